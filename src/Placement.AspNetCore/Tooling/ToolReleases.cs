using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.Releases;
using Placement.Widgets;

namespace Placement.Tooling;

/// <summary>
/// What brings portals up: the application's own releases or, where it has none, the same in memory, for as long as the tool runs.
/// </summary>
internal sealed class ToolReleases
{
    private ToolReleases(
        bool isStored, ReleaseOptions options, IReleaseStore store, OwnPortals portals, PortalWalk walk, ReleaseStart start,
        ReleaseSweep sweep, IReleaseMonitor monitor)
    {
        IsStored = isStored;
        Options = options;
        Store = store;
        Portals = portals;
        Walk = walk;
        Start = start;
        Sweep = sweep;
        Monitor = monitor;
    }

    /// <summary>Whether the application has releases.</summary>
    public bool IsStored { get; }

    public ReleaseOptions Options { get; }

    public IReleaseStore Store { get; }

    public OwnPortals Portals { get; }

    public PortalWalk Walk { get; }

    public ReleaseStart Start { get; }

    public ReleaseSweep Sweep { get; }

    public IReleaseMonitor Monitor { get; }

    public static ToolReleases Of(IServiceProvider services)
    {
        if (services.GetService<ReleaseStart>() is { } start)
        {
            return new ToolReleases(
                isStored: true, services.GetRequiredService<IOptions<ReleaseOptions>>().Value,
                services.GetRequiredService<IReleaseStore>(), services.GetRequiredService<OwnPortals>(),
                services.GetRequiredService<PortalWalk>(), start, services.GetRequiredService<ReleaseSweep>(),
                services.GetRequiredService<IReleaseMonitor>());
        }

        IOptions<ReleaseOptions> options = Microsoft.Extensions.Options.Options.Create(new ReleaseOptions { Number = 1 });
        PortalDirectory directory = services.GetRequiredService<PortalDirectory>();
        ClientIdentity application = services.GetRequiredService<ClientIdentity>();
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();
        TimeProvider? clock = services.GetService<TimeProvider>();
        var store = new InMemoryReleases(directory.Store, clock);
        var canaries = new CanaryPortals(options);
        var signal = new ReleaseSignal();
        var portals = new OwnPortals(directory, application);
        var update = new PortalUpdate(
            services.GetRequiredService<WidgetRegistration>(), services.GetRequiredService<EventBindings>(),
            services.GetRequiredService<PortalLocks>(), services.GetRequiredService<RequestVerification.PortalClients>(), directory,
            loggers, clock);
        return new ToolReleases(
            isStored: false, options.Value, store, portals, new PortalWalk(portals, store, canaries, application),
            new ReleaseStart(
                store, services.GetRequiredService<DeclaredWidgets>(), services.GetRequiredService<EventsRoute>(), application,
                services.GetRequiredService<IOptions<PlacementOptions>>(), options, loggers, clock),
            new ReleaseSweep(store, update, canaries, signal, new StorePace(store, application, options), options, loggers, clock),
            new ReleaseMonitor(store, canaries, application, signal, options, loggers, clock));
    }
}
