using Microsoft.CodeAnalysis;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Libraries;

/// <summary>
/// Projects that see each other's internals, as those of tests do. Each has a WidgetPlacements, perhaps of one full name:
/// no warning tells the user so, and the one that is meant is taken.
/// </summary>
public class VisibleInternalsTests
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Placement;

        """;

    private const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.Sales\")]\n";

    private const string Menu = "[Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu;";
    private const string Card = "[Placement.WidgetPlacement(\"CALL_CARD\")] internal sealed class Card;";

    /// <summary>What user code does with the class that is in scope.</summary>
    private const string Uses =
        """
        internal static class Uses
        {
            public static IReadOnlyList<WidgetBinding> Seen => WidgetPlacements.All;

            public static Task<RegistrationReport> RegisterAsync(IBitrixClient client) => client.RegisterPlacementsAsync(new Uri("https://myapp.example.com"));
        }
        """;

    [Theory]
    [InlineData("Acme.Shop", "Acme.Shop")]
    [InlineData("Acme.Shop", "Acme.Shop.Tests")]
    [InlineData("Acme.Shop", "Acme.Tests")]
    public void Tests_see_the_class_of_the_application_that_they_test(string shop, string tests)
    {
        GeneratorRun library = Project("Acme.Library", "Acme.Library", Card).AssertCompiles();
        GeneratorRun application = Project(shop, "Acme.Shop", Menu, isLibrary: false, library).AssertCompiles();

        // References pass on what they reference: the tests see the library, too.
        GeneratorRun run = Project(
            tests, "Acme.Sales", $"{Usings}using {shop};\nnamespace {tests}\n{{\n{Uses}\n}}", isLibrary: false, application, library)
            .AssertCompiles()
            .AssertCached();

        Assert.Empty(run.Files);
        AssertNoConflict(run);
    }

    [Fact]
    public void Tests_see_the_hosting_of_the_application_that_they_test()
    {
        GeneratorRun application = new TestProject(Friend + Menu) { AssemblyName = "Acme.Shop", IsHosting = true }.Run().AssertCompiles();
        GeneratorRun run = new TestProject(
            """
            namespace Acme.Sales
            {
                internal static class Uses
                {
                    public static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services.AddPlacements();

                    public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints) => endpoints.MapPlacements();
                }
            }
            """)
        {
            IsHosting = true,
            Libraries = [application],
        }.Run().AssertCompiles().AssertCached();

        Assert.Empty(run.Files);
    }

    [Fact]
    public void Tests_of_a_library_in_its_namespace_see_its_class()
    {
        GeneratorRun library = Project("Acme.Library", "Acme.Library", Card).AssertCompiles();
        GeneratorRun run = Project("Acme.Library", "Acme.Sales", $"{Usings}namespace Acme.Library;\n{Uses}", isLibrary: false, library)
            .AssertCompiles();

        Assert.Empty(run.Files);
        AssertNoConflict(run);
    }

    [Fact]
    public void Tests_of_a_library_in_a_namespace_of_their_own_have_a_class_with_its_widgets()
    {
        GeneratorRun library = Project("Acme.Library", "Acme.Library", Card).AssertCompiles();
        GeneratorRun run = Project(
            "Acme.Library.Tests", "Acme.Sales", $"{Usings}using Acme.Library;\nnamespace Acme.Library.Tests\n{{\n{Uses}\n}}", isLibrary: false, library).AssertCompiles();

        Assert.Equal(["CALL_CARD"], Placements(run));
    }

    [Fact]
    public void Tests_that_do_not_see_the_internals_have_a_class_of_their_own()
    {
        GeneratorRun application = new TestProject(Menu) { AssemblyName = "Acme.Shop" }.Run();

        Assert.Empty(Project("Acme.Sales", "Acme.Tests", "class Empty;", isLibrary: false, application).AssertCompiles().Bindings());
    }

    [Fact]
    public void Tests_with_a_library_that_the_application_does_not_know_have_a_class_of_their_own()
    {
        GeneratorRun application = Project("Acme.Shop", "Acme.Shop", Menu, isLibrary: false);
        GeneratorRun library = Project("Acme.Library", "Acme.Library", Card);

        Assert.Equal(
            ["CALL_CARD"],
            Placements(Project("Acme.Tests", "Acme.Sales", "class Empty;", isLibrary: false, application, library).AssertCompiles()));
    }

    [Fact]
    public void Tests_that_host_have_a_class_of_their_own_where_the_application_does_not_host()
    {
        GeneratorRun application = Project("Acme.Sales", "Acme.Shop", Menu, isLibrary: false);

        Assert.Contains(
            "WidgetPlacements.Hosting.g.cs",
            new TestProject("class Empty;") { Libraries = [application], IsHosting = true }.Run().AssertCompiles().Files.Keys);
    }

    [Fact]
    public void Who_asks_for_a_public_class_gets_one()
    {
        GeneratorRun application = Project("Acme.Shop", "Acme.Shop", Menu, isLibrary: false);
        GeneratorRun run = new TestProject("class Empty;")
        {
            Libraries = [application],
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Sales", ["PlacementVisibility"] = "public" },
        }.Run().AssertCompiles();

        Assert.Equal(["WidgetPlacements.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void An_application_without_widgets_has_a_class_beside_the_visible_one_of_a_library()
    {
        GeneratorRun library = Project("Acme.Library", "Acme.Library", Card);
        GeneratorRun run = Project("Acme.Sales", "Acme.Sales", $"{Usings}namespace Acme.Sales;\n{Uses}", isLibrary: false, library)
            .AssertCompiles();

        Assert.Equal(["CALL_CARD"], Placements(run));
        AssertNoConflict(run);
    }

    [Theory]
    [InlineData("Acme.Library", "Acme.Sales", true)]
    [InlineData("Acme.Library", "Acme.Sales", false)]
    [InlineData("Acme", "Acme.Sales", true)]
    [InlineData("Acme.Sales", "Acme", false)]
    [InlineData("Acme.Sales", "Acme.Sales", true)]
    [InlineData("Acme.Sales", "Acme.Sales", false)]
    public void The_emitted_code_of_two_projects_with_widgets_raises_no_conflict(string library, string project, bool isLibrary)
    {
        GeneratorRun first = Project(library, "Acme.Library", Card).AssertCompiles();
        GeneratorRun run = Project(project, "Acme.Sales", Menu, isLibrary, first).AssertCompiles().AssertCached();

        Assert.Equal(["CALL_CARD", "LEFT_MENU"], Placements(run));
        AssertNoConflict(run);
    }

    [Theory]
    [InlineData("Acme.Library", "Acme.Sales")]
    [InlineData("Acme", "Acme.Sales")]
    [InlineData("Acme.Sales.Library", "Acme.Sales")]
    public void Code_in_the_namespace_of_a_project_means_its_own_class(string library, string project)
    {
        GeneratorRun first = Project(library, "Acme.Library", Card);
        GeneratorRun run = Project(project, "Acme.Sales", $"{Usings}using {library};\nnamespace {project}\n{{\n{Menu}\n{Uses}\n}}", isLibrary: false, first).AssertCompiles();

        AssertNoConflict(run);
    }

    [Fact]
    public void A_library_in_the_namespace_of_a_project_keeps_out_of_the_way_in_a_namespace_for_its_class()
    {
        GeneratorRun library = new TestProject(Card, Friend)
        {
            AssemblyName = "Acme.Library",
            IsLibrary = true,
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme", ["PlacementNamespace"] = "Acme.LibraryWidgets" },
        }.Run().AssertCompiles();
        GeneratorRun run = Project("Acme", "Acme.Sales", $"{Usings}namespace Acme\n{{\n{Menu}\n{Uses}\n}}", isLibrary: false, library)
            .AssertCompiles();

        Assert.Equal(["CALL_CARD", "LEFT_MENU"], Placements(run));
        AssertNoConflict(run);
    }

    [Fact]
    public void A_class_of_the_same_name_that_is_not_generated_does_not_count()
    {
        GeneratorRun core = TestProject.Library(
            "Acme.Core", "namespace Other { public static class WidgetPlacements; }\npublic static class Uses { public static Placement.WidgetBinding? Binding => null; }").Run();

        Assert.Equal(["WidgetPlacements.g.cs"], new TestProject("class Empty;") { Libraries = [core] }.Run().AssertCompiles().Files.Keys);
    }

    private static GeneratorRun Project(string rootNamespace, string name, string source, bool isLibrary = true, params GeneratorRun[] references) => new TestProject(source, Friend)
    {
        AssemblyName = name,
        IsLibrary = isLibrary,
        Properties = new Dictionary<string, string> { ["RootNamespace"] = rootNamespace },
        Libraries = references,
    }.Run();

    private static IEnumerable<string> Placements(GeneratorRun run) => run.Bindings().Select(static binding => binding.Placement);

    /// <summary>Nothing in the whole project, user code included, is said to be ambiguous or to conflict.</summary>
    private static void AssertNoConflict(GeneratorRun run) =>
        Assert.DoesNotContain(
            run.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
