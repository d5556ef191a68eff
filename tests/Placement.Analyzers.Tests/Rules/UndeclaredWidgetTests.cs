using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0306.</summary>
public class UndeclaredWidgetTests
{
    private const string Handler =
        "public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;";

    [Fact]
    public Task Widgets_that_are_shown_nowhere() => HostedProject.Create(
        $$"""
        internal sealed class {|PLC0306:Menu|} : IWidget<PlacementContext>
        {
            {{Handler}}
        }

        internal sealed record {|PLC0306:Entry|}(int Id) : IWidget<PlacementContext>
        {
            {{Handler}}
        }

        [{|PLC0304:WidgetText|}("de", Title = "Menü")]
        internal sealed class {|PLC0306:Texts|} : Base;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal class Shown : Base;

        internal sealed class {|PLC0306:Derived|} : Shown;

        internal abstract class Base : IWidget<PlacementContext>
        {
            {{Handler}}
        }
        """).VerifyAsync(
            "Menu implements IWidget and declares no placement, so it is shown nowhere. Add [WidgetPlacement], or map it by MapWidget<Menu, …>.",
            "Entry implements IWidget and declares no placement, so it is shown nowhere. Add [WidgetPlacement], or map it by MapWidget<Entry, …>.",
            "WidgetText has no effect, because Texts declares no placement: it is never sent. Remove it, or declare the placement.",
            "Texts implements IWidget and declares no placement, so it is shown nowhere. Add [WidgetPlacement], or map it by MapWidget<Texts, …>.",
            "Derived implements IWidget and declares no placement, so it is shown nowhere. Add [WidgetPlacement], or map it by MapWidget<Derived, …>.");

    [Fact]
    public Task Widgets_that_are_shown_and_classes_that_are_none() => HostedProject.Create(
        $$"""
        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu : IWidget<PlacementContext>
        {
            {{Handler}}
        }

        internal abstract class Base : IWidget<PlacementContext>
        {
            {{Handler}}
        }

        internal class Table<T> : IWidget<PlacementContext>
        {
            {{Handler}}

            private sealed class Row : Base;
        }

        internal interface IMine : IWidget<PlacementContext>;

        internal sealed class Plain : System.IDisposable
        {
            public void Dispose() { }
        }
        """).VerifyAsync();

    [Fact]
    public Task Widgets_that_the_project_maps() => HostedProject.Create(
        $$"""
        internal sealed class MainPage : IWidget<PlacementContext>
        {
            {{Handler}}
        }

        internal sealed class Settings : IWidget<PlacementContext>
        {
            {{Handler}}
        }

        internal sealed class {|PLC0306:Forgotten|} : IWidget<PlacementContext>
        {
            {{Handler}}
        }
        """,
        """
        internal static class Routes
        {
            public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)
            {
                endpoints.MapWidget<MainPage, PlacementContext>("/");
                WidgetEndpointRouteBuilderExtensions.MapWidget<Settings, PlacementContext>(endpoints, "/settings");
            }
        }
        """).VerifyAsync();

    [Fact]
    public Task Another_interface_with_the_name() => new RuleProject(
        """
        internal sealed class Menu : IWidget<int>;

        internal interface IWidget<T>;
        """).VerifyAsync();
}
