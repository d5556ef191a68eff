using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>A page connects with its application: a browser sends no header then, so that a link's ticket stands in the address.</summary>
public sealed class WebSocketTests
{
    private static readonly LocalUser Employee = new(7, "Emil", "Employee", IsAdministrator: false);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly FaultySessionStore _store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task A_link_connects_its_user_once(HttpProtocols protocol)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, Options());
        await using SessionSite server = await site.BesideAsync(Options(protocol));
        (_, string link) = await site.FetchAsync("/api/live", SessionSite.TicketIn(await site.OpenAsync(Employee)));

        Assert.Equal("7", await ConnectAsync(server, link, protocol));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(server, link, protocol));

        // The same bytes, in other letters: the last one has bits that mean nothing.
        Assert.NotEqual(0, (link.Length - link.IndexOf('=', StringComparison.Ordinal) - 1) % 4);
        foreach (char last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(server, link[..^1] + last, protocol));
        }

        Assert.Contains(
            server.Application.Log.Lines, static line => line.Id == 281 && line.Text.EndsWith("Used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_connects_once_though_a_header_names_other_protocols_too()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, Options());
        (_, string link) = await site.FetchAsync("/api/live", SessionSite.TicketIn(await site.OpenAsync(Employee)));

        Assert.Equal("HTTP/1.1 101 Switching Protocols", await UpgradeAsync(site, link, "websocket, x"));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await UpgradeAsync(site, link, "websocket, x"));
    }

    /// <summary>ASP.NET Core takes the name of a protocol in any case.</summary>
    [Theory]
    [InlineData("websocket")]
    [InlineData("WebSocket")]
    [InlineData("WEBSOCKET")]
    public async Task A_link_connects_once_however_its_protocol_is_written(string protocol)
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, Options());
        await using SessionSite server = await site.BesideAsync(Options(HttpProtocols.Http2));
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        (_, string link) = await site.FetchAsync("/api/live", ticket);
        (_, string upgraded) = await site.FetchAsync("/api/live", ticket);

        Assert.Equal(HttpStatusCode.OK, await StreamAsync(server, link, protocol));
        Assert.Equal(HttpStatusCode.Unauthorized, await StreamAsync(server, link, protocol));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await StreamAsync(server, $"/live?{PlacementDefaults.LinkParameter}={ticket}", protocol));
        Assert.Equal("HTTP/1.1 101 Switching Protocols", await UpgradeAsync(site, upgraded, protocol));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await UpgradeAsync(site, upgraded, protocol));
    }

    [Fact]
    public async Task A_link_that_the_store_could_not_be_asked_about_connects_when_it_can()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, Options());
        (_, string link) = await site.FetchAsync("/api/live", SessionSite.TicketIn(await site.OpenAsync(Employee)));
        _clock.Advance(TimeSpan.FromSeconds(35));

        _store.IsDown = true;
        Assert.Equal("HTTP/1.1 503 Service Unavailable", await UpgradeAsync(site, link, "websocket"));
        _store.IsDown = false;

        Assert.Equal("HTTP/1.1 101 Switching Protocols", await UpgradeAsync(site, link, "websocket"));
    }

    [Fact]
    public async Task A_script_that_sends_its_page_s_ticket_connects_as_often_as_it_likes()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, Options());
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));

        foreach (int _ in new[] { 1, 2 })
        {
            using HttpMessageInvoker http = new(new SocketsHttpHandler());
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader(PlacementDefaults.SessionHeader, ticket);
            await OpenAsync(http, site, "/live", HttpProtocols.Http1, socket);
            Assert.Equal("7", await ReceiveAsync(socket));
        }
    }

    [Fact]
    public async Task A_link_connects_to_its_own_path_within_a_minute_and_a_page_s_ticket_to_none()
    {
        await using LocalPortal portal = await StartPortalAsync();
        await using SessionSite site = await SessionSite.StartAsync(portal, Options());
        string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
        (_, string link) = await site.FetchAsync("/api/live", ticket);
        (_, string late) = await site.FetchAsync("/api/live", ticket);
        string elsewhere = link.Replace("/live", "/other", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(site, elsewhere, HttpProtocols.Http1));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await RefusalAsync(site, $"/live?{PlacementDefaults.LinkParameter}={ticket}", HttpProtocols.Http1));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(site, "/live", HttpProtocols.Http1));
        Assert.Equal("7", await ConnectAsync(site, link, HttpProtocols.Http1));
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(site, late, HttpProtocols.Http1));
    }

    private static Task<LocalPortal> StartPortalAsync() => LocalPortal.StartAsync(
        new LocalPortalOptions { Users = [new(1, "Ada", "Admin", IsAdministrator: true), Employee] }, Stop);

    private static async Task<string> ConnectAsync(SessionSite site, string link, HttpProtocols protocol)
    {
        using HttpMessageInvoker http = new(new SocketsHttpHandler());
        using ClientWebSocket socket = await OpenAsync(http, site, link, protocol);
        return await ReceiveAsync(socket);
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        byte[] text = new byte[16];
        WebSocketReceiveResult received = await socket.ReceiveAsync(text, Stop);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, Stop);
        return Encoding.UTF8.GetString(text, 0, received.Count);
    }

    /// <summary>Asks for a connection as no browser does.</summary>
    /// <returns>The line with the status.</returns>
    private static async Task<string?> UpgradeAsync(SessionSite site, string link, string protocols)
    {
        Uri address = site.Application.Address;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Stop);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {link} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: {protocols}\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
            Stop);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(Stop);
    }

    /// <summary>Asks for a connection in HTTP/2, as no browser does.</summary>
    private static async Task<HttpStatusCode> StreamAsync(SessionSite site, string link, string protocol)
    {
        using HttpMessageInvoker http = new(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Connect, new Uri(site.Application.Address, link))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Protocol = protocol;
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        using HttpResponseMessage response = await http.SendAsync(request, Stop);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> RefusalAsync(SessionSite site, string link, HttpProtocols protocol)
    {
        using HttpMessageInvoker http = new(new SocketsHttpHandler());
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(http, site, link, protocol, socket));
        return socket.HttpStatusCode;
    }

    private static async Task<ClientWebSocket> OpenAsync(
        HttpMessageInvoker http, SessionSite site, string link, HttpProtocols protocol, ClientWebSocket? socket = null)
    {
        socket ??= new ClientWebSocket();
        socket.Options.HttpVersion = protocol == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new UriBuilder(new Uri(site.Application.Address, link)) { Scheme = "ws" }.Uri, http, Stop);
        return socket;
    }

    /// <summary>Servers of one application, which speak this protocol.</summary>
    private InstallableOptions Options(HttpProtocols protocol = HttpProtocols.Http1) => new()
    {
        Store = _store,
        Protection = _keys,
        Clock = _clock,
        Services = services => services.Configure<KestrelServerOptions>(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocol)),
        Map = static app =>
        {
            app.UseWebSockets();
            app.MapGet("/api/live", static (WidgetSession session) => session.Link("/live"));
            app.Map("/live", TellAsync);
            app.Map("/other", TellAsync);
        },
    };

    private static async Task TellAsync(WidgetSession session, HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($"{session.User.Id}"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, context.RequestAborted);
    }
}
