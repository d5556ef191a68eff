using Placement.Tokens;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What a host's thread pool does, one thing after the other.</summary>
internal sealed class HostWorkers(Schedule schedule, Host host) : Workers
{
    /// <inheritdoc/>
    public override async Task<PortalTokens> StartAsync(Func<Task<PortalTokens>> work)
    {
        await schedule.UntilAsync(host, static () => true).ConfigureAwait(false);
        return await work().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<PortalTokens> JoinAsync(Task<PortalTokens> work, CancellationToken cancellationToken)
    {
        await schedule.UntilAsync(host, () => work.IsCompleted).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }
}
