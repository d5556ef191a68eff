using Microsoft.CodeAnalysis;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Libraries;

/// <summary>Widgets of referenced projects and packages take part, however they are referenced.</summary>
public class LibraryTests
{
    private const string TaskTab = "[Placement.WidgetPlacement(\"TASK_VIEW_TAB\")] internal class TaskTab;";

    [Fact]
    public void Widgets_of_libraries_take_part_once()
    {
        GeneratorRun tasks = Library("Acme.Tasks", TaskTab);
        GeneratorRun calls = Library("Acme.Calls", "[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;", tasks);
        GeneratorRun application = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;") { Libraries = [tasks, calls] }.Run().AssertCompiles();

        // The application sees the tasks' widgets directly and through the calls' library.
        Assert.Equal(["CALL_CARD", "LEFT_MENU", "TASK_VIEW_TAB"], Placements(application));
        Assert.Equal(["placement", "task", "telephony"], application.RequiredScopes());
        application.AssertCached();
    }

    [Fact]
    public void Widgets_are_ordered_by_placement_handler_and_user_whichever_library_they_come_from()
    {
        GeneratorRun first = Library(
            "Acme.First",
            """
            [Placement.WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/w", UserId = 11)] class A;
            [Placement.WidgetPlacement("LEFT_MENU", Handler = "/b")] class B;
            """);
        GeneratorRun second = Library(
            "Acme.Second",
            """
            [Placement.WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/w")] class A;
            [Placement.WidgetPlacement("LEFT_MENU", Handler = "/c")] class B;
            """);
        const string Own =
            """
            [Placement.WidgetPlacement("PAGE_BACKGROUND_WORKER", Handler = "/w", UserId = 2)] class A;
            [Placement.WidgetPlacement("LEFT_MENU", Handler = "/a")] class B;
            """;
        string[] expected =
        [
            "LEFT_MENU /a", "LEFT_MENU /b", "LEFT_MENU /c",
            "PAGE_BACKGROUND_WORKER /w", "PAGE_BACKGROUND_WORKER /w (user 2)", "PAGE_BACKGROUND_WORKER /w (user 11)",
        ];

        foreach (GeneratorRun[] libraries in (GeneratorRun[][])[[first, second], [second, first]])
        {
            IReadOnlyList<WidgetBinding> bindings = new TestProject(Own) { Libraries = libraries }.Run().AssertCompiles().Bindings();
            Assert.Equal(expected, bindings.Select(static binding => binding.ToString()));
        }
    }

    [Fact]
    public void The_order_of_references_does_not_change_the_output()
    {
        GeneratorRun tasks = Library("Acme.Tasks", TaskTab);
        GeneratorRun calls = Library("Acme.Calls", "[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;");

        Assert.Equal(
            new TestProject("class Empty;") { Libraries = [tasks, calls] }.Run().Files,
            new TestProject("class Empty;") { Libraries = [calls, tasks] }.Run().Files);
    }

    [Fact]
    public void An_application_without_widgets_registers_those_of_its_libraries()
    {
        GeneratorRun library = Library("Acme.Tasks", TaskTab);

        WidgetBinding binding = Assert.Single(new TestProject("class Empty;") { Libraries = [library] }.Run().AssertCompiles().Bindings());

        Assert.Equal("TASK_VIEW_TAB", binding.Placement);
        Assert.Equal("TaskTab", binding.WidgetType!.Name);
    }

    [Fact]
    public void Libraries_whose_names_differ_by_punctuation_do_not_clash()
    {
        GeneratorRun dotted = Library("Acme.Widgets", TaskTab);
        GeneratorRun underscored = Library("Acme_Widgets", "[Placement.WidgetPlacement(\"CALL_CARD\")] class B;");

        Assert.Equal(2, new TestProject("class Empty;") { Libraries = [dotted, underscored] }.Run().AssertCompiles().Bindings().Count);
    }

    [Fact]
    public void A_library_reached_in_four_ways_counts_once()
    {
        GeneratorRun tasks = Library("Acme.Tasks", TaskTab);
        GeneratorRun left = Library("Acme.Left", "[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;", tasks);
        GeneratorRun right = Library("Acme.Right", "[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;", tasks);
        GeneratorRun both = Library("Acme.Both", "class Empty;", left, right, tasks);
        GeneratorRun application = new TestProject("class Empty;") { Libraries = [tasks, left, right, both, tasks] }.Run().AssertCompiles();

        Assert.Equal(["CALL_CARD", "LEFT_MENU", "TASK_VIEW_TAB"], Placements(application));
    }

