using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Incrementality;

/// <summary>What is generated again after an edit, among a thousand widgets: what the edit concerns, and nothing else.</summary>
public class EditTests
{
    /// <summary>Steps that look at the whole compilation run after each edit, and find what they found before.</summary>
    private static readonly string[] CompilationSteps = [TrackingNames.DeclaredWidgets, TrackingNames.DeclaredProject];

    /// <summary>
    /// The steps that run when a widget has changed, all widgets being in one list, to find that what they need of it is as before.
    /// </summary>
    private static readonly string[] CollectingSteps =
        [TrackingNames.Widgets, TrackingNames.Project, TrackingNames.Registration, TrackingNames.Hosting];

    private static readonly Dictionary<string, Func<GeneratorRun, CSharpCompilation>> Edits = new()
    {
        ["the same compilation, cloned"] = static run => run.Input.Clone(),
        ["an unrelated file added"] = static run =>
            run.Input.AddSyntaxTrees(run.Project.Parse("internal sealed class Unrelated;", "Unrelated.cs")),
        ["an unrelated file added in front"] = static run => run.Input.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(run.Input.SyntaxTrees.Prepend(run.Project.Parse("internal sealed class Unrelated;", "Unrelated.cs"))),
        ["an unrelated attributed class added"] = static run =>
            run.Input.AddSyntaxTrees(run.Project.Parse("[System.Serializable] internal sealed class Unrelated;", "Unrelated.cs")),
        ["a comment above a widget"] = static run => run.Edit(
            "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Title 427\"",
            "// A comment.\n[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Title 427\""),
        ["a comment above all of a file"] = static run => run.Edit("using System;\n", "// A comment.\nusing System;\n"),
        ["a comment in an attribute"] = static run => run.Edit("Title = \"Title 427\"", "/* first */ Title = \"Title 427\""),
        ["a title that is written in another way"] = static run => run.Edit("Title = \"Title 427\"", "Title = \"Title \" + \"427\""),
        ["a method's body"] = static run => run.Edit("_count427 + 1", "_count427 + 2"),
        ["a method's body that is being typed"] = static run => run.Edit("_count427 + 1", "_count427 + "),
        ["another member"] = static run =>
            run.Edit("public int Count() => _count427", "public int Other => 5;\n    public int Count() => _count427"),
        ["a private member renamed"] = static run =>
            run.Edit("_count427 = 427;\n\n    public int Count() => _count427", "_renamed = 427;\n\n    public int Count() => _renamed"),
        ["another attribute on a widget"] = static run =>
            run.Edit("public sealed class Widget427", "[System.Diagnostics.DebuggerDisplay(\"Widget\")]\npublic sealed class Widget427"),
        ["another attribute before ours"] = static run => run.Edit(
            "[WidgetText(\"de\", Title = \"Titel 427\")]",
            "[System.Diagnostics.DebuggerDisplay(\"Widget\")]\n[WidgetText(\"de\", Title = \"Titel 427\")]"),
        ["a using added"] = static run => run.Edit("using System;\n", "using System;\nusing System.Text;\n"),
        ["a global using added"] = static run => run.Input.AddSyntaxTrees(run.Project.Parse("global using System.Text;", "Usings.cs")),
        ["a widget made partial"] = static run => run.Edit("public sealed class Widget427", "public sealed partial class Widget427"),
        ["a reference added"] = static run => run.Input.AddReferences(Unrelated("1.0.0.0")),
        ["an assembly attribute added"] = static run =>
            run.Input.AddSyntaxTrees(run.Project.Parse("[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")]", "AssemblyInfo.cs")),
    };

    public static TheoryData<string, bool, bool> EditsThatConcernNoWidget => new(
        from edit in Edits.Keys
        from kind in ((bool IsHosting, bool IsLibrary)[])[(false, false), (true, true)]
        select (edit, kind.IsHosting, kind.IsLibrary));

