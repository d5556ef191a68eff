using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Placement.Configuration;

namespace Placement.Releases;

/// <summary>Says whether the release needs somebody. A portal that needs somebody does not make an application ill.</summary>
internal sealed class ReleaseHealthCheck(
    IReleaseMonitor monitor, ClientIdentity application, ReleaseStart start, ReleaseSwitch releases, IOptions<ReleaseOptions> options)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            List<ReleaseProgress> all = [];
            foreach (string clientId in application.Ids)
            {
                if (await monitor.ForApplication(clientId).GetProgressAsync(cancellationToken).ConfigureAwait(false) is { } progress)
                {
                    all.Add(progress);
                }
            }

            if (releases.IsOn(options.Value) && all.Any(progress => start.IsNumberUsedTwice(progress.Release)))
            {
                return HealthCheckResult.Degraded(
                    $"{Describe(all)}. This host declares something else under that number, and changes nothing: give it a higher one.",
                    data: DataOf(all));
            }

            return all.Count == 0
                ? HealthCheckResult.Healthy("There is no release yet.")
                : all.Any(static progress => progress.Release.State is ReleaseState.Stopped or ReleaseState.AwaitingApproval)
                    ? HealthCheckResult.Degraded(Describe(all), data: DataOf(all))
                    : HealthCheckResult.Healthy(Describe(all), DataOf(all));
        }
        catch (PortalStoreException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The portal store failed.", failure);
        }
    }

    private static string Describe(List<ReleaseProgress> all) => all is [var only]
        ? only.ToString()
        : string.Join("; ", all.Select(static progress => $"{progress.Release.ClientId}: {progress}"));

    /// <summary>How many portals are in which state, of all applications together.</summary>
    private static Dictionary<string, object> DataOf(List<ReleaseProgress> all) => all
        .SelectMany(static progress => progress.Counts)
        .GroupBy(static count => count.Key)
        .ToDictionary(static state => state.Key.ToString(), static state => (object)state.Sum(static count => count.Value));
}
