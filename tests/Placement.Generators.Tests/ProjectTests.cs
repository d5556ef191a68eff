using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>What the generator makes of a whole project, of unfinished code and of foreign cultures.</summary>
public class ProjectTests
{
    [Fact]
    public void Required_scopes_are_those_of_registering_sorted()
    {
        GeneratorRun run = new TestProject(
            """
            using Placement;
            [WidgetPlacement("IM_TEXTAREA"), WidgetPlacement("TASK_VIEW_TAB"), WidgetPlacement("CRM_DEAL_DETAIL_TAB"), WidgetPlacement("LEFT_MENU")] class A;
            [WidgetPlacement("CRM_LEAD_DETAIL_TAB"), WidgetPlacement("CALENDAR_GRIDVIEW")] class B;
            """).Run().AssertCompiles();

        Assert.Equal(["calendar", "crm", "placement", "task"], run.RequiredScopes());
    }

    [Fact]
    public void Without_the_runtime_library_nothing_is_emitted()
    {
        Assert.Empty(new TestProject("class Empty;") { ReferencesRuntime = false }.Run().Files);
    }

    [Theory]
    [InlineData("Acme", null, "namespace Acme\n")]
    [InlineData(null, null, "namespace Acme.Sales\n")]
    [InlineData("  ", "Other.Name", "namespace Other.Name\n")]
    [InlineData("System.Placement", null, "namespace System.Placement\n")]
    [InlineData("Placement", null, "namespace Placement\n")]
    [InlineData("my-app.2024.class.@int", null, "namespace my_app._2024.@class.@int\n")]
    [InlineData("..", null, "namespace Widgets\n")]
    public void The_namespace_is_the_root_namespace_made_valid(string? root, string? placement, string expected)
    {
        var properties = new Dictionary<string, string>();
        if (root is not null)
        {
            properties["RootNamespace"] = root;
        }

        if (placement is not null)
        {
            properties["PlacementNamespace"] = placement;
        }

        GeneratorRun run = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;") { Properties = properties }.Run()
            .AssertCompiles();

        Assert.All(run.Files.Values, text => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_the_project_do_not_disturb_the_emitted_code()
    {
        new TestProject(
            """
            namespace My.Placement.App
            {
                [global::Placement.WidgetPlacement("LEFT_MENU")] internal sealed class Menu;
                internal sealed class System;
                internal sealed class Uri;
                internal sealed class Task;
                internal sealed class WidgetBinding;
            }
            """)
        {
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "My.Placement.App" },
        }.Run().AssertCompiles();
    }

    /// <summary>Code as it is while somebody types: the generator emits what it can and never throws.</summary>
    [Theory]
    [InlineData("[WidgetPlacement(] class Menu;")]
    [InlineData("[WidgetPlacement] class Menu;")]
    [InlineData("[WidgetPlacement()] class Menu;")]
    [InlineData("[WidgetPlacement(null)] class Menu;")]
    [InlineData("[WidgetPlacement(\"\")] class Menu;")]
    [InlineData("[WidgetPlacement(5)] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT\\\"MENU\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT\\\\MENU\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT\\u200dMENU\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT MENU\")] class Menu;")]
    [InlineData("[WidgetPlacement(Missing.Code)] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Handler = \"menu\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Handler = \"//evil.example.com\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Handler = \"/\\\\evil.example.com\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Handler = \"ftp://example.com\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Handler = \"\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"PAGE_BACKGROUND_WORKER\", UserId = -1)] class Menu;")]
    [InlineData("[WidgetPlacement(\"USERFIELD_TYPE\")] class Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\")] struct Menu;")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\")] class { }")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\")] public class 0083;")]
    [InlineData("namespace { [WidgetPlacement(\"LEFT_MENU\")] class Menu { } }")]
    [InlineData("class { [WidgetPlacement(\"LEFT_MENU\")] class Menu { } }")]
    [InlineData("[WidgetText(\"de\", Title = \"x\")] class Menu;")]
    [InlineData("[Missing(\"LEFT_MENU\")] class Menu;")]
    [InlineData("[assembly: WidgetPlacement(\"LEFT_MENU\")]")]
    [InlineData("[assembly: BitrixApplication(DefaultLanguage = 5)]")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\")")]
    public void What_cannot_be_registered_is_left_out(string source)
    {
        GeneratorRun run = new TestProject("using Placement;\n" + source).Run();

        Assert.Equal(["WidgetPlacements.g.cs"], run.Files.Keys);
        Assert.Contains(
            "CombinedBindings() => global::Placement.WidgetBinding.Combine();",
            run.Files["WidgetPlacements.g.cs"],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Title = 5)] class Menu { }", "CS0029")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Missing = \"x\")] class Menu { }", "CS0246")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\", Context = ChatContexts.Nowhere)] class Menu { }", "CS0117")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\")] class Menu { void Broken() { return 5 } }", "CS1002")]
    public void A_class_with_an_error_still_gives_what_can_be_emitted(string source, string error)
    {
        GeneratorRun run = new TestProject("using Placement;\n" + source).Run();

        Assert.Contains("\"PLACEMENT\":\"LEFT_MENU\"", run.Files["WidgetPlacements.Bindings.g.cs"], StringComparison.Ordinal);
        Assert.Contains(run.Output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Id == error);
    }

    [Theory]
    [InlineData("[Obsolete(\"Gone.\", true), WidgetPlacement(\"LEFT_MENU\")] class Menu;")]
    [InlineData("[Obsolete(\"Gone.\", true)] class Outer { [WidgetPlacement(\"LEFT_MENU\")] internal class Menu; }")]
    [InlineData("class Outer { [WidgetPlacement(\"LEFT_MENU\")] private class Menu; }")]
    [InlineData("[WidgetPlacement(\"LEFT_MENU\")] file class Menu;")]
    public void A_class_that_generated_code_cannot_name_is_registered_without_it(string source)
    {
        WidgetBinding binding = Assert.Single(
            new TestProject("using System;\nusing Placement;\n" + source).Run().AssertCompiles().AssertCached().Bindings());

        Assert.Equal("LEFT_MENU", binding.Placement);
        Assert.Null(binding.WidgetType);
    }

    [Theory]
    [InlineData("[Obsolete(\"Old.\", false), WidgetPlacement(\"LEFT_MENU\")] class Menu;")]
    [InlineData("[Obsolete] class Outer { [WidgetPlacement(\"LEFT_MENU\")] internal class Menu; }")]
    [InlineData(
        "[System.Diagnostics.CodeAnalysis.Experimental(\"A1\")] class Outer { [WidgetPlacement(\"LEFT_MENU\")] internal class Menu; }")]
    public void A_class_that_warns_when_it_is_named_is_named_without_a_warning(string source)
    {
        Assert.Equal(
            "Menu",
            Assert.Single(new TestProject("using System;\nusing Placement;\n" + source).Run().AssertCompiles().Bindings()).WidgetType!.Name);
    }

    [Fact]
    public void A_class_that_is_declared_twice_by_mistake_is_emitted_once()
    {
        GeneratorRun run = new TestProject(
            "[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;",
            "[Placement.WidgetPlacement(\"CALL_CARD\")] class Menu;").Run();

        Assert.Equal(["WidgetPlacements.Bindings.g.cs", "WidgetPlacements.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void File_local_classes_of_one_name_are_all_emitted()
    {
        GeneratorRun run = new TestProject(
            "[Placement.WidgetPlacement(\"LEFT_MENU\")] file class Menu;",
            "[Placement.WidgetPlacement(\"CALL_CARD\")] file class Menu;").Run().AssertCompiles().AssertCached();

        Assert.Equal(["CALL_CARD", "LEFT_MENU"], run.Bindings().Select(static binding => binding.Placement));
    }

    [Fact]
    public void A_widget_nested_in_a_widget_is_another_widget()
    {
        IReadOnlyList<WidgetBinding> bindings = new TestProject(
            """
            [Placement.WidgetPlacement("LEFT_MENU")]
            internal class Outer
            {
                [Placement.WidgetPlacement("CALL_CARD")]
                internal class Inner;
            }
            """).Run().AssertCompiles().AssertCached().Bindings();

        Assert.Equal(["CALL_CARD /widgets/inner", "LEFT_MENU /widgets/outer"], bindings.Select(static binding => binding.ToString()));
    }

    [Fact]
    public void File_names_stay_short()
    {
        string name = new('W', 300);
        GeneratorRun run = new TestProject(
            $"namespace Acme; [Placement.WidgetPlacement(\"LEFT_MENU\")] class A{name};",
            $"namespace Acme; [Placement.WidgetPlacement(\"CALL_CARD\")] class B{name};").Run().AssertCompiles();

        Assert.Equal(2, run.Files.Count);
        Assert.All(run.Files.Keys, static hintName => Assert.InRange(hintName.Length, 1, 120));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void The_output_is_the_same_in_every_culture(string culture)
    {
        var project = new TestProject(
            """
            using Placement;
            [WidgetPlacement("im_sidebar", IconName = "fa-bell", Title = "Insights"), WidgetPlacement("im_textarea", Width = 1234, UserId = 1234)] class InboxInsightsIV;
            [WidgetPlacement("task_view_tab", GroupIds = new[] { 1234 }), WidgetText("ID", Title = "i")] class Işık;
            """);
        IReadOnlyDictionary<string, string> expected = project.Run().Files;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, project.Run().Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_files_does_not_change_what_a_widget_sends()
    {
        string[] sources =
        [
            "[Placement.WidgetPlacement(\"LEFT_MENU\"), Placement.WidgetText(\"de\", Title = \"Menü\")] partial class Menu;",
            "[Placement.WidgetPlacement(\"CALL_CARD\"), Placement.WidgetText(\"br\", Title = \"Menu\")] partial class Menu;",
        ];

        Assert.Equal(new TestProject(sources).Run().Files, new TestProject([.. sources.Reverse()]).Run().Files);
    }

    [Fact]
    public void A_changed_title_changes_one_file_only()
    {
        GeneratorRun run = new TestProject(
            [.. Enumerable.Range(0, 20).Select(static index => $"[Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Title {index}\")] class Menu{index};")]).Run();
        SyntaxTree tree = run.Input.SyntaxTrees.Single(static tree => tree.FilePath == "File7.cs");
        CSharpCompilation edited = run.Input.ReplaceSyntaxTree(
            tree, run.Project.Parse(tree.ToString().Replace("Title 7", "Title seven", StringComparison.Ordinal), tree.FilePath));

        ILookup<string, IncrementalStepRunReason> reasons = run.Reasons(edited);

        Assert.Equal(1, reasons[TrackingNames.WidgetSources].Count(static reason => reason == IncrementalStepRunReason.Modified));
        Assert.All(reasons[TrackingNames.Registration], static reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
    }
}
