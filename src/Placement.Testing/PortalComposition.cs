using Placement.Testing.Methods;
using Placement.Testing.OAuth;

namespace Placement.Testing.State;

/// <summary>One portal without its servers: what it is, what it remembers, and the methods that work on that.</summary>
internal sealed class PortalState
{
    public PortalState(LocalPortalOptions options)
    {
        Options = options;
        Users = [.. options.Users];
        Identity = new PortalIdentity(Users.First(static user => user.IsAdministrator));
        Tokens = new TokenStore(options.TimeProvider);
        Bindings = new BindingStore();
        EventHandlers = new EventHandlerStore();
        Events = new PortalEvents(options);
        Installation = new InstallationState(options);
        Changes = new ChangeSignal();
        Requests = new RecentLog<LocalRequest>();
        RateLimit = options.RateLimit is { } limit ? new LeakyBucket(limit, options.TimeProvider) : null;
        RestMethod[] methods =
        [
            .. BatchMethods.All,
            .. UserMethods.All,
            .. new ServerMethods(options.TimeProvider).All,
            .. new ApplicationMethods(options, Installation).All,
            .. new EventMethods(Events, EventHandlers, options.HandlerHosts).All,
            .. new PlacementMethods(options, new PortalPlacements(options), Bindings).All,
        ];
        Faults = new PortalFaults(methods.Select(static method => method.Name), options.TimeProvider);
        Dispatcher = new RestDispatcher(methods, new OperatingTime(options.TimeProvider, options.OperatingTimeLimit), Faults, options.TimeProvider);
    }

    public LocalPortalOptions Options { get; }

    public IReadOnlyList<LocalUser> Users { get; }

    public PortalIdentity Identity { get; }

    public TokenStore Tokens { get; }

    public BindingStore Bindings { get; }

    public EventHandlerStore EventHandlers { get; }

    public PortalEvents Events { get; }

    public InstallationState Installation { get; }

    /// <summary>How the portal reaches the application; null: by the addresses of its handlers.</summary>
    public LocalApplication? Application { get; set; }

    public RecentLog<LocalRequest> Requests { get; }

    /// <summary>Raised after every request that was answered, and after every change that none of them made.</summary>
    public ChangeSignal Changes { get; }

    /// <summary>Counts the requests; null: any number is answered.</summary>
    public LeakyBucket? RateLimit { get; }

    public PortalFaults Faults { get; }

    public RestDispatcher Dispatcher { get; }
}
