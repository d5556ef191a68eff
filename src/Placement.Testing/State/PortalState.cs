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
        Requests = new RequestLog();
        Dispatcher = new RestDispatcher(
            [
                .. BatchMethods.All,
                .. UserMethods.All,
                .. new ServerMethods(options.TimeProvider).All,
                .. new ApplicationMethods(options).All,
                .. new EventMethods(new PortalEvents(options), new EventHandlerStore(), options.HandlerHosts).All,
                .. new PlacementMethods(options, new PortalPlacements(options), Bindings).All,
            ],
            new OperatingTime(options.TimeProvider),
            options.TimeProvider);
    }

    public LocalPortalOptions Options { get; }

    public IReadOnlyList<LocalUser> Users { get; }

    public PortalIdentity Identity { get; }

    public TokenStore Tokens { get; }

    public BindingStore Bindings { get; }

    public RequestLog Requests { get; }

    public RestDispatcher Dispatcher { get; }
}
