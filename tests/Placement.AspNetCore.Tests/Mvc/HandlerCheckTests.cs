using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Hosting;
using Placement.AspNetCore.Tests.Mvc.Pages;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>What an application that starts says of handlers whose requests nobody verifies, or which are elsewhere.</summary>
public sealed class HandlerCheckTests
{
    public static TheoryData<string> Verified => ["Parameter", "Policy", "Own", "Widget", "Group"];

    [Theory]
    [MemberData(nameof(Verified))]
    public async Task What_is_verified_is_not_mentioned(string how)
    {
        Assert.Empty(await LinesAsync(
            app => _ = how switch
            {
                "Parameter" => (object)app.MapPost("/x", static (WidgetRequest<PlacementContext> request) => request.Placement),
                "Policy" => app.MapPost("/x", static () => "").RequireAuthorization(PlacementDefaults.WidgetPolicy),
                "Own" => app.MapPost("/x", static () => "").RequireAuthorization(static policy => policy
                    .AddAuthenticationSchemes(PlacementDefaults.AuthenticationScheme).RequireAuthenticatedUser()),
                "Group" => app.MapGroup("/").RequireAuthorization(PlacementDefaults.WidgetPolicy).MapPost("/x", static () => ""),
                _ => app.MapWidget<NoWidget, PlacementContext>("/x"),
            },
            ("/x", Placements.LeftMenu, typeof(string))));
    }

    public static TheoryData<string> Open => ["Nothing", "Anonymous", "Other", "CatchAll"];

    [Theory]
    [MemberData(nameof(Open))]
    public async Task What_verifies_nothing_is_named_with_what_to_do(string how)
    {
        LogLine line = Assert.Single(await LinesAsync(
            app => _ = how switch
            {
                "Nothing" => (object)app.MapPost("/x", static () => "").WithDisplayName("my endpoint"),
                "Anonymous" => app.MapPost("/x", static (WidgetRequest<PlacementContext> request) => "").AllowAnonymous()
                    .WithDisplayName("my endpoint"),
                "CatchAll" => app.MapPost("/{**path}", static (string path) => path).WithDisplayName("my endpoint"),
                _ => app.MapPost("/x", static () => "").RequireAuthorization().WithDisplayName("my endpoint"),
            },
            ("/x", Placements.Crm.Deal.DetailTab, typeof(string))));

        Assert.Equal(296, line.Id);
        Assert.Contains("/x (CRM_DEAL_DETAIL_TAB) is answered by my endpoint", line.Text, StringComparison.Ordinal);
        Assert.Contains("WidgetRequest<CrmEntityContext>", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_within_sessions_only_is_named()
    {
        LogLine line = Assert.Single(await LinesAsync(
            static app => app.MapPost("/x", static () => "").RequireWidgetSession(), ("/x", Placements.LeftMenu, typeof(string))));

        Assert.Equal(297, line.Id);
    }

    [Fact]
    public async Task A_widget_without_data_needs_no_proof() => Assert.Empty(await LinesAsync(
        static app => app.MapGet("/x", static () => ""), ("/x", Placements.Bi.AnalyticsMenu, typeof(string))));

    [Fact]
    public async Task Pages_and_controllers_at_their_own_routes_are_not_mentioned() => Assert.Empty(await LinesAsync(
        Map,
        ("/pages/supplies", Placements.LeftMenu, typeof(SuppliesModel)),
        ("/Declared/", Placements.LeftMenu, typeof(DeclaredController))));

    [Fact]
    public async Task A_page_or_a_controller_elsewhere_is_named_with_its_routes()
    {
        IReadOnlyList<LogLine> lines = await LinesAsync(
            Map, ("/supplies", Placements.LeftMenu, typeof(SuppliesModel)), ("/mvc", Placements.LeftMenu, typeof(DeskController)));

        Assert.Equal([298, 298], lines.Select(static line => line.Id));
        Assert.Contains(
            "/supplies (LEFT_MENU) is not where SuppliesModel answers, so whoever opens it on a portal gets 404: its routes are "
            + "/pages/supplies. Write",
            lines[0].Text,
            StringComparison.Ordinal);
        Assert.Contains("/mvc/deal, /mvc/save", lines[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_by_convention_are_those_of_their_controller()
    {
        static void Conventional(WebApplication app) => app.MapControllerRoute("default", "{controller=Conventional}/{action=Show}/{id?}");

        Assert.Empty(await LinesAsync(
            Conventional,
            ("/conventional/show", Placements.LeftMenu, typeof(ConventionalController)),
            ("/", Placements.Crm.Deal.DetailTab, typeof(ConventionalController))));
        LogLine line = Assert.Single(await LinesAsync(Conventional, ("/other", Placements.LeftMenu, typeof(ConventionalController))));
        Assert.Contains("/Conventional/Show", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_nobody_has_mapped_is_named()
    {
        LogLine line = Assert.Single(
            await LinesAsync(static _ => { }, ("/pages/supplies", Placements.LeftMenu, typeof(SuppliesModel))));

        Assert.Equal(299, line.Id);
        Assert.Contains("MapRazorPages", line.Text, StringComparison.Ordinal);
    }

    private static void Map(WebApplication app)
    {
        app.MapControllers();
        app.MapRazorPages();
    }

    private static async Task<IReadOnlyList<LogLine>> LinesAsync(
        Action<WebApplication> map, params (string Handler, string Placement, Type Class)[] handlers)
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            services =>
            {
                WidgetHosting.Add(
                    services,
                    [.. handlers.Select(static handler => RoutedApplication.Binding(handler.Placement, handler.Handler, handler.Class))],
                    [],
                    configure: null);
                services.AddControllersWithViews();
                services.AddRazorPages(static pages => pages.RootDirectory = "/Mvc/Pages");
            },
            map);
        return [.. application.Log.Where(static line => line.Id is 292 or > 295 and < 300)];
    }

    private sealed class NoWidget : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());
    }
}
