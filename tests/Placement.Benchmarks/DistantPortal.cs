using System.Globalization;
using System.Text;
using Placement.Testing;

namespace Placement.Benchmarks;

/// <summary>A local portal that answers from some way off, and a client whose requests are counted.</summary>
internal sealed class DistantPortal : IAsyncDisposable
{
    public static readonly TimeSpan UsualLatency = TimeSpan.FromMilliseconds(20);

    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private readonly LocalPortal _portal;
    private readonly CountingHandler _counting = new() { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
    private readonly HttpClient _http;

    private DistantPortal(LocalPortal portal)
    {
        _portal = portal;
        _http = new HttpClient(_counting);

        // Bitrix24's limits would slow down the single calls only.
        Client = new BitrixClient(_http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null });
    }

    public BitrixClient Client { get; }

    /// <summary>How many requests the client has sent.</summary>
    public int Requests => _counting.Requests;

    public string Endpoint => _portal.Endpoint.AbsoluteUri;

    public static async Task<DistantPortal> StartAsync(TimeSpan latency)
    {
        LocalPortal portal = await LocalPortal.StartAsync();
        if (latency > TimeSpan.Zero)
        {
            portal.Faults.Add(PortalFault.Latency(latency));
        }

        return new DistantPortal(portal);
    }

    public PortalTokens IssueTokens() => _portal.IssueTokens();

    /// <summary>As many tabs of a deal.</summary>
    public static WidgetBinding[] Declare(int bindings, string title) =>
    [
        .. Enumerable.Range(0, bindings).Select(number => new WidgetBinding(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies/{{number}}","TITLE":"{{title}} {{number}}"}""")))),
    ];

    /// <summary>One call after the other.</summary>
    public async Task BindOneByOneAsync(IEnumerable<WidgetBinding> declared)
    {
        foreach (WidgetBinding binding in declared)
        {
            await Client.BindPlacementAsync(binding, BaseAddress);
        }
    }

    public Task<RegistrationReport> RegisterAsync(IReadOnlyList<WidgetBinding> declared) =>
        PlacementRegistration.RegisterAsync(Client, declared, BaseAddress);

    public async Task UnregisterAsync(IReadOnlyList<WidgetBinding> declared) =>
        (await PlacementRegistration.UnregisterAsync(Client, declared, BaseAddress)).EnsureSuccess();

    /// <summary>Throws if the portal does not store as many bindings.</summary>
    public async Task CheckAsync(int bindings)
    {
        int stored = (await Client.GetPlacementsAsync()).Count;
        if (stored != bindings)
        {
            throw new InvalidOperationException($"Not {bindings} bindings are there, but {stored}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _portal.DisposeAsync();
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        private int _requests;

        public int Requests => _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
