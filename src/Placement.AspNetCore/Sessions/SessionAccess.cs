using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Sessions;

/// <summary>
/// Asks portals whether users still have access to the application, and whether they are administrators: one question is both.
/// </summary>
internal sealed class SessionAccess(
    PortalClients clients, IWidgetSessionStore store, SessionStates states, ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    private const string Method = "user.admin";

    /// <summary>How long an answer counts.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger(SessionEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, Lazy<Task<SessionState>>> _asked = new(StringComparer.Ordinal);

    /// <summary>Makes sure that a user has access, unless that was done minutes ago.</summary>
    /// <param name="state">The session, which has tokens.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the user has access; null: the portal does not tell. And the session as it is stored then.</returns>
    public async ValueTask<(bool? HasAccess, SessionState State)> ConfirmAsync(SessionState state, CancellationToken cancellationToken)
    {
        if (IsConfirmed(state.Session!))
        {
            return (true, state);
        }

        try
        {
            return (true, await AskAsync(state, cancellationToken).ConfigureAwait(false));
        }
        catch (BitrixException refusal) when (BitrixError.Find(refusal.Code) is { EndsTokens: true })
        {
            SessionEvents.AccessLost(_logger, state.Portal!.Domain);
            return (false, state);
        }
        catch (BitrixException error)
        {
            SessionEvents.AccessUnknown(_logger, state.Portal!.Domain, OutcomeName.Of(error));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // The time is over; or whatever the application's own handlers give up with, whose message may quote anything.
            SessionEvents.AccessUnknown(_logger, state.Portal!.Domain, failure.GetType().Name);
        }

        return (null, state);
    }

    /// <summary>Whether a user is an administrator.</summary>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    public async Task<bool> AskAdministratorAsync(SessionState state, CancellationToken cancellationToken)
    {
        if (state.Session is not { Tokens: not null } session)
        {
            return false;
        }

        if (!IsConfirmed(session) || session.IsAdministrator is null)
        {
            state = await AskAsync(state, cancellationToken).ConfigureAwait(false);
        }

        return state.Session!.IsAdministrator == true;
    }

    /// <summary>The clock may have been put back since, and that of another server is a little ahead.</summary>
    private bool IsConfirmed(StoredSession session) => (_clock.GetUtcNow() - session.ConfirmedAt).Duration() < Trust;

    /// <summary>Asks once, for all who want to know at the same time.</summary>
    private async Task<SessionState> AskAsync(SessionState state, CancellationToken cancellationToken)
    {
        StoredSession session = state.Session!;
        string key = string.Create(
            CultureInfo.InvariantCulture, $"{session.ClientId}/{session.MemberId}/{session.UserId}/{session.Epoch}/{session.Generation}");
        Lazy<Task<SessionState>> asked = _asked.GetOrAdd(
            key, key => new Lazy<Task<SessionState>>(() => Task.Run(() => AskCoreAsync(key, state))));
        return await asked.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<SessionState> AskCoreAsync(string key, SessionState state)
    {
        try
        {
            using var limited = new CancellationTokenSource(Timeout);
            PortalTokens tokens = state.Session!.Tokens! with { ClientEndpoint = state.Portal!.ClientEndpoint };
            BitrixResponse response = await clients.ForUser(state.Session!.ClientId, tokens).CallAsync(
                Method, default, limited.Token).ConfigureAwait(false);
            return await StoreAsync(state, PhpTruth.IsYes(response.Result.ToString())).ConfigureAwait(false);
        }
        finally
        {
            _asked.TryRemove(key, out _);
        }
    }

    /// <summary>Stores the answer. Whoever has stored the session meanwhile knows no less.</summary>
    private async Task<SessionState> StoreAsync(SessionState state, bool isAdministrator)
    {
        StoredSession session = state.Session!;
        DateTimeOffset now = _clock.GetUtcNow();
        StoredSession answered = session with { IsAdministrator = isAdministrator, ConfirmedAt = now };
        try
        {
            // Asking may have renewed the tokens.
            StoredSession current = await store.FindSessionAsync(
                session.ClientId, session.MemberId, session.UserId).ConfigureAwait(false) ?? session;
            if (current.Generation == session.Generation && current.Tokens is not null)
            {
                answered = await states.SaveAsync(
                    state.Portal!, current with { IsAdministrator = isAdministrator, ConfirmedAt = now }, CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
        catch (PortalConflictException)
        {
            // The next question is asked a little earlier.
        }

        return state with { Session = answered };
    }
}
