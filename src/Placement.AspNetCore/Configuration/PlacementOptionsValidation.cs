using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Placement.Bindings;
using Placement.Catalog;

namespace Placement.Configuration;

/// <summary>Finds slips in what an application tells about itself when it starts, rather than when the first portal comes.</summary>
internal sealed class PlacementOptionsValidation(IHostEnvironment? environment = null) : IValidateOptions<PlacementOptions>
{
    /// <summary>Forms are held in memory.</summary>
    private const int MaxBodyLength = 64 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, PlacementOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.ClientId) != string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            failures.Add(
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} and {nameof(PlacementOptions.ClientSecret)} "
                + "belong together: set both, as Bitrix24 issued them.");
        }

        AddFailures(failures, options);
        if (options.BaseAddress is { } address && !WebAddress.IsBase(address))
        {
            failures.Add(
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)}: write the absolute http or https address of "
                + "the application, without user name, query and fragment, such as https://apps.acme.com/sales.");
        }
        else if (options.BaseAddress is { } known && !options.AllowsLoopback(environment) && ProblemOf(known, options) is { } problem)
        {
            failures.Add(
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.BaseAddress)} {problem}. Write the https address under which the "
                + $"users of portals reach the application; for tests on one machine, set {nameof(PlacementOptions.AllowLoopback)}.");
        }

        if (options.AuthorizationHosts.Count == 0)
        {
            failures.Add(
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.AuthorizationHosts)} is empty: without an authorization "
                + "server no portal can be verified.");
        }

        AddFailures(failures, options.AuthorizationHosts, nameof(PlacementOptions.AuthorizationHosts), takesParents: false);
        AddFailures(failures, options.PortalHosts, nameof(PlacementOptions.PortalHosts), takesParents: true);
        RequestLimits limits = options.RequestLimits;
        AddFailure(failures, limits.MaxBodyLength, MaxBodyLength, nameof(RequestLimits.MaxBodyLength));
        AddFailure(failures, limits.MaxQueryLength, int.MaxValue, nameof(RequestLimits.MaxQueryLength));
        AddFailure(failures, limits.MaxFields, int.MaxValue, nameof(RequestLimits.MaxFields));
        AddFailure(failures, limits.MaxFieldNameLength, int.MaxValue, nameof(RequestLimits.MaxFieldNameLength));
        SessionLimits sessions = options.SessionLimits;
        AddFailure(failures, sessions.Lifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), nameof(SessionLimits.Lifetime));
        AddFailure(
            failures, sessions.AbsoluteLifetime, sessions.Lifetime, TimeSpan.FromDays(30), nameof(SessionLimits.AbsoluteLifetime));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>An application is told by its client id, in rows and keys, too.</summary>
    private static void AddFailures(List<string> failures, PlacementOptions options)
    {
        const string Option = $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.Applications)}";
        if (options.Applications.Any(static application =>
            string.IsNullOrWhiteSpace(application.ClientId) || string.IsNullOrWhiteSpace(application.ClientSecret)))
        {
            failures.Add(
                $"{Option}: each application has a {nameof(ApplicationCredentials.ClientId)} and a "
                + $"{nameof(ApplicationCredentials.ClientSecret)}, as Bitrix24 issued them: set both.");
        }

        string[] ids = [.. options.AllApplications.Select(static application => application.ClientId?.Trim() ?? "")];
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Length)
        {
            failures.Add(
                $"{Option} names a client id twice, or the one of {nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} again: "
                + $"name each once. For two secrets of one application, use {nameof(ApplicationCredentials.AlternateClientSecret)}.");
        }
    }

    /// <summary>An application for portals in a private network may be there itself.</summary>
    private static string? ProblemOf(Uri baseAddress, PlacementOptions options) => options.PortalHosts
        .Select(static host => Uri.TryCreate($"https://{host.TrimStart('*', '.')}/", UriKind.Absolute, out Uri? portal) ? portal : null)
        .FirstOrDefault(static portal => portal is not null && Reachability.WhyUnreachable(portal) is not null) is { } local
            ? PublicAddress.ProblemOf(baseAddress, local)
            : PublicAddress.ProblemOf(baseAddress);

    private static void AddFailure(List<string> failures, int value, int most, string limit)
    {
        if (value <= 0 || value > most)
        {
            failures.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.RequestLimits)}.{limit} is {value}: write a number from 1 to "
                + $"{most}."));
        }
    }

    private static void AddFailure(List<string> failures, TimeSpan value, TimeSpan least, TimeSpan most, string limit)
    {
        if (value < least || value > most)
        {
            failures.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.SessionLimits)}.{limit} is {value}: write a time from {least} to "
                + $"{most}."));
        }
    }

    private static void AddFailures(List<string> failures, IEnumerable<string> hosts, string option, bool takesParents)
    {
        foreach (string host in hosts)
        {
            try
            {
                TrustedHost.Parse(host, option, takesParents);
            }
            catch (ArgumentException slip)
            {
                failures.Add(slip.Message);
            }
        }
    }
}
