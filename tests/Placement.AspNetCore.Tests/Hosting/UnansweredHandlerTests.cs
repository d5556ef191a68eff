using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>What portals show and nothing answers, as an application that starts says it.</summary>
public class UnansweredHandlerTests
{
    [Fact]
    public async Task Forgotten_MapPlacements_is_logged_when_the_application_starts()
    {
        LogLine line = Assert.Single(
            await UnansweredAsync(static _ => { }, ("/x", Placements.LeftMenu), ("/y?kind=1", Placements.Crm.Deal.DetailTab)));

        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains("/x (LEFT_MENU, AnyWidget)", line.Text, StringComparison.Ordinal);
        Assert.Contains("/y?kind=1 (CRM_DEAL_DETAIL_TAB, AnyWidget)", line.Text, StringComparison.Ordinal);
        Assert.Contains("MapPlacements", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_handlers_are_one_line_that_names_a_few()
    {
        LogLine line = Assert.Single(await UnansweredAsync(
            static _ => { }, [.. Enumerable.Range(0, 50).Select(static number => ($"/widgets/{number}", Placements.LeftMenu))]));

        Assert.Contains("50 ", line.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", line.Text[..(line.Text.IndexOf('…', StringComparison.Ordinal) + 1)], StringComparison.Ordinal);
        Assert.DoesNotContain("/widgets/40", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_widget_of_a_library_that_cannot_be_hosted_is_named()
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            static services => WidgetHosting.Add(
                services,
                [RoutedApplication.Binding(Placements.LeftMenu, "/x", Answering.Any.WidgetType), RoutedApplication.Binding(
                    Placements.LeftMenu, "/y", typeof(Plain))],
                [Answering.Any],
                configure: null),
            static app => WidgetHosting.Map(app));

        LogLine line = Assert.Single(application.Log, static line => line.Id == 292);
        Assert.Contains("/y (LEFT_MENU, Plain)", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/x", line.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Answers => ["MapPlacements", "Post", "Any", "Parameter", "CatchAll", "Case"];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_is_answered_is_not_logged(string how)
    {
        Action<WebApplication> map = how switch
        {
            "Post" => static app => app.MapPost("/desk/x", static () => ""),
            "Any" => static app => app.Map("/desk/x", static () => ""),
            "Parameter" => static app => app.MapPost("/desk/{page}", static (string page) => page),
            "CatchAll" => static app => app.MapPost("/{**path}", static (string path) => path),
            "Case" => static app => app.MapPost("/Desk/X/", static () => ""),
            _ => static app => WidgetHosting.Map(app),
        };

        Assert.Empty(await UnansweredAsync(map, ("/desk/x", Placements.LeftMenu)));
    }

    public static TheoryData<string> Others => ["Get", "Path", "Fallback"];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Endpoints_that_do_not_answer_portals(string how)
    {
        Action<WebApplication> map = how switch
        {
            "Get" => static app => app.MapGet("/desk/x", static () => ""),
            "Path" => static app => app.MapPost("/desk/x/{more}", static (string more) => more),
            _ => static app => app.MapFallback(static () => "The page of another part."),
        };

        Assert.Single(await UnansweredAsync(map, ("/desk/x", Placements.LeftMenu)));
    }

    [Fact]
    public async Task A_whole_address_may_be_that_of_another_application() =>
        Assert.Empty(await UnansweredAsync(static _ => { }, ("https://other.example.com/x", Placements.LeftMenu)));

    private static async Task<IReadOnlyList<LogLine>> UnansweredAsync(
        Action<WebApplication> map, params (string Handler, string Placement)[] handlers)
    {
        await using RoutedApplication application = await RoutedApplication.StartAsync(
            map, [.. handlers.Select(static handler => (handler.Placement, handler.Handler, Answering.Any))]);
        return [.. application.Log.Where(static line => line.Id == 292)];
    }

    private sealed class Plain;
}
