using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0305.</summary>
public class ConstructorTests
{
    [Theory]
    [InlineData("internal Supplies() { }")]
    [InlineData("protected Supplies(Stock stock) { }")]
    [InlineData("private Supplies() { }\nprotected internal Supplies(int id) { }\nstatic Supplies() { }")]
    public Task No_public_constructor(string constructors) => Widget("{|PLC0305:Supplies|}", constructors).VerifyAsync(
        "Supplies has no public constructor, so dependency injection cannot make it, and users who open LEFT_MENU get an error. Make one public.");

    [Theory]
    [InlineData("public Supplies(Stock stock) { }\npublic Supplies(IPrices prices) { }")]
    [InlineData("public Supplies(Stock stock, IPrices prices) { }\npublic Supplies(Clock clock) { }\npublic Supplies() { }")]
    [InlineData("public Supplies(Stock stock, int most = 5) { }\npublic Supplies(IPrices prices) { }")]
    public Task Constructors_that_cannot_be_chosen_from(string constructors) => Widget("{|PLC0305:Supplies|}", constructors).VerifyAsync(
        "Supplies has public constructors of which none has all that the others take, so dependency injection cannot make it, "
            + "and users who open LEFT_MENU get an error. Keep one of them.");

    [Theory]
    [InlineData("")]
    [InlineData("public Supplies() { }\nprivate Supplies(int id) { }")]
    [InlineData("public Supplies(Stock stock, IPrices prices) { }\npublic Supplies(IPrices prices) { }\npublic Supplies() { }")]
    [InlineData("public Supplies(Stock stock) { }\npublic Supplies(string name, IPrices prices) { }")] // a text is no service
    [InlineData("public Supplies(Stock stock) { }\ninternal Supplies(IPrices prices) { }")]
    public Task Constructors_that_can_be_called(string constructors) => Widget("Supplies", constructors).VerifyAsync();

    [Fact]
    public Task A_primary_constructor_and_a_partial_class() => HostedProject.Create(
        """
        [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
        internal sealed partial class Supplies(Clock clock) : IWidget<PlacementContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;

            public override string ToString() => $"{clock}";
        }

        internal sealed class Clock;

        internal sealed partial class Deliveries
        {
            private Deliveries() { }
        }
        """,
        """
        [WidgetPlacement("LEFT_MENU", Title = "Deliveries")]
        internal sealed partial class {|PLC0305:Deliveries|} : IWidget<PlacementContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;
        }
        """).VerifyAsync();

    [Fact]
    public Task Classes_that_nothing_makes() => HostedProject.Create(
        """
        internal sealed class Plain
        {
            private Plain() { }
        }

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class {|PLC0303:Menu|}
        {
            private Menu() { }
        }

        [WidgetPlacement("LEFT_MENU", Title = "Base", Handler = "/base")]
        internal abstract class {|PLC0301:Base|} : IWidget<PlacementContext>
        {
            protected Base() { }

            public abstract Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken);
        }
        """).VerifyAsync();

    [Fact]
    public Task Without_the_package_nothing_is_made() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu
        {
            private Menu() { }
        }
        """).VerifyAsync();

    private static RuleProject Widget(string name, string constructors) => HostedProject.Create(
        $$"""
        [WidgetPlacement("LEFT_MENU", Title = "Supplies")]
        internal class {{name}} : IWidget<PlacementContext>
        {
            {{constructors}}

            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => null!;
        }

        internal sealed class Stock;

        internal sealed class Clock;

        internal interface IPrices;
        """);
}
