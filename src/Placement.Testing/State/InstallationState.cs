using Placement.Testing.Configuration;

namespace Placement.Testing.State;

/// <summary>
/// The life of the application on the portal, and what goes with it: tokens, widgets, event handlers. Every change of the installation is
/// atomic, and tells what was before and what is now.
/// </summary>
internal sealed class InstallationState(
    LocalPortalOptions options, ApplicationData data, TokenStore tokens, ChangeSignal changes)
{
    /// <summary>Applications of the market are the same when they come back; a local one gets another client id.</summary>
    private const string Market = "app.";

    private readonly object _gate = new();
    private volatile Installation _current = new(IsPresent: true, options.Installed, NewToken(), options.Version);

    public Installation Current => _current;

    /// <summary>Goes on with an installation of an earlier run.</summary>
    public void Restore(Installation installation) => Change(_ => installation);

    /// <summary>
    /// Starts an installation, and finishes it where there is nothing to show. An application that was removed comes back with a new
    /// application token, and its former tokens are unknown.
    /// </summary>
    public (Installation Before, Installation Now) Begin(bool isFinished)
    {
        (Installation before, Installation now) = Change(now => now with
        {
            IsPresent = true,
            IsFinished = isFinished,
            ApplicationToken = now.IsPresent ? now.ApplicationToken : NewToken(),
        });
        if (!before.IsPresent)
        {
            tokens.Clear();
        }

        changes.Raise();
        return (before, now);
    }

    /// <summary>Finishes an installation, if there is one.</summary>
    public void Finish()
    {
        Change(static now => now with { IsFinished = now.IsPresent });
        changes.Raise();
    }

    /// <summary>Brings the next version.</summary>
    /// <param name="newApplicationToken">Whether the portal proves itself by another application token from now on.</param>
    /// <param name="isRemoved">Which event handlers are gone afterwards.</param>
    public (Installation Before, Installation Now) Update(bool newApplicationToken, Predicate<LocalEventBinding> isRemoved)
    {
        (Installation Before, Installation Now) change = Change(now => now with
        {
            Version = now.Version + 1,
            ApplicationToken = newApplicationToken ? NewToken() : now.ApplicationToken,
        });
        data.EventHandlers.Remove(isRemoved);
        changes.Raise();
        return change;
    }

    /// <summary>Removes the application with what it has left on the portal, and returns what was.</summary>
    /// <param name="clean">Whether the administrator wants its data deleted, too.</param>
    /// <exception cref="InvalidOperationException">The portal does not have it. Of two removals at once, one fails.</exception>
    public Installation Remove(bool clean)
    {
        Installation before = Change(static now => now with { IsPresent = false, IsFinished = false }).Before;
        RequirePresent(before);
        data.Remove(keepsOptions: !clean && options.ClientId.StartsWith(Market, StringComparison.OrdinalIgnoreCase));
        changes.Raise();
        return before;
    }

    /// <exception cref="InvalidOperationException">The portal does not have the application.</exception>
    public void RequirePresent() => RequirePresent(Current);

    private static void RequirePresent(Installation installation)
    {
        if (!installation.IsPresent)
        {
            throw new InvalidOperationException("The application is not installed on the portal.");
        }
    }

    private static string NewToken() => RandomCode.Hex(RandomCode.IdLength);

    private (Installation Before, Installation Now) Change(Func<Installation, Installation> change)
    {
        lock (_gate)
        {
            Installation before = _current;
            return (before, _current = change(before));
        }
    }
}
