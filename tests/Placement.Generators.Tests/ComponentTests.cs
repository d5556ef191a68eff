using Microsoft.CodeAnalysis;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>Which classes are components that are hosted as widgets: the generator does not see what Razor makes of its files.</summary>
public class ComponentTests
{
    private const string Usings = "using Microsoft.AspNetCore.Components;\nusing Placement;\n";

    private const string Hosted = "HostedWidget.Component(typeof(global::DealCard))";

    [Fact]
    public void A_partial_class_with_its_Razor_file_beside_it_is_hosted()
    {
        GeneratorRun run = Project("[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\")] public partial class DealCard { }", "DealCard.razor");

        Assert.Contains(Hosted, run.Files["WidgetPlacements.Hosting.g.cs"], StringComparison.Ordinal);
        run.AssertCompiles().AssertCached();
    }

    [Fact]
    public void A_class_that_says_that_it_is_a_component_is_hosted_without_its_file()
    {
        GeneratorRun run = Project("[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\")] public class DealCard : ComponentBase { }");

        Assert.Contains(Hosted, run.Files["WidgetPlacements.Hosting.g.cs"], StringComparison.Ordinal);
        Assert.Equal(["DealCard PlacementContext"], run.AssertCompiles().HostedWidgets());
        run.AssertCached();
    }

    [Theory]
    [InlineData("public partial class DealCard { }", "Other.razor")]
    [InlineData("public partial class DealCard { }", "pages/DealCard.razor")]
    [InlineData("public partial class DealCard { }", "DealCard.cshtml")]
    [InlineData("public class DealCard { }", "DealCard.razor")]
    [InlineData("public abstract partial class DealCard { }", "DealCard.razor")]
    [InlineData("public static partial class DealCard { }", "DealCard.razor")]
    [InlineData("public partial class DealCard<T> { }", "DealCard.razor")]
    [InlineData("public partial class DealCard : System.Exception { }", "DealCard.razor")]
    [InlineData("public partial record DealCard { }", "DealCard.razor")]
    public void What_is_no_component_is_not_hosted(string declaration, string file)
    {
        GeneratorRun run = Project($"[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\")] {declaration}", file);

        Assert.DoesNotContain("HostedWidget.Component", run.Files["WidgetPlacements.Hosting.g.cs"], StringComparison.Ordinal);
        run.AssertCompiles();
    }

    [Fact]
    public void A_component_that_implements_IWidget_answers_itself()
    {
        GeneratorRun run = Project(
            """
            [WidgetPlacement("CRM_DEAL_DETAIL_TAB")]
            public partial class DealCard : ComponentBase, IWidget<CrmEntityContext>
            {
                public System.Threading.Tasks.Task<Microsoft.AspNetCore.Http.IResult> HandleAsync(
                    WidgetRequest<CrmEntityContext> request, System.Threading.CancellationToken cancellationToken) => null!;
            }
            """,
            "DealCard.razor");

        Assert.Equal(["DealCard CrmEntityContext"], run.AssertCompiles().HostedWidgets());
    }

    [Fact]
    public void The_Razor_file_may_come_after_the_class()
    {
        GeneratorRun run = Project("[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\")] public partial class DealCard { }");
        GeneratorDriver driver = run.Driver.AddAdditionalTexts([new AddedFile("DealCard.razor")]);

        GeneratorRunResult after = driver.After(run.Input);

        Assert.Contains(
            Hosted,
            after.GeneratedSources.Single(static source => source.HintName == "WidgetPlacements.Hosting.g.cs").SourceText.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_that_changes_is_of_no_interest()
    {
        GeneratorRun run = Project("[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\")] public partial class DealCard { }", "DealCard.razor");
        GeneratorDriver driver = run.Driver.ReplaceAdditionalText(
            run.Project.AdditionalFiles[0], new AddedFile("DealCard.razor", "<p>Something else</p>"));

        ILookup<string, IncrementalStepRunReason> reasons = driver.After(run.Input).Reasons();

        Assert.All(
            reasons.SelectMany(static step => step),
            static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private static GeneratorRun Project(string source, params string[] files) => new TestProject(Usings + source)
    {
        IsHosting = true,
        AdditionalFiles = [.. files.Select(static file => new AddedFile(file))],
    }.Run();
}