    [Fact]
    public void A_library_that_only_passes_on_those_of_others_takes_part()
    {
        GeneratorRun tasks = Library("Acme.Tasks", TaskTab);
        GeneratorRun all = Library("Acme.All", "public class Empty;", tasks);

        // A package may hide the packages that it needs: the application does not see the tasks' library itself.
        GeneratorRun application = new TestProject("class Empty;") { Libraries = [all] }.Run().AssertCompiles();

        Assert.Equal(["TASK_VIEW_TAB"], Placements(application));
        Assert.Equal(["placement", "task"], application.RequiredScopes());
    }

    [Fact]
    public void A_library_without_widgets_is_no_widget_library()
    {
        GeneratorRun core = Library("Acme.Core", "public class Price;");

        Assert.Equal(["WidgetPlacements.g.cs"], core.Files.Keys);
        Assert.Empty(new TestProject("class Empty;") { Libraries = [core] }.Run().AssertCompiles().Bindings());
    }

    [Fact]
    public void A_library_is_found_by_its_attribute_whatever_it_is_called()
    {
        GeneratorRun odd = Library("Größe-2 (neu)", TaskTab);

        Assert.Equal(["TASK_VIEW_TAB"], Placements(new TestProject("class Empty;") { Libraries = [odd] }.Run().AssertCompiles()));
    }

    [Fact]
    public void A_library_that_is_referenced_under_an_alias_only_takes_part()
    {
        GeneratorRun tasks = (TestProject.Library("Acme.Tasks", TaskTab) with { Aliases = ["tasks", "another"] }).Run().AssertCompiles();
        GeneratorRun calls = (TestProject.Library("Acme.Calls", "[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;") with { Aliases = ["class"] }).Run();
        GeneratorRun application = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;") { Libraries = [tasks, calls] }.Run().AssertCompiles();

        Assert.Equal(["CALL_CARD", "LEFT_MENU", "TASK_VIEW_TAB"], Placements(application));
        application.AssertCached();
    }

    [Fact]
    public void A_library_that_also_has_an_alias_takes_part_as_usual()
    {
        GeneratorRun tasks = (TestProject.Library("Acme.Tasks", TaskTab) with { Aliases = ["tasks", "global"] }).Run();
        GeneratorRun application = new TestProject("class Empty;") { Libraries = [tasks] }.Run().AssertCompiles();

        Assert.Equal(["TASK_VIEW_TAB"], Placements(application));
        Assert.DoesNotContain("extern alias", application.Files["WidgetPlacements.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_versions_of_a_library_the_newer_one_takes_part()
    {
        GeneratorRun application = new TestProject("class Empty;") { Libraries = [Version("1.0.0.0", "v1"), Version("2.0.0.0", "v2")] }.Run();

        Assert.Contains("extern alias v2;", application.Files["WidgetPlacements.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "v2::Placement.Manifests.Acme_Tasks.Bindings)", application.Files["WidgetPlacements.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("v1", application.Files["WidgetPlacements.g.cs"], StringComparison.Ordinal);
        application.AssertCompiles().AssertCached();
    }

    [Fact]
    public void Two_versions_of_a_library_without_aliases_add_no_error()
    {
        new TestProject("class Empty;") { Libraries = [Version("1.0.0.0"), Version("2.0.0.0")] }.Run().AssertAddsNoError();
    }

    [Fact]
    public void A_library_that_references_an_application_that_hosts_takes_part_with_its_own()
    {
        // An application hands nothing over: what it registers is its own affair.
        GeneratorRun shop = (TestProject.Library("Acme.Shop", TaskTab) with { IsLibrary = false }).Run().AssertCompiles();
        GeneratorRun application = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;") { Libraries = [shop] }.Run()
            .AssertCompiles();

        Assert.Equal(["LEFT_MENU"], Placements(application));
    }

    private static IEnumerable<string> Placements(GeneratorRun run) => run.Bindings().Select(static binding => binding.Placement);

    private static GeneratorRun Library(string name, string source, params GeneratorRun[] libraries) =>
        TestProject.Library(name, source, libraries).Run().AssertCompiles();

    /// <summary>A version of a library with a strong name, of which a project can reference several.</summary>
    private static GeneratorRun Version(string version, params string[] aliases) => (TestProject.Library(
        "Acme.Tasks", $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{TaskTab}") with
    {
        Aliases = aliases,
        IsSigned = true,
    }).Run().AssertCompiles();
}
