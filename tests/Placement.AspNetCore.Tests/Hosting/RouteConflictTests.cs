using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>Endpoints of an application at the path of a widget.</summary>
public class RouteConflictTests
{
    [Theory]
    [InlineData("/x")]
    [InlineData("/X/")]
    public async Task An_endpoint_that_would_answer_in_place_of_a_widget_stops_the_start(string path)
    {
        foreach (Action<WebApplication> map in new Action<WebApplication>[]
        {
            app => app.MapPost(path, static () => "").WithDisplayName("Mine"),
            app => app.MapMethods(path, ["GET", "post"], static () => "").WithDisplayName("Mine"),
            app => app.Map(path, static () => "").WithDisplayName("Mine"),
        })
        {
            // Whichever is mapped first.
            Conflict(await StartAsync(map, static app => WidgetHosting.Map(app)), "Mine", "Widget AnyWidget (LEFT_MENU)");
            Conflict(await StartAsync(static app => WidgetHosting.Map(app), map), "Mine", "Widget AnyWidget (LEFT_MENU)");
        }
    }

    [Fact]
    public async Task Widgets_that_are_mapped_twice_stop_the_start() =>
        Conflict(await StartAsync(static app => WidgetHosting.Map(app), static app => WidgetHosting.Map(app)), "Map widgets once");

    [Fact]
    public async Task A_page_at_the_path_of_a_widget_is_shown_to_browsers()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app =>
            {
                WidgetHosting.Map(app);
                app.MapGet("/x", static () => "").WithDisplayName("Page");
            },
            (Placements.LeftMenu, "/x", Answering.Any));

        Assert.Equal((200, "Page"), await application.SendAsync("/x", "GET"));
        Assert.Equal((200, "Widget AnyWidget (LEFT_MENU)"), await application.SendAsync("/x"));
    }

    [Fact]
    public async Task A_page_at_the_path_of_a_widget_that_is_opened_by_GET_stops_the_start()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => RoutedApplication.StartAsync(
            static app =>
            {
                WidgetHosting.Map(app);
                app.MapGet("/x", static () => "").WithDisplayName("Page");
            },
            (Placements.Bi.AnalyticsMenu, "/x", Answering.Any)));

        Conflict(error, "Page", "Widget AnyWidget (BI_ANALYTICS_MENU)");
    }

    /// <summary>None of them is in the way of the widget.</summary>
    [Fact]
    public async Task Endpoints_that_are_told_apart_do_not_stop_the_start()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app =>
            {
                WidgetHosting.Map(app);
                app.MapPost("/{name}", static (string name) => name);
                app.MapPost("/x/y", static () => "");
                app.MapPost("/x", static () => "").RequireHost("other.acme.example");
                app.MapPost("/x", static () => "").WithOrder(1);
                app.MapFallback(static () => "");
            },
            (Placements.LeftMenu, "/x", Answering.Any));

        Assert.Equal((200, "Widget AnyWidget (LEFT_MENU)"), await application.SendAsync("/x"));
    }

    /// <summary>Looking at endpoints too early would make this throw.</summary>
    [Fact]
    public async Task Endpoints_that_are_mapped_before_can_still_be_configured()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static app =>
            {
                RouteHandlerBuilder own = app.MapPost("/own", static () => "");
                WidgetHosting.Map(app);
                own.WithDisplayName("Own");
            },
            (Placements.LeftMenu, "/x", Answering.Any));

        Assert.Equal((200, "Own"), await application.SendAsync("/own"));
    }

    private static Task<InvalidOperationException> StartAsync(params Action<WebApplication>[] maps) =>
        Assert.ThrowsAsync<InvalidOperationException>(() => RoutedApplication.StartAsync(
            app => Array.ForEach(maps, map => map(app)), (Placements.LeftMenu, "/x", Answering.Any)));

    private static void Conflict(InvalidOperationException error, params string[] named) =>
        Assert.All(named, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
}
