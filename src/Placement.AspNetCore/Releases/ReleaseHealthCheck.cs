using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Placement.Releases;

/// <summary>Says whether the release needs somebody. A portal that needs somebody does not make an application ill.</summary>
internal sealed class ReleaseHealthCheck(IReleaseMonitor monitor) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            ReleaseProgress? progress = await monitor.GetProgressAsync(cancellationToken).ConfigureAwait(false);
            return progress switch
            {
                null => HealthCheckResult.Healthy("There is no release yet."),
                { Release.State: ReleaseState.Stopped or ReleaseState.AwaitingApproval } =>
                    HealthCheckResult.Degraded(progress.ToString(), data: DataOf(progress)),
                _ => HealthCheckResult.Healthy(progress.ToString(), DataOf(progress)),
            };
        }
        catch (PortalStoreException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The portal store failed.", failure);
        }
    }

    private static Dictionary<string, object> DataOf(ReleaseProgress progress) =>
        progress.Counts.ToDictionary(static count => count.Key.ToString(), static count => (object)count.Value);
}
