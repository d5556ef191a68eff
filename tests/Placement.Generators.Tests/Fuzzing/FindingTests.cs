using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Fuzzing;

/// <summary>What fuzzing has found, so that it stays mended.</summary>
public class FindingTests
{
    [Theory]
    [InlineData("[System.Obsolete(\"Old.\", DiagnosticId = \"OLD0001\")]")]
    [InlineData("[System.Obsolete(\"Old.\", false, DiagnosticId = \"OLD0001\", UrlFormat = \"https://example.com/{0}\")]")]
    [InlineData("[System.Obsolete(DiagnosticId = \"OLD0001\")]")]
    [InlineData("[System.Obsolete(DiagnosticId = \"\")]")]
    [InlineData("[System.Obsolete(DiagnosticId = null)]")]
    public void An_obsolete_class_with_a_warning_id_of_its_own_raises_no_warning(string mark)
    {
        WidgetBinding binding = Assert.Single(
            new TestProject($$"""{{mark}} [Placement.WidgetPlacement("LEFT_MENU")] class Menu { }""").Run().AssertCompiles().Bindings());

        Assert.Equal("Menu", binding.WidgetType?.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_experimental_class_without_an_id_raises_no_warning(string id)
    {
        GeneratorRun run = new TestProject($$"""[System.Diagnostics.CodeAnalysis.Experimental("{{id}}"), Placement.WidgetPlacement("LEFT_MENU")] class Menu { }""").Run();

        Assert.DoesNotContain(
            run.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic.Id == "CS9204" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void An_obsolete_context_with_a_warning_id_of_its_own_raises_no_warning()
    {
        GeneratorRun run = new TestProject(
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            using Placement;

            [System.Obsolete("Old.", DiagnosticId = "OLD0001")]
            public sealed record OldContext : PlacementContext;

            #pragma warning disable OLD0001
            [WidgetPlacement("LEFT_MENU")]
            public sealed class Menu : IWidget<OldContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<OldContext> request, CancellationToken cancellationToken) => throw new System.NotSupportedException();
            }
            """)
        { IsHosting = true }.Run().AssertCompiles();

        Assert.Equal(["Menu OldContext"], run.HostedWidgets());
    }

    [Theory]
    [InlineData("OLD-1")]
    [InlineData("1")]
    public void A_warning_that_no_pragma_can_switch_off_is_not_raised_at_all(string id)
    {
        WidgetBinding binding = Assert.Single(new TestProject(
            $$"""[System.Obsolete("Old.", DiagnosticId = "{{id}}")] [Placement.WidgetPlacement("LEFT_MENU")] class Menu { }""").Run().AssertCompiles().Bindings());

        Assert.Null(binding.WidgetType);
    }

    [Theory]
    [InlineData("assembly")]
    [InlineData("module")]
    public void An_experimental_library_raises_no_warning_in_generated_code(string target)
    {
        GeneratorRun library = new TestProject(
            $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Http;
            using Placement;

            [{{target}}: System.Diagnostics.CodeAnalysis.Experimental("LIB0001")]

            public sealed record LibraryContext : PlacementContext;

            [WidgetPlacement("LEFT_MENU")]
            public sealed class Menu : IWidget<PlacementContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => throw new System.NotSupportedException();
            }
            """)
        { IsLibrary = true, IsHosting = true, AssemblyName = "Acme.Library" }.Run().AssertCompiles();

        GeneratorRun application = new TestProject(
            """
            #pragma warning disable LIB0001
            [Placement.WidgetPlacement("CALL_CARD")]
            public sealed class Card : Placement.IWidget<LibraryContext>
            {
                public System.Threading.Tasks.Task<Microsoft.AspNetCore.Http.IResult> HandleAsync(
                    Placement.WidgetRequest<LibraryContext> request, System.Threading.CancellationToken cancellationToken) => throw new System.NotSupportedException();
            }
            """)
        { IsHosting = true, Libraries = [library] }.Run().AssertCompiles();

        Assert.Equal(["CALL_CARD", "LEFT_MENU"], application.Bindings().Select(static binding => binding.Placement));
        Assert.Equal(["Card LibraryContext", "Menu PlacementContext"], application.HostedWidgets());
    }

    /// <summary>
    /// The compiler takes the project's own name, and says so wherever it is named: here, by nobody but the generated code.
    /// </summary>
    [Theory]
    [InlineData("Acme.Parts", "namespace Acme { public class Parts; }", "namespace Acme { [Placement.WidgetPlacement(\"LEFT_MENU\")] class Parts; }")]
    [InlineData("Acme.Parts", "namespace Acme.Parts { public class Gear; }", "namespace Acme { [Placement.WidgetPlacement(\"LEFT_MENU\")] class Parts; }")]
    [InlineData("Parts", "namespace Parts { public class Gear; }", "[Placement.WidgetPlacement(\"LEFT_MENU\")] class Parts;")]
    [InlineData("Parts", "public class Parts;", "[Placement.WidgetPlacement(\"LEFT_MENU\")] class Parts;")]
    [InlineData("Acme.Parts.Menu", "namespace Acme { public class Parts; }", "namespace Acme.Parts { [Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu; }")]
    [InlineData(
        "Parts.Shop.Menu", "public class Parts;", "namespace Parts.Shop { [Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu; }")]
    [InlineData("Parts+Menu", "public class Parts;", "class Parts { [Placement.WidgetPlacement(\"LEFT_MENU\")] internal class Menu; }")]
    public void A_name_that_a_library_uses_for_something_else_raises_no_warning(string widget, string library, string application)
    {
        GeneratorRun referenced = new TestProject(library) { IsLibrary = true, AssemblyName = "Acme.Library" }.Run().AssertCompiles();

        GeneratorRun run = new TestProject(application) { Libraries = [referenced] }.Run().AssertCompiles();

        Assert.Equal(widget, Assert.Single(run.Bindings()).WidgetType?.FullName);
    }

    [Theory]
    [InlineData("_")]
    [InlineData("1st-App")]
    [InlineData("Acme._Sales")]
    public void A_namespace_that_not_all_languages_can_use_raises_no_warning(string rootNamespace)
    {
        TestProject project = new(
            "[assembly: System.CLSCompliant(true)] [Placement.WidgetPlacement(\"LEFT_MENU\")] internal class Menu { }")
        {
            Properties = new Dictionary<string, string> { ["RootNamespace"] = rootNamespace },
        };

        project.Run().AssertCompiles();
        (project with { IsHosting = true, IsLibrary = true }).Run().AssertCompiles();
    }
}
