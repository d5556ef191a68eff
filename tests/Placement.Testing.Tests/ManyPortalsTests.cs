using System.Net;
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
        { "License", new() { License = "standard" } },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_portals_answer_on_one_port_each_for_itself()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
        IReadOnlyList<LocalPortal> portals = await StartAsync(1000);
        using var http = new HttpClient();

        Assert.Equal(2000, portals.SelectMany(static portal => new[] { portal.Address, portal.AuthorizationServer }).Distinct().Count());
        Assert.Single(portals.Select(static portal => portal.Address.Port).Distinct());
        foreach (LocalPortal portal in new[] { portals[0], portals[255], portals[999] })
        {
            string own = portal.IssueTokens().AccessToken;
            Assert.Equal(portal.MemberId, await MemberAsync(http, portal.AuthorizationServer, own));
            Assert.Null(await MemberAsync(http, portals[1].AuthorizationServer, own));
            Assert.Single(await CallAsync(http, portal, own));
        }

        await StopAsync(portals);
    }

    [Fact]
    public async Task A_portal_that_has_stopped_answers_nothing_and_the_others_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
        IReadOnlyList<LocalPortal> portals = await StartAsync(2);
        using var http = new HttpClient();

        await portals[0].DisposeAsync();
        await portals[0].DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(portals[0].Address, Stop));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(portals[1].Address, Stop)).StatusCode);
        await portals[1].DisposeAsync();
        HttpRequestException gone = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(portals[1].Address, Stop));
        Assert.Equal(HttpRequestError.ConnectionError, gone.HttpRequestError);
    }

    [Fact]
    public async Task A_portal_moves_to_an_address_of_its_own_and_its_former_one_points_there()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no loopback address but 127.0.0.1.");
        IReadOnlyList<LocalPortal> portals = await StartAsync(2);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Uri former = portals[0].Endpoint;

        await portals[0].MoveAsync(Stop);

        HttpResponseMessage moved = await http.GetAsync(new Uri(former, "app.info"), Stop);
        Assert.Equal(new Uri(portals[0].Endpoint, "app.info"), moved.Headers.Location);
        await StopAsync(portals);
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
    public async Task No_portals_are_no_server() => Assert.Empty(await LocalPortal.StartManyAsync([], Stop));

    private static Task<IReadOnlyList<LocalPortal>> StartAsync(int count) =>
        LocalPortal.StartManyAsync(Enumerable.Range(0, count).Select(static _ => new LocalPortalOptions()), Stop);

    private static Task StopAsync(IReadOnlyList<LocalPortal> portals) =>
        Task.WhenAll(portals.Select(static portal => portal.DisposeAsync().AsTask()));

    /// <summary>Whose access token an authorization server says that it is; null: it knows none.</summary>
    private static async Task<string?> MemberAsync(HttpClient http, Uri server, string accessToken)
    {
        HttpResponseMessage answer = await http.GetAsync(new Uri(server, $"rest/app.info?auth={accessToken}"), Stop);
        JsonNode? body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return (string?)body!["result"]?["install"]?["member_id"];
    }

    /// <summary>Calls a portal.</summary>
    /// <returns>The requests that it has had.</returns>
    private static async Task<IEnumerable<LocalRequest>> CallAsync(HttpClient http, LocalPortal portal, string accessToken)
    {
        HttpResponseMessage answer = await http.GetAsync(new Uri(portal.Endpoint, $"app.info?auth={accessToken}"), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return portal.Requests;
    }
}