    [Theory]
    [MemberData(nameof(EditsThatConcernNoWidget))]
    public void What_concerns_no_widget_emits_nothing_again(string edit, bool isHosting, bool isLibrary)
    {
        GeneratorRun run = LargeProject.Run(isHosting, isLibrary);

        GeneratorRunResult result = run.After(Edits[edit](run));

        AssertModified(run, result, []);
        AssertRan(result, CompilationSteps);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_changed_reference_emits_nothing_again(bool isHosting, bool isLibrary)
    {
        GeneratorRun run = LargeProject.Run(isHosting, isLibrary);
        PortableExecutableReference before = Unrelated("1.0.0.0");
        CSharpCompilation referencing = run.Input.AddReferences(before);
        GeneratorDriver driver = run.Driver.RunGenerators(referencing, TestContext.Current.CancellationToken);

        AssertModified(run, driver.After(referencing.ReplaceReference(before, Unrelated("2.0.0.0"))), []);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Options_that_are_not_ours_emit_nothing_again(bool isHosting, bool isLibrary)
    {
        GeneratorRun run = LargeProject.Run(isHosting, isLibrary);
        var properties = new Dictionary<string, string>(run.Project.Properties) { ["TargetFramework"] = "net10.0", ["Title 427"] = "true" };
        GeneratorDriver driver = run.Driver.WithUpdatedAnalyzerConfigOptions(new TestOptions(properties));

        GeneratorRunResult result = driver.After(run.Input);

        AssertModified(run, result, []);
        AssertRan(result, [TrackingNames.DeclaredProject]);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_changed_title_emits_the_file_that_contains_it(bool isHosting, bool isLibrary)
    {
        GeneratorRun run = LargeProject.Run(isHosting, isLibrary);

        foreach ((string before, string after) in ((string, string)[])
            [("\"Title 427\"", "\"New\""), ("\"Titel 427\"", "\"Neu\""), ("\"/widgets/427\"", "\"/elsewhere\""), (
                "Title = \"Title 427\"", "Description = \"More\"")])
        {
            GeneratorRunResult result = run.After(run.Edit(before, after));

            AssertModified(run, result, [EditedOutput]);
            AssertRan(result, [.. CompilationSteps, .. CollectingSteps, TrackingNames.WidgetSources]);
            Assert.Equal(1, result.Reasons()[TrackingNames.Widgets].Count(static reason => reason == IncrementalStepRunReason.Modified));
            Assert.Equal(
                1, result.Reasons()[TrackingNames.WidgetSources].Count(static reason => reason == IncrementalStepRunReason.Modified));
            Assert.Equal(
                LargeProject.Widgets - 1,
                result.Reasons()[TrackingNames.WidgetSources].Count(static reason => reason == IncrementalStepRunReason.Cached));
        }
    }

    [Theory]
    [InlineData(false, false, "")]
    [InlineData(false, true, "WidgetManifest.g.cs")]
    [InlineData(true, false, "")]
    [InlineData(true, true, "WidgetManifest.g.cs")]
    public void A_placement_of_another_scope_also_emits_what_names_the_scopes(bool isHosting, bool isLibrary, string manifest)
    {
        GeneratorRun run = LargeProject.Run(isHosting, isLibrary);

        AssertModified(
            run,
            run.After(run.Edit("\"CRM_DEAL_DETAIL_TAB\", Title = \"Title 427\"", "\"CALENDAR_GRIDVIEW\", Title = \"Title 427\"")),
            manifest.Length == 0 ? [EditedOutput, "WidgetPlacements.g.cs"] : [EditedOutput, "WidgetPlacements.g.cs", manifest]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_new_widget_emits_the_bindings_and_what_hosts_them(bool isHosting)
    {
        GeneratorRun run = LargeProject.Run(isHosting, isLibrary: false);
        string widget = run.Input.SyntaxTrees.Single(static tree => tree.FilePath == LargeProject.EditedFile).ToString()
            .Split("\n[WidgetPlacement")[1].TrimEnd();
        string source = "using System.Threading;\nusing System.Threading.Tasks;\nusing Placement;\n\n[WidgetPlacement" + widget.Replace(
            "420", "Added", StringComparison.Ordinal);

        GeneratorRunResult result = run.After(run.Input.AddSyntaxTrees(run.Project.Parse(source, "Added.cs")));

        AssertModified(
            run,
            result,
            isHosting ? [EditedOutput, "WidgetPlacements.Hosting.g.cs"] : [EditedOutput]);
    }

    [Fact]
    public void A_widget_in_the_middle_of_the_project_leaves_all_others_as_they_are()
    {
        GeneratorRun run = LargeProject.Run(isHosting: true, isLibrary: true);

        GeneratorRunResult result = run.After(run.Edit(
            "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Title 425\"",
            "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Added\")] public sealed class Added;\n[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title = \"Title 425\""));

        AssertModified(run, result, [EditedOutput]);
        Assert.Equal(1, result.Reasons()[TrackingNames.WidgetSources].Count(static reason => reason == IncrementalStepRunReason.New));
    }

    [Fact]
    public void A_removed_file_changes_what_named_its_widgets()
    {
        GeneratorRun run = LargeProject.Run(isHosting: true, isLibrary: true);

        GeneratorRunResult result = run.After(
            run.Input.RemoveSyntaxTrees(run.Input.SyntaxTrees.Single(static tree => tree.FilePath == LargeProject.EditedFile)));

        Assert.Equal(
            [EditedOutput, "WidgetPlacements.Hosting.g.cs"],
            result.GeneratedSources.Where(source => run.Files[source.HintName] != source.SourceText.ToString()).Select(static source => source.HintName).Order(StringComparer.Ordinal));
    }

    private const string EditedOutput = "WidgetPlacements.Bindings.g.cs";

    /// <summary>
    /// Exactly these files are new texts; all others are the same objects as before, and no output step says otherwise.
    /// </summary>
    private static void AssertModified(GeneratorRun run, GeneratorRunResult result, string[] hintNames)
    {
        Assert.Null(result.Exception);
        Dictionary<string, GeneratedSourceResult> before = run.Result.GeneratedSources.ToDictionary(static source => source.HintName);
        Assert.Equal(
            hintNames.Order(StringComparer.Ordinal),
            result.GeneratedSources
                .Where(source => !before.TryGetValue(source.HintName, out GeneratedSourceResult old) || !ReferenceEquals(old.SourceText, source.SourceText))
                .Select(static source => source.HintName)
                .Order(StringComparer.Ordinal));

        IncrementalStepRunReason[] outputs =
        [
            .. result.TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static step => step.Outputs).Select(
                static output => output.Reason),
        ];
        Assert.True(outputs.Length >= result.GeneratedSources.Length);
        Assert.Equal(
            hintNames.Length, outputs.Count(static reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified));
    }

    /// <summary>No other step than these was run again for a single widget: what they are given is what they were given before.</summary>
    private static void AssertRan(GeneratorRunResult result, string[] steps)
    {
        ILookup<string, IncrementalStepRunReason> reasons = result.Reasons();

        Assert.Contains(TrackingNames.Registration, reasons.Select(static step => step.Key));
        Assert.All(
            reasons.Where(step => PipelineSteps.Names.Contains(step.Key) && !steps.Contains(step.Key)),
            static step => Assert.All(step, reason => Assert.True(reason == IncrementalStepRunReason.Cached, $"{step.Key} was {reason}.")));
    }

    /// <summary>A library that has nothing to do with widgets.</summary>
    private static PortableExecutableReference Unrelated(string version)
    {
        using var image = new MemoryStream();
        CSharpCompilation library = new TestProject(
            $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\npublic class Unrelated;")
        {
            AssemblyName = "Unrelated",
            IsLibrary = true,
            ReferencesRuntime = false,
        }.Compile();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
