namespace Placement.Testing.Tests.Outgoing;

/// <summary>What a widget's handler receives when the portal opens it.</summary>
public sealed class OpeningWidgetsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_widget_receives_every_documented_field_in_the_documented_order()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).BindAsync("CRM_DEAL_DETAIL_TAB", application.At("/widgets/supplies"))).IsTrue();

        WidgetPage page = await portal.OpenAsync("crm_deal_detail_tab", new { ID = 17 }, cancellationToken: Stop);

        Arrival arrival = application.Arrival;
        Assert.Equal(("POST", "/widgets/supplies", "application/x-www-form-urlencoded"), (arrival.Method, arrival.Path, arrival.Headers.ContentType.ToString()));
        Assert.Equal(["DOMAIN", "PROTOCOL", "LANG", "APP_SID"], arrival.Parameters.Select(static field => field.Key));
        Assert.Equal((portal.Address.Authority, "0", "en"), (arrival.Parameter("DOMAIN"), arrival.Parameter("PROTOCOL"), arrival.Parameter("LANG")));
        Assert.Matches("^[0-9a-f]{32}$", arrival.Parameter("APP_SID"));
        Assert.Equal(
            ["AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT", "APPLICATION_TOKEN", "APPLICATION_SCOPE", "member_id", "status", "PLACEMENT", "PLACEMENT_OPTIONS"],
            arrival.Fields.Select(static field => field.Key));
        Assert.Matches("^[0-9a-f]{70}$", arrival.Field("AUTH_ID"));
        Assert.Matches("^[0-9a-f]{70}$", arrival.Field("REFRESH_ID"));
        Assert.Equal(("3600", portal.AuthorizationServer + "rest/"), (arrival.Field("AUTH_EXPIRES"), arrival.Field("SERVER_ENDPOINT")));
        Assert.Equal((portal.ApplicationToken, portal.MemberId), (arrival.Field("APPLICATION_TOKEN"), arrival.Field("member_id")));
        Assert.Equal((string.Join(',', portal.Options.Scopes), "L"), (arrival.Field("APPLICATION_SCOPE"), arrival.Field("status")));
        Assert.Equal(("CRM_DEAL_DETAIL_TAB", """{"ID":"17","URI":"\/crm\/deal\/details\/17\/"}"""), (arrival.Field("PLACEMENT"), arrival.Options));
        Assert.Equal(
            (200, "Page /widgets/supplies", "CRM_DEAL_DETAIL_TAB", application.At("/widgets/supplies"), arrival.Options, arrival.Parameter("APP_SID")),
            (page.StatusCode, page.Title, page.Placement, page.Handler, page.PlacementOptions, page.ApplicationSid));
    }
}
