using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.Benchmarks;

/// <summary>
/// A mapped widget, in relation to a bare endpoint in the same host that reads the same form and one value of the same JSON, and
/// answers with the same page. Raw sockets ask, so that little of the time is the client's.
/// </summary>
internal static class HostingRatios
{
    public const int Connections = 16;
    public const int RequestsPerConnection = 250;

    /// <summary>
    /// A server runs for days: until the runtime has compiled for good what is called often, it is another one that is measured.
    /// </summary>
    public const int WarmUps = 40;

    /// <summary>Most of the time is the network's, which is not the same twice.</summary>
    public const int Pairs = 61;

    private const int Rush = 10_000;
    private const int RushConnections = 256;
    public const string BarePath = "/bare";
    public const string Page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Supplies</title></head><body><p>Nothing is ordered yet.</p></body></html>";

    public static readonly Portal Known = new()
    {
        MemberId = "da45a03b265edd8787f8a258d793cc5d",
        ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/"),
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        ApplicationToken = "5b2f8c1d7e3a9046b8c5d2f1a7e3b904",
        IsApplicationTokenConfirmed = true,
        State = PortalState.Installed,
        Status = "L",
        Scopes = ["crm", "placement"],
    };

    private static readonly string Form = string.Join('&', new Dictionary<string, string>
    {
        ["AUTH_ID"] = "9d4c7166007e9c94001e30ba00000001f0f107e28b5a4310c7f6d9b3025ea814",
        ["AUTH_EXPIRES"] = "3600",
        ["REFRESH_ID"] = "8c3b9966007e9c94001e30ba00000001f0f107f19c6b3e04d182ac5b73f9052d",
        ["SERVER_ENDPOINT"] = "https://oauth.bitrix.info/rest/",
        ["APPLICATION_TOKEN"] = Known.ApplicationToken!,
        ["APPLICATION_SCOPE"] = "crm,placement",
        ["member_id"] = Known.MemberId,
        ["status"] = "L",
        ["PLACEMENT"] = Placements.Crm.Deal.DetailTab,
        ["PLACEMENT_OPTIONS"] =
            """{"ID":"8061","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}""",
    }.Select(static field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    public static async Task<IReadOnlyList<Ratio>> MeasureAsync()
    {
        await using WebApplication application = await StartAsync();
        var address = new Uri(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var binding = new WidgetBinding("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies"}"""u8);
        byte[] widget = Request(address, binding.Handler);
        byte[] bare = Request(address, BarePath);

        for (int i = 0; i < WarmUps; i++)
        {
            TimeOf(address, bare, Connections, RequestsPerConnection);
            TimeOf(address, widget, Connections, RequestsPerConnection);
        }

        double throughput = Stopwatches.MedianRatio(
            () => TimeOf(address, bare, Connections, RequestsPerConnection),
            () => TimeOf(address, widget, Connections, RequestsPerConnection),
            Pairs);
        (int errors, double memory) = RushIn(address, widget);
        return
        [
            new Ratio("requests per second of a mapped widget / of a bare endpoint", throughput, Target: 0.92, IsGain: true),
            new Ratio($"errors among {Rush} requests at concurrency {RushConnections}", errors, Target: 0),
            new Ratio($"memory after {Rush} requests at concurrency {RushConnections} / before", memory, Target: 1.1),
        ];
    }

    public static async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(
            builder.Services,
            [new WidgetBinding("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/supplies"}"""u8, typeof(Supplies))],
            [HostedWidget.Create<Supplies, CrmEntityContext>()],
            static options =>
            {
                options.ClientId = "local.0123456789abcd.12345678";
                options.ClientSecret = "benchmark";
            });

        // Asked for the first request, and remembered for the others, as in production.
        builder.Services.AddHttpClient("Placement").ConfigurePrimaryHttpMessageHandler(static () => new KnownTokens(Known));

        WebApplication application = builder.Build();
        WidgetHosting.Map(application);
        application.MapPost(BarePath, static async (HttpContext context) =>
        {
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            using JsonDocument options = JsonDocument.Parse(form["PLACEMENT_OPTIONS"].ToString());
            return int.Parse(options.RootElement.GetProperty("ID").GetString()!, System.Globalization.CultureInfo.InvariantCulture) > 0
                ? Results.Content(Page, "text/html; charset=utf-8")
                : Results.BadRequest();
        }).DisableAntiforgery();
        await application.StartAsync();
        await application.Services.GetRequiredService<IPortalStore>().SaveAsync(Known);
        return application;
    }

    public static byte[] Request(Uri address, string path) => Encoding.ASCII.GetBytes(
        $"POST {path}?DOMAIN={Known.Domain}&PROTOCOL=1&LANG=en&APP_SID=5552d735db7b7b4d5c16dd9c272bfe7d HTTP/1.1\r\n"
        + $"Host: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Form.Length}\r\n\r\n{Form}");

    public static double TimeOf(Uri address, byte[] request, int connections, int requestsPerConnection) => Stopwatches.Time(() =>
    {
        int errors = Ask(address, request, connections, requestsPerConnection);
        if (errors > 0)
        {
            throw new InvalidOperationException($"{errors} requests were not answered with the page.");
        }
    });

    private static (int Errors, double Memory) RushIn(Uri address, byte[] request)
    {
        // The connections stay open, so that none of them is being closed while memory is read.
        Socket[] sockets = Connect(address, RushConnections);
        try
        {
            // Once for what is made once.
            int errors = Ask(sockets, request, Rush / RushConnections);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            errors += Ask(sockets, request, (Rush / RushConnections) + 1);
            return (errors, GC.GetTotalMemory(forceFullCollection: true) / (double)before);
        }
        finally
        {
            Close(sockets);
        }
    }

    /// <summary>The number of requests that were not answered with the page.</summary>
    public static int Ask(Uri address, byte[] request, int connections, int requestsPerConnection)
    {
        Socket[] sockets = Connect(address, connections);
        try
        {
            return Ask(sockets, request, requestsPerConnection);
        }
        finally
        {
            Close(sockets);
        }
    }

    private static int Ask(Socket[] sockets, byte[] request, int times)
    {
        Task<int>[] askers = [.. sockets.Select(socket => AskAsync(socket, request, times))];
        return Task.WhenAll(askers).GetAwaiter().GetResult().Sum();
    }

    private static Socket[] Connect(Uri address, int connections)
    {
        Socket[] sockets =
        [
            .. Enumerable.Range(0, connections).Select(
                static _ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }),
        ];
        Task.WhenAll(sockets.Select(socket => socket.ConnectAsync(IPAddress.Loopback, address.Port))).GetAwaiter().GetResult();
        return sockets;
    }

    private static void Close(Socket[] sockets) => Array.ForEach(sockets, static socket => socket.Dispose());

    private static async Task<int> AskAsync(Socket socket, byte[] request, int times)
    {
        byte[] buffer = new byte[16 * 1024];
        for (int i = 0; i < times; i++)
        {
            await socket.SendAsync(request);
            int length = 0;
            do
            {
                int read = await socket.ReceiveAsync(buffer.AsMemory(length));
                if (read == 0)
                {
                    return times - i;
                }

                length += read;
            }
            while (!buffer.AsSpan(0, length).TrimEnd("\r\n0"u8).EndsWith("</html>"u8));

            if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            {
                return times - i;
            }
        }

        return 0;
    }

    private sealed class Supplies : IWidget<CrmEntityContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) => Task.FromResult(
            request.Context.EntityId > 0 ? Results.Content(Page, "text/html; charset=utf-8") : Results.BadRequest());
    }
}
