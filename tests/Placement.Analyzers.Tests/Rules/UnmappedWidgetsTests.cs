using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0804.</summary>
public class UnmappedWidgetsTests
{
    private const string Usings =
        """
        using Acme.Sales;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Placement;


        """;

    private const string Widget = HostedProject.Usings +
        """
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu : IWidget<PlacementContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;
        }
        """;

    [Fact]
    public Task Widgets_are_added_and_not_mapped() => Application(
        """
        var builder = WebApplication.CreateBuilder();
        builder.Services.{|PLC0804:AddPlacements|}(options => options.ClientId = "local");
        var app = builder.Build();
        app.MapPlacementInstaller();
        """).VerifyAsync(
            "AddPlacements is called and MapPlacements is not: the widgets are registered, and users who open one get 404. "
                + "Call MapPlacements() on the application.");

    [Theory]
    [InlineData("WidgetPlacements.{|PLC0804:AddPlacements|}(new ServiceCollection());")]
    [InlineData("new ServiceCollection()?.{|PLC0804:AddPlacements|}();")]
    public Task However_it_is_called(string call) => Application(call).VerifyAsync();

    [Theory]
    [InlineData("app.MapPlacements();")]
    [InlineData("app.MapGroup(\"/desk\").MapPlacements();")]
    [InlineData("WidgetPlacements.MapPlacements(app);")]
    [InlineData("System.Func<Microsoft.AspNetCore.Routing.IEndpointRouteBuilder, object> map = WidgetPlacements.MapPlacements;\nmap(app);")]
    [InlineData("Placement.WidgetHosting.Map(app);")]
    public Task Widgets_are_mapped(string map) => Application(
        $"""
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddPlacements();
        var app = builder.Build();
        {map}
        """).VerifyAsync();

    [Fact]
    public Task Another_file_maps_them() => (Application("new ServiceCollection().AddPlacements();") with
    {
        Sources =
        [
            .. Application("new ServiceCollection().AddPlacements();").Sources,
            new Markup(Usings + "internal static class Routes { public static void Map(WebApplication app) => app.MapPlacements(); }", []),
        ],
    }).VerifyAsync();

    [Fact]
    public Task Nothing_is_added() => Application("WebApplication.CreateBuilder().Build();").VerifyAsync();

    [Fact]
    public Task Another_method_of_the_name() =>
        Application(
            "Others.AddPlacements();\n    }\n\n    private static class Others\n    {\n        public static void AddPlacements() { }")
                .VerifyAsync();

    [Fact]
    public Task An_application_whose_widget_is_not_registered() => Create(
        Usings + "internal static class Desk { public static void Add() => new ServiceCollection().AddPlacements(); }",
        Widget.Replace("Title = \"Menu\"", "Title = \"Menu\", Handler = {|PLC0201:\"menu\"|}", StringComparison.Ordinal)).VerifyAsync();

    [Fact]
    public Task The_fix_maps_them_behind_what_builds_the_application() => Application(
        """
        // The desk.
        var builder = WebApplication.CreateBuilder();
        builder.Services.{|PLC0804:AddPlacements|}();
        var app = builder.Build(); // all of it

        app.Run();
        """).VerifyFixAsync(
            "PLC0804",
            "Call MapPlacements()",
            Body(
                """
                // The desk.
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddPlacements();
                var app = builder.Build(); // all of it
                app.MapPlacements();

                app.Run();
                """),
            Widget);

    [Theory]
    [InlineData("new ServiceCollection().{|PLC0804:AddPlacements|}();")]
    [InlineData("var one = WebApplication.CreateBuilder().Build();\nvar two = WebApplication.CreateBuilder().Build();\nnew ServiceCollection().{|PLC0804:AddPlacements|}();")]
    public async Task No_fix_where_it_is_not_clear_what_to_map_them_on(string body)
    {
        Assert.Empty(await Application(body).OfferedFixesAsync("PLC0804"));
    }

    private static RuleProject Application(string body) => Create(Body(body), Widget);

    private static RuleProject Create(params string[] marked) => new(marked) { ReferencesHosting = true };

    private static string Body(string body) =>
        $$"""
        {{Usings}}internal static class Desk
        {
            public static void Run()
            {
                {{body.Replace("\n", "\n        ", StringComparison.Ordinal).Replace("\n        \n", "\n\n", StringComparison.Ordinal)}}
            }
        }
        """;
}
