using System.Threading.RateLimiting;

namespace Placement.Lifecycle;

/// <summary>Lets one at a time work on each portal, within this process. What several processes do is told apart by revisions.</summary>
internal sealed class PortalLocks : IDisposable
{
    private static readonly ConcurrencyLimiterOptions OneAtATime = new() { PermitLimit = 1, QueueLimit = int.MaxValue };

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.Create<string, string>(
        static memberId => RateLimitPartition.GetConcurrencyLimiter(memberId, static _ => OneAtATime), StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for its turn.</summary>
    /// <returns>The turn, which ends when it is disposed.</returns>
    public async Task<IDisposable> EnterAsync(string memberId) => await _turns.AcquireAsync(memberId).ConfigureAwait(false);

    public void Dispose() => _turns.Dispose();
}
