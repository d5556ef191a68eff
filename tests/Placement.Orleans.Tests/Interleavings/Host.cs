using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Fleet;
using Placement.Hosts;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Tokens;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>One host of the application. It shares no memory with the others, and can be killed.</summary>
internal sealed class Host
{
    public const string ClientId = "app.1";

    private static readonly IOptions<PlacementOptions> Configured =
        Options.Create(new PlacementOptions { ClientId = ClientId, ClientSecret = "secret", RateLimit = null });

    private static readonly ClientIdentity Application = new(Configured);
    private static readonly HostPolicy Policy = new(Configured.Value, allowLoopback: false);

    private readonly PortalDirectory _portals;
    private readonly Portal _known;
    private readonly IBitrixClient _client;
    private readonly Func<Task> _call;

    /// <param name="index">Tells it from the others.</param>
    /// <param name="setup">What is explored.</param>
    /// <param name="schedule">Gives it its turns.</param>
    /// <param name="database">Where it stores.</param>
    /// <param name="server">Where it renews.</param>
    /// <param name="activations">The places of the portal's grain.</param>
    public Host(int index, Setup setup, Schedule schedule, Database database, AuthorizationServer server, Activations activations)
    {
        (Index, Server) = (index, server);
        Store = new HostStore(schedule, database, this);
        var clock = new VirtualClock(schedule, this, setup.Skew * index);
        _portals = new PortalDirectory(Store, Application);
        _known = database.Find();
        Clients = new PortalClients(
            new HttpClients(new HostHandler(server, this)), Configured, _portals, new InMemorySessions(clock), Application, Policy,
            timeProvider: clock,
            cluster: setup.Activations == 0
                ? null
                : new GrainCluster(
                    HostGrains.Of(this, schedule, activations),
                    Store,
                    new ClusterChanges(HostOthers.Create(), clock),
                    NullLoggerFactory.Instance,
                    clock),
            lineages: new TokenLineages(new HostWorkers(schedule, this)));

        // A host that has calls all the time keeps what it knows of the portal's tokens.
        _client = Clients.ForPortal(_known);
        _call = setup.Client(this);
        schedule.Add(this);
    }

    public int Index { get; }

    public bool IsDead { get; set; }

    public HostStore Store { get; }

    public AuthorizationServer Server { get; }

    public PortalClients Clients { get; }

    /// <summary>Calls the portal as the setup says.</summary>
    public Task BeginAsync() => _call();

    /// <summary>Calls the portal, as an application does.</summary>
    /// <exception cref="BitrixException">It has not answered.</exception>
    public Task CallAsync() => _client.CallAsync("profile", "{}"u8.ToArray());

    /// <summary>Changes something of the portal, as an event does.</summary>
    public Task ChangeAsync() => _portals.ChangeAsync(_known, static portal => portal! with { Status = "P" }, CancellationToken.None);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"host {Index}");

    private sealed class HttpClients(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
