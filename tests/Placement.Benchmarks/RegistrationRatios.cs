using System.Globalization;
using System.Text;
using Placement.Testing;

namespace Placement.Benchmarks;

/// <summary>Registering on a local portal that is some way off, in relation to as many calls one after the other.</summary>
internal static class RegistrationRatios
{
    private const int Bindings = 50;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private static readonly WidgetBinding[] Declared =
    [
        .. Enumerable.Range(0, Bindings).Select(static number => new WidgetBinding(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies/{{number}}","TITLE":"Supplies {{number}}"}""")))),
    ];

    public static async Task<Ratio> MeasureAsync()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync();
        using var http = new HttpClient(new FarAway { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });

        // Bitrix24's limits would slow down the single calls only.
        var client = new BitrixClient(http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null });
        double ratio = Stopwatches.MedianRatio(
            () => TimeOf(client, BindOneByOneAsync),
            () => TimeOf(client, static client => PlacementRegistration.RegisterAsync(client, Declared, BaseAddress)));
        return new Ratio($"{Bindings} single calls with 20 ms of latency / registering {Bindings} bindings", ratio, Target: 15, IsGain: true);
    }

    private static double TimeOf(BitrixClient client, Func<BitrixClient, Task> bind)
    {
        PlacementRegistration.UnregisterAsync(client, Declared, BaseAddress).GetAwaiter().GetResult().EnsureSuccess();
        double time = Stopwatches.Time(() => bind(client).GetAwaiter().GetResult());
        return client.GetPlacementsAsync().GetAwaiter().GetResult().Count == Bindings ? time : throw new InvalidOperationException("Not all bindings are there.");
    }

    private static async Task BindOneByOneAsync(BitrixClient client)
    {
        foreach (WidgetBinding binding in Declared)
        {
            await client.BindPlacementAsync(binding, BaseAddress);
        }
    }

    private sealed class FarAway : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Latency, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
