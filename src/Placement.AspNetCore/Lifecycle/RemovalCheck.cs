using System.Threading.RateLimiting;
using Placement.Catalog;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>
/// Asks a portal, with the stored tokens, whether it still has the application. Every user of the portal can send a notice of its removal;
/// only the portal can say that it is true.
/// </summary>
internal sealed class RemovalCheck(PortalClients clients, TimeProvider? timeProvider = null) : IDisposable
{
    private const string Method = "app.info";
    private const int MaxRemembered = 10_000;

    /// <summary>How long an answer counts, so that a flood of notices does not become one of questions.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly BoundedCache<string> _present = new(timeProvider ?? TimeProvider.System, MaxRemembered);
    private readonly BoundedCache<string> _unclear = new(timeProvider ?? TimeProvider.System, MaxRemembered);
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions { PermitLimit = 8, QueueLimit = 64 });

    /// <summary>Asks the portal. Whoever calls sees to it that a portal is asked one question at a time.</summary>
    /// <returns>
    /// What the portal says, and where it does not tell, a name for why. <see cref="RemovalVerdict.RefusedBefore"/> is no answer to a
    /// notice that has come after it.
    /// </returns>
    public async Task<(RemovalVerdict Verdict, string Reason)> AskAsync(Portal portal, CancellationToken cancellationToken)
    {
        if (_present.Find(portal.Key.ToString()) is not null)
        {
            return (RemovalVerdict.RefusedBefore, "");
        }

        if (!portal.HasTokens)
        {
            return (RemovalVerdict.Unclear, "no_tokens");
        }

        if (_unclear.Find(portal.Key.ToString()) is { } known)
        {
            return (RemovalVerdict.Unclear, known);
        }

        (RemovalVerdict verdict, string reason) = await AskInTurnAsync(portal, cancellationToken).ConfigureAwait(false);
        DateTimeOffset until = _clock.GetUtcNow() + Memory;
        switch (verdict)
        {
            case RemovalVerdict.Refused:
                _present.Set(portal.Key.ToString(), reason, until);
                break;
            case RemovalVerdict.Unclear:
                _unclear.Set(portal.Key.ToString(), reason, until);
                break;
        }

        return (verdict, reason);
    }

    public void Dispose() => _turns.Dispose();

    private async Task<(RemovalVerdict Verdict, string Reason)> AskInTurnAsync(Portal portal, CancellationToken cancellationToken)
    {
        using RateLimitLease turn = await _turns.AcquireAsync(permitCount: 1, cancellationToken).ConfigureAwait(false);
        if (!turn.IsAcquired)
        {
            return (RemovalVerdict.Unclear, "too_many");
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Timeout);
        try
        {
            await clients.ForPortal(portal).CallAsync(Method, default, limited.Token).ConfigureAwait(false);
            return (RemovalVerdict.Refused, "");
        }
        catch (BitrixException error)
        {
            bool isRemoved = BitrixError.Find(error.Code) is { MeansRemoved: true };
            return (isRemoved ? RemovalVerdict.Removed : RemovalVerdict.Unclear, OutcomeName.Of(error));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return (RemovalVerdict.Unclear, failure is OperationCanceledException ? "timeout" : failure.GetType().Name);
        }
    }
}
