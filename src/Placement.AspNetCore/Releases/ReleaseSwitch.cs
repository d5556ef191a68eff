using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Placement.Configuration;

namespace Placement.Releases;

/// <summary>Whether this host brings portals up.</summary>
internal sealed class ReleaseSwitch(IConfiguration? configuration = null, IHostEnvironment? environment = null)
{
    /// <summary>Whether it does. Beside a local portal it never does: what is tried out there has a store of its own.</summary>
    public bool IsOn(ReleaseOptions options) =>
        !configuration.IsStartedByTool()
        && configuration.LocalPortalClientId(environment) is null
        && (options.IsEnabled ?? environment?.IsProduction() ?? false);
}
