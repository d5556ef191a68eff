using Microsoft.Extensions.Logging.Abstractions;
using Placement.Clusters;
using Placement.Grains;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>The portal's grain, as one host reaches it.</summary>
internal sealed class HostGrain(Schedule schedule, Activations activations, Host host, string key) : IPortalGrain
{
    /// <inheritdoc/>
    public async Task RenewAsync(TokenHolder holder, int? userId, string stale)
    {
        if (await schedule.StepAsync(host, "asks", StepOutcome.Fails) == StepOutcome.Fails)
        {
            throw new TimeoutException("The other host was not reached.");
        }

        Host asked = activations.Find(host);
        Task renewal = PortalGrain.RenewAsync(asked.Clients, key, holder, userId, stale, NullLogger.Instance);
        await schedule.UntilAsync(host, () => renewal.IsCompleted || asked.IsDead);
        StepOutcome told = await schedule.StepAsync(host, "is told", StepOutcome.SeemsToFail);
        if (!renewal.IsCompleted)
        {
            throw new SiloUnavailableException("The other host is gone.");
        }

        if (told != StepOutcome.Done)
        {
            throw new TimeoutException("The answer is lost.");
        }

        await renewal;
    }
}
