using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>What users see at <c>/</c> after the installation, and who shares that address.</summary>
public sealed class MainPageTests : UninstalledPortalTests
{
    private const string DefaultPage = "Deal Desk is installed.";
    private const string Own = "my own page";

    private static readonly HostedWidget[] Classes = [HostedWidget.Create<Menu, PlacementContext>(), HostedWidget
        .Create<Deal, CrmEntityContext>()];

    public static TheoryData<string, Action<WebApplication>, string> Neighbours => new()
    {
        { "nothing", static _ => { }, DefaultPage },
        { "a page for browsers", static app => app.MapGet("/", static () => Own), DefaultPage },
        { "an endpoint for POST", static app => app.MapPost("/", static () => Own), Own },
        { "an endpoint for everything", static app => app.Map("/", static () => Own), Own },
        { "a fallback for the path", static app => app.MapFallback("/", static () => Own), Own },
        { "a fallback for all paths", static app => app.MapFallback(static () => Own), DefaultPage },
        { "a parameter", static app => app.MapPost("/{name}", static () => Own), DefaultPage },
        { "a main page", static app => app.MapWidget<Main, PlacementContext>("/"), "the main page" },
        { "components", Components, DefaultPage },
        { "components and a main page", static app => { Components(app); app.MapWidget<Main, PlacementContext>("/"); }, "the main page" },
        { "a main page and components", static app => { app.MapWidget<Main, PlacementContext>("/"); Components(app); }, "the main page" },
    };

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task The_portal_opens_a_main_page_whoever_else_is_there(string neighbour, Action<WebApplication> map, string expected)
    {
        await using InstallableApplication app = await InstallAsync(map);

        WidgetPage page = await _portal.OpenPageAsync(cancellationToken: CancellationToken);

        Assert.True(page.StatusCode == 200, $"{neighbour}: {page.StatusCode}");
        Assert.Contains(expected, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_in_the_user_s_language_where_the_widgets_are()
    {
        await using InstallableApplication app = await InstallAsync(static _ => { });

        using HttpResponseMessage response = await app.Client.SendAsync(
            PortalForm.Installer(_portal).With("LANG", "de").Request("/"), CancellationToken);
        string html = await response.Content.ReadAsStringAsync(CancellationToken);

        Assert.Contains("Sie finden sie in Bitrix24 an diesen Stellen:", html, StringComparison.Ordinal);
        Assert.Contains("<li>Supplies (<code>CRM_DEAL_DETAIL_TAB</code>)</li>", html, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_verified_as_widgets_are_and_stands_for_nothing_else()
    {
        await using InstallableApplication app = await InstallAsync(static _ => { });

        using HttpResponseMessage forged = await app.Client.SendAsync(
            PortalForm.Installer(_portal).With("AUTH_ID", "0123456789abcdef").Request("/"), CancellationToken);
        using HttpResponseMessage other = await app.Client.SendAsync(
            PortalForm.Installer(_portal).With("PLACEMENT", "LEFT_MENU").Request("/"), CancellationToken);

        Assert.Equal(403, (int)forged.StatusCode);
        Assert.Equal(404, (int)other.StatusCode);
    }

    /// <summary>Static files stay away from a request that has an endpoint.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    public async Task What_is_none_of_a_portal_has_no_endpoint_there(string method)
    {
        await using InstallableApplication app = await InstallAsync(static app => app.Use(
            static (HttpContext context, RequestDelegate next) =>
            {
                context.Response.Headers["X-Endpoint"] = context.GetEndpoint()?.DisplayName ?? "none";
                return next(context);
            }));

        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        using HttpResponseMessage response = await app.Client.SendAsync(request, CancellationToken);

        Assert.Equal(["none"], response.Headers.GetValues("X-Endpoint"));
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_home_page_of_components_stays_what_browsers_see()
    {
        await using InstallableApplication app = await InstallAsync(
            static app => { Components(app); app.MapWidget<Main, PlacementContext>("/"); });

        Assert.Contains(
            "<p>home</p>", await app.Client.GetStringAsync(new Uri("/", UriKind.Relative), CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_widget_and_a_main_page_share_the_address()
    {
        await using InstallableApplication app = await InstallAsync(
            static app => app.MapWidget<Main, PlacementContext>("/"), Binding<Menu>("LEFT_MENU"), Binding<Deal>("CRM_LEAD_DETAIL_TAB"));

        Assert.Contains("the main page", (await _portal.OpenPageAsync(cancellationToken: CancellationToken))
            .EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("the menu", (await OpenAsync("LEFT_MENU")).Html, StringComparison.Ordinal);
        Assert.Contains("the deal", (await OpenAsync("CRM_LEAD_DETAIL_TAB")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_widget_that_takes_any_context_is_the_main_page_too()
    {
        await using InstallableApplication app = await InstallAsync(
            static _ => { }, Binding<Menu>("LEFT_MENU"), Binding<Deal>("CRM_LEAD_DETAIL_TAB"));

        Assert.Contains(
            "the menu", (await _portal.OpenPageAsync(cancellationToken: CancellationToken)).EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("the menu", (await OpenAsync("LEFT_MENU")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_does_not_leaves_the_main_page_to_others()
    {
        await using InstallableApplication app = await InstallAsync(static _ => { }, Binding<Deal>("CRM_LEAD_DETAIL_TAB"));

        Assert.Contains(DefaultPage, (await _portal.OpenPageAsync(cancellationToken: CancellationToken))
            .EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("the deal", (await OpenAsync("CRM_LEAD_DETAIL_TAB")).Html, StringComparison.Ordinal);
    }

    private static void Components(WebApplication app)
    {
        app.UseAntiforgery();
        app.MapRazorComponents<Root>();
    }

    private static WidgetBinding Binding<TWidget>(string placement) =>
        WidgetBinding.Create($$"""{"PLACEMENT":"{{placement}}","HANDLER":"~/","TITLE":"Shared"}""", typeof(TWidget));

    private Task<WidgetPage> OpenAsync(string placement) =>
        _portal.OpenAsync(placement, placement.StartsWith("CRM", StringComparison.Ordinal)
            ? new { ID = 17 }
            : null, cancellationToken: CancellationToken);

    private async Task<InstallableApplication> InstallAsync(Action<WebApplication> map, params WidgetBinding[] bindings)
    {
        InstallableApplication app = await InstallableApplication.StartAsync(_portal, new InstallableOptions
        {
            Services = services =>
            {
                services.AddRazorComponents();
                WidgetHosting.Add(services, bindings, Classes, configure: null);
            },
            Map = map,
        });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }

    internal sealed class Main : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Extensions.Widget($"<p>the main page</p>"));
    }

    internal sealed class Menu : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Extensions.Widget($"<p>the menu</p>"));
    }

    internal sealed class Deal : IWidget<CrmEntityContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Extensions.Widget($"<p>the deal {request.Context.EntityId}</p>"));
    }

    public sealed class Root : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<p>home</p>");
    }

    [Route("/")]
    public sealed class Home : ComponentBase;
}
