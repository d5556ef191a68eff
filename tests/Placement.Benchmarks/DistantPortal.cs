using System.Globalization;
using System.Text;
using Placement.Testing;

namespace Placement.Benchmarks;

/// <summary>A local portal that answers from some way off, and a client that counts its requests.</summary>
internal sealed class DistantPortal : IAsyncDisposable
{
    public static readonly TimeSpan UsualLatency = TimeSpan.FromMilliseconds(20);

    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private readonly LocalPortal _portal;
    private readonly DistanceHandler _distance;
    private readonly HttpClient _http;

    private DistantPortal(LocalPortal portal, TimeSpan latency)
    {
        _portal = portal;
        _distance = new DistanceHandler(latency) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        _http = new HttpClient(_distance);

        // Bitrix24's limits would slow down the single calls only.
        Client = new BitrixClient(_http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null });
    }

    public BitrixClient Client { get; }

    public int Requests => _distance.Requests;

    public static async Task<DistantPortal> StartAsync(TimeSpan latency) => new(await LocalPortal.StartAsync(), latency);

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

    private sealed class DistanceHandler(TimeSpan latency) : DelegatingHandler
    {
        private int _requests;

        public int Requests => _requests;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            await Task.Delay(latency, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
