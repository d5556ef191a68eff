using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What becomes of a request, depending on what the verification says.</summary>
public class OriginAnswerTests
{
    [Theory]
    [InlineData(OriginRefusal.WrongApplicationToken, 403, "wrong_application_token")]
    [InlineData(OriginRefusal.UnknownPortal, 403, "unknown_portal")]
    [InlineData(OriginRefusal.UntrustedAuthorizationServer, 403, "untrusted_authorization_server")]
    [InlineData(OriginRefusal.UntrustedPortal, 403, "untrusted_portal")]
    [InlineData(OriginRefusal.InvalidAccessToken, 403, "invalid_access_token")]
    [InlineData(OriginRefusal.ForeignAccessToken, 403, "foreign_access_token")]
    [InlineData(OriginRefusal.NotVerifiable, 503, "not_verifiable")]
    public async Task A_request_that_proves_nothing_reaches_no_widget(OriginRefusal refusal, int status, string reason)
    {
        await using WidgetApplication application = await StartAsync(new CannedVerifier(_ => Verification.Refuse(refusal)));

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu, language: "de"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 503 ? "30" : null, answer.Header("Retry-After"));
        Assert.Contains("<html lang=\"de\">", answer.Text, StringComparison.Ordinal);
        Assert.Empty(application.ReceivedRequests);
        LogLine line = Assert.Single(application.WidgetLog);
        Assert.Equal((202, LogLevel.Warning), (line.Id, line.Level));
        Assert.Equal($"A request for /widget (LEFT_MENU) did not prove its origin: {reason} ({status})", line.Text);
    }

    [Theory]
    [InlineData("APPLICATION_TOKEN", "5b2f8c1d7e3a9046b8c5d2f1a7e3b905")]
    [InlineData("member_id", "d897063e1ce7c5eb9f04b9751eef5915")]
    public async Task The_application_token_must_be_the_portals(string field, string value)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Services = static services => services.Configure<PlacementOptions>(static options =>
                (options.ClientId, options.ClientSecret) = ("app.0123456789abcd.12345678", "client secret")),
        });

        Answer answer = await application.OpenAsync(
            WidgetFields.Of(Placements.LeftMenu).With("AUTH_ID", null).With(field, value));

        Assert.Equal(403, answer.Status);
        Assert.Empty(application.ReceivedRequests);
        Assert.DoesNotContain(application.Log, line => line.Everything.Contains(value, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_the_request_says_of_its_origin_is_handed_to_the_verifier()
    {
        var verifier = new CannedVerifier(static _ => Verification.Refuse(OriginRefusal.UnknownPortal));
        await using WidgetApplication application = await StartAsync(verifier);

        await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu).With("member_id", WidgetFields.MemberId.ToUpperInvariant()));

        OriginClaim claim = Assert.Single(verifier.Claims);
        Assert.Equal(OriginKind.Widget, claim.Kind);
        Assert.Equal(WidgetFields.MemberId, claim.MemberId);
        Assert.Equal(WidgetFields.ApplicationToken, claim.ApplicationToken);
        Assert.Equal("be56ba6600705a0700005a4b00000001f0f107e5806d5fe9a98e02021a72e57645f86a", claim.AccessToken);
        Assert.Equal("aed5e16600705a0700005a4b00000001f0f107a80816604b24a8719792ac2a21d629b5", claim.RefreshToken);
        Assert.Equal(TimeSpan.FromHours(1), claim.ExpiresIn);
        Assert.Equal("https://oauth.bitrix.info/rest/", claim.ServerEndpoint);
        Assert.Equal("acme.bitrix24.com", claim.Domain);
        Assert.Equal("L", claim.Status);
    }

    [Fact]
    public async Task What_a_request_leaves_out_is_claimed_by_nobody()
    {
        var verifier = new CannedVerifier(static _ => Verification.Refuse(OriginRefusal.UnknownPortal));
        await using WidgetApplication application = await StartAsync(verifier);

        await application.PostAsync(
            WidgetApplication.Path,
            $"PLACEMENT=LEFT_MENU&member_id={WidgetFields.MemberId}&AUTH_ID=undefined&APPLICATION_TOKEN=&AUTH_EXPIRES=-1&status=F%0D%0A");

        OriginClaim claim = Assert.Single(verifier.Claims);
        Assert.Equal(
            (null, null, null, null, null, null, "F"),
            (claim.ApplicationToken, claim.AccessToken, claim.RefreshToken, claim.ExpiresIn, claim.ServerEndpoint, claim.Domain, claim.Status));
    }

    [Fact]
    public async Task Nothing_is_verified_for_a_request_that_is_malformed_anyway()
    {
        var verifier = new CannedVerifier(static _ => throw new InvalidOperationException("not asked"));
        await using WidgetApplication application = await StartAsync(verifier);

        await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu, options: "{"));
        await application.OpenAsync(WidgetFields.Of(Placements.Im.Sidebar));

        Assert.Empty(verifier.Claims);
    }

    [Fact]
    public async Task A_portal_store_that_fails_is_an_application_that_is_not_available()
    {
        await using WidgetApplication application = await StartAsync(
            new CannedVerifier(static _ => throw new PortalStoreException("The database cannot be reached. Start it.")));

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal((503, "30"), (answer.Status, answer.Header("Retry-After")));
        Assert.DoesNotContain("database", answer.Text, StringComparison.OrdinalIgnoreCase);
        LogLine line = Assert.Single(application.WidgetLog);
        Assert.Equal((203, LogLevel.Error), (line.Id, line.Level));
        Assert.Equal("The database cannot be reached. Start it.", line.Exception?.Message);
    }

    [Fact]
    public async Task A_verifier_that_fails_shows_nothing()
    {
        await using WidgetApplication application = await StartAsync(
            new CannedVerifier(static _ => throw new InvalidOperationException("secret detail")));

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("detail", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(application.ReceivedRequests);
        LogLine line = Assert.Single(application.WidgetLog);
        Assert.Equal((206, LogLevel.Error, "secret detail"), (line.Id, line.Level, line.Exception?.Message));
    }

    /// <summary>
    /// The whole menu of analytics is opened without any data: whoever knows the address sees the page, and the widget is told so.
    /// </summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_placement_that_is_opened_by_GET_is_not_verified(string method)
    {
        var verifier = new CannedVerifier(static _ => throw new InvalidOperationException("not asked"));
        await using WidgetApplication application = await StartAsync(verifier, Placements.Bi.AnalyticsMenu);

        Answer answer = await application.SendAsync(new HttpMethod(method), WidgetApplication.Path + "?own=1");

        Assert.Equal(200, answer.Status);
        ReceivedRequest visit = Assert.Single(application.ReceivedRequests);
        Assert.False(visit.IsVerified);
        Assert.Equal(("BI_ANALYTICS_MENU", "1", null), (visit.Placement, visit.Raw["own"], visit.ApplicationSid));
        Assert.Contains("https://*.bitrix24.com", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    /// <summary>Where one path serves both kinds, only the one without data goes without proof.</summary>
    [Fact]
    public async Task A_path_that_is_opened_by_GET_too_verifies_what_is_posted()
    {
        await using WidgetApplication application = await StartAsync(
            new CannedVerifier(
                static _ => Verification.Refuse(OriginRefusal.UnknownPortal)), Placements.Bi.AnalyticsMenu, Placements.LeftMenu);

        Assert.Equal(403, (await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu))).Status);
        Assert.Equal(403, (await application.OpenAsync(WidgetFields.Of(Placements.Bi.AnalyticsMenu))).Status);
        Assert.Equal(200, (await application.SendAsync(HttpMethod.Get, WidgetApplication.Path + "?PLACEMENT=LEFT_MENU")).Status);
        Assert.Equal("BI_ANALYTICS_MENU", Assert.Single(application.ReceivedRequests).Placement);
    }

    private static Task<WidgetApplication> StartAsync(IRequestVerifier verifier, params string[] placements) =>
        WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(placements.Length == 0 ? [Placements.LeftMenu] : placements),
            Services = services => services.AddSingleton(verifier),
        });
}
