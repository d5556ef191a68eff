namespace Placement.Testing.State;

/// <summary>The life of the application on the portal. Every change is atomic, and tells what was before and what is now.</summary>
internal sealed class InstallationState(LocalPortalOptions options)
{
    private readonly object _gate = new();
    private volatile Installation _current = new(IsPresent: true, options.Installed, NewToken(), options.Version);

    public Installation Current => _current;

    /// <summary>
    /// Starts an installation, and finishes it where there is nothing to show. An application that was removed comes back with a new
    /// application token.
    /// </summary>
    public (Installation Before, Installation Now) Begin(bool isFinished) => Change(now => now with
    {
        IsPresent = true,
        IsFinished = isFinished,
        ApplicationToken = now.IsPresent ? now.ApplicationToken : NewToken(),
    });

    /// <summary>Finishes an installation, if there is one.</summary>
    public (Installation Before, Installation Now) Finish() => Change(static now => now with { IsFinished = now.IsPresent });

    /// <summary>Brings the next version, with a new application token.</summary>
    public (Installation Before, Installation Now) Update() => Change(static now => now with { Version = now.Version + 1, ApplicationToken = NewToken() });

    /// <summary>Removes the application. Of two removals at once, one finds nothing.</summary>
    public (Installation Before, Installation Now) Remove() => Change(static now => now with { IsPresent = false, IsFinished = false });

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
