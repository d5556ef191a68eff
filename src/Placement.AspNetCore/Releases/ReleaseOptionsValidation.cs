using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Placement.Bindings;

namespace Placement.Releases;

/// <summary>Refuses to start with releases that cannot be told apart, or that would lead customers to nowhere.</summary>
internal sealed class ReleaseOptionsValidation(
    IOptions<PlacementOptions> application, ReleaseSwitch releases, IHostEnvironment? environment = null)
    : IValidateOptions<ReleaseOptions>
{
    /// <summary>A portal that is begun so seldom would not see the end of a release.</summary>
    private const double LeastStartsPerSecond = 0.01;

    private const int MaxConcurrency = 1000;
    private const int MaxCanaryPortals = 100;

    public ValidateOptionsResult Validate(string? name, ReleaseOptions options)
    {
        List<string> failures = [.. Slips(options)];
        if (failures.Count == 0 && releases.IsOn(options))
        {
            failures.AddRange(Missing(options));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Slips(ReleaseOptions options)
    {
        if (options.CanaryShare is not (>= 0 and <= 1) || options.MaxFailureShare is not (>= 0 and <= 1))
        {
            yield return $"{nameof(ReleaseOptions)}.{nameof(ReleaseOptions.CanaryShare)} and {nameof(ReleaseOptions.MaxFailureShare)} are "
                + "shares: write numbers from 0 to 1.";
        }

        if (options.StartsPerSecond is not (>= LeastStartsPerSecond and <= MaxConcurrency)
            || options.MaxConcurrency is not (> 0 and <= MaxConcurrency))
        {
            yield return $"{nameof(ReleaseOptions)}.{nameof(ReleaseOptions.StartsPerSecond)} is from 0.01 to 1000, and "
                + $"{nameof(ReleaseOptions.MaxConcurrency)} from 1 to 1000.";
        }

        if (options.CanaryPortals.Count > MaxCanaryPortals)
        {
            yield return $"{nameof(ReleaseOptions)}.{nameof(ReleaseOptions.CanaryPortals)} has more than {MaxCanaryPortals} portals: use "
                + $"{nameof(ReleaseOptions.CanaryShare)}.";
        }

        if (options.RollsBack <= options.Number)
        {
            yield return $"{nameof(ReleaseOptions)}.{nameof(ReleaseOptions.RollsBack)} names the release that is taken back: a number "
                + $"above {nameof(ReleaseOptions.Number)}. Leave it out otherwise.";
        }

        if (options.KeepAliveAfter is { } age && (age < TimeSpan.FromDays(30) || age > TimeSpan.FromDays(120)))
        {
            yield return $"{nameof(ReleaseOptions)}.{nameof(ReleaseOptions.KeepAliveAfter)} is from 30 to 120 days, or null.";
        }
    }

    private IEnumerable<string> Missing(ReleaseOptions options)
    {
        if (options.Number < 1)
        {
            yield return $"{nameof(ReleaseOptions)}.{nameof(ReleaseOptions.Number)} is missing: give every deployment that declares "
                + "something else a higher one, at least 1, such as the number of the build.";
        }

        PlacementOptions current = application.Value;
        if (current.AllApplications.All(static application => string.IsNullOrWhiteSpace(application.ClientId)))
        {
            yield return $"Releases need {nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} and "
                + $"{nameof(PlacementOptions.ClientSecret)}: portals are called with them.";
        }

        if (current.BaseAddress is not { IsAbsoluteUri: true } address)
        {
            yield return $"Releases need {nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)}: no request says under which "
                + "address the users of portals reach the application.";
        }
        else if (!current.AllowsLoopback(environment)
            && (address.Scheme != Uri.UriSchemeHttps || PublicAddress.ProblemOf(address) is not null))
        {
            yield return $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)} is no https address that the users of portals "
                + "can reach, and releases would lead all of them there.";
        }
    }
}
