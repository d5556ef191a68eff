using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests;

/// <summary>Portals that share one server.</summary>
public sealed class ManyPortalsTests
{
    public static TheoryData<string, LocalPortalOptions> WrongOptions => new()
    {
        { "Host", new() { Host = "localhost" } },
        { "Port", new() { Port = 5010 } },
        { "UsesHttps", new() { UsesHttps = true } },
        { "StateFile", new() { StateFile = "portal.json" } },
        { "License", new() { License = "standard" } },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_portals_answer_on_one_port_each_for_itself()
    {
        await using ManyPortals portals = await ManyPortals.StartAsync(1000);
        using var http = new HttpClient();

        Assert.Equal(
            2000, portals.All.SelectMany(static portal => new[] { portal.Address, portal.AuthorizationServer }).Distinct().Count());
        Assert.Single(portals.All.Select(static portal => portal.Address.Port).Distinct());
        foreach (LocalPortal portal in new[] { portals[0], portals[255], portals[999] })
        {
            string own = portal.IssueTokens().AccessToken;
            Assert.Equal(portal.MemberId, await MemberAsync(http, portal.AuthorizationServer, own));
            Assert.Null(await MemberAsync(http, portals[1].AuthorizationServer, own));
            Assert.Single(await CallAsync(http, portal, own));
        }
    }

    [Fact]
    public async Task A_portal_that_has_stopped_answers_nothing_and_the_others_go_on()
    {
        await using ManyPortals portals = await ManyPortals.StartAsync(2);
        using var http = new HttpClient();

        await portals[0].DisposeAsync();
        await portals[0].DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(portals[0].Address, Stop));
        using (HttpResponseMessage page = await http.GetAsync(portals[1].Address, Stop))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        await portals[1].DisposeAsync();
        HttpRequestException gone = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(portals[1].Address, Stop));
        Assert.Equal(HttpRequestError.ConnectionError, gone.HttpRequestError);
    }

    [Fact]
    public async Task A_portal_moves_to_an_address_of_its_own_and_its_former_one_points_there()
    {
        await using ManyPortals portals = await ManyPortals.StartAsync(2);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Uri former = portals[0].Endpoint;

        await portals[0].MoveAsync(Stop);

        using HttpResponseMessage moved = await http.GetAsync(new Uri(former, "app.info"), Stop);
        Assert.Equal(new Uri(portals[0].Endpoint, "app.info"), moved.Headers.Location);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_at_a_former_address_sends_a_browser_to_the_new_one(bool isOneOfMany)
    {
        await using ManyPortals portals = isOneOfMany
            ? await ManyPortals.StartAsync(1)
            : new ManyPortals([await LocalPortal.StartAsync(cancellationToken: Stop)]);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Uri former = portals[0].Address;

        await portals[0].MoveAsync(Stop);

        using HttpResponseMessage moved = await http.GetAsync(new Uri(former, "?of=page"), Stop);
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(new Uri(portals[0].Address, "?of=page"), moved.Headers.Location);
    }

    [Fact]
    public async Task Nothing_answers_where_no_portal_is()
    {
        await using ManyPortals portals = await ManyPortals.StartAsync(1);
        using var http = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(portals.At("127.0.0.1"), Stop));
    }

    [Fact]
    public async Task Nothing_answers_other_machines()
    {
        IPAddress? own = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(static network => network.GetIPProperties().UnicastAddresses)
            .Select(static address => address.Address)
            .FirstOrDefault(static address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        Assert.SkipWhen(own is null, "This machine is in no network.");
        await using ManyPortals portals = await ManyPortals.StartAsync(1);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, portals.At(own.ToString()));
        request.Headers.Host = portals[0].Address.Authority;

        await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request, Stop));
    }

    [Theory]
    [MemberData(nameof(WrongOptions), DisableDiscoveryEnumeration = true)]
    public async Task An_option_that_many_portals_cannot_have_is_refused_by_name(string option, LocalPortalOptions options)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => LocalPortal.StartManyAsync([new LocalPortalOptions(), options], Stop));

        Assert.StartsWith($"LocalPortalOptions.{option} expects ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_null_are_refused_by_their_place()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => LocalPortal.StartManyAsync([new LocalPortalOptions(), null!], Stop));

        Assert.Equal("options[1] is null. (Parameter 'options')", refused.Message);
    }

    [Fact]
    public async Task Starting_is_given_up_between_two_portals()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        int asked = 0;
        IEnumerable<LocalPortalOptions> options = Enumerable.Range(1, 100).Select(number =>
        {
            asked = number;
            if (number == 3)
            {
                giveUp.Cancel();
            }

            return new LocalPortalOptions();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LocalPortal.StartManyAsync(options, giveUp.Token));

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task No_portals_are_no_server() => Assert.Empty(await LocalPortal.StartManyAsync([], Stop));

    /// <summary>Whose access token an authorization server says that it is; null: it knows none.</summary>
    private static async Task<string?> MemberAsync(HttpClient http, Uri server, string accessToken)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(server, $"rest/app.info?auth={accessToken}"), Stop);
        JsonNode? body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return (string?)body!["result"]?["install"]?["member_id"];
    }

    /// <summary>Calls a portal.</summary>
    /// <returns>The requests that it has had.</returns>
    private static async Task<IEnumerable<LocalRequest>> CallAsync(HttpClient http, LocalPortal portal, string accessToken)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(portal.Endpoint, $"app.info?auth={accessToken}"), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return portal.Requests;
    }

    /// <summary>Portals that stop with their test.</summary>
    private sealed class ManyPortals(IReadOnlyList<LocalPortal> portals) : IAsyncDisposable
    {
        public IReadOnlyList<LocalPortal> All => portals;

        public LocalPortal this[int index] => portals[index];

        public static async Task<ManyPortals> StartAsync(int count)
        {
            Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
            return new(await LocalPortal.StartManyAsync(Enumerable.Repeat(new LocalPortalOptions(), count), Stop));
        }

        /// <summary>The server at another address than those of its portals.</summary>
        public Uri At(string host) => new UriBuilder(portals[0].Address) { Host = host }.Uri;

        public async ValueTask DisposeAsync() => await Task.WhenAll(portals.Select(static portal => portal.DisposeAsync().AsTask()));
    }
}
