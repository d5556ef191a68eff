using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Generators.Tests.Harness;

/// <summary>A project compiled with the generator.</summary>
internal sealed class GeneratorRun
{
    /// <summary>The parameters of placement.bind in the order of its documentation.</summary>
    private static readonly string[] Parameters =
        ["PLACEMENT", "HANDLER", "TITLE", "DESCRIPTION", "GROUP_NAME", "LANG_ALL", "OPTIONS", "USER_ID"];

    private GeneratorRun(TestProject project, CSharpCompilation input, GeneratorDriver driver, Compilation output)
    {
        Project = project;
        Input = input;
        Driver = driver;
        Output = output;
    }

    public TestProject Project { get; }

    /// <summary>The project without what the generator adds.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The driver after its first run.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The project with what the generator adds.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The emitted files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    public static GeneratorRun Of(TestProject project) => Of(project, project.Compile());

    /// <summary>The compilation in place of what the project would be compiled to.</summary>
    public static GeneratorRun Of(TestProject project, CSharpCompilation input)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create(
                [new PlacementGenerator().AsSourceGenerator()],
                additionalTexts: project.AdditionalFiles,
                optionsProvider: new TestOptions(project.Properties),
                parseOptions: input.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions ?? project.ParseOptions,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _, TestContext.Current.CancellationToken);
        var run = new GeneratorRun(project, input, driver, output);

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        return run;
    }

    /// <summary>
    /// The emitted code raises no warning, and the project has no error but the expected ones of its own code.
    /// </summary>
    public GeneratorRun AssertCompiles(params string[] expectedErrors)
    {
        HashSet<SyntaxTree> generated = [.. Result.GeneratedSources.Select(static source => source.SyntaxTree)];
        Diagnostic[] diagnostics = [.. Output.GetDiagnostics(TestContext.Current.CancellationToken)];

        Assert.DoesNotContain(diagnostics, diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning
            && !diagnostic.IsSuppressed
            && diagnostic.Location.SourceTree is { } tree
            && generated.Contains(tree));
        Assert.Equal(
            expectedErrors,
            diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id).Distinct());
        return this;
    }

    /// <summary>Whatever is wrong with the project, the emitted code adds no error to those of its own code.</summary>
    public GeneratorRun AssertAddsNoError()
    {
        HashSet<string> own = [.. Errors(Input)];
        string[] added = [.. Errors(Output).Where(error => !own.Contains(error))];
        Assert.True(added.Length == 0, string.Join('\n', added));
        return this;

        static IEnumerable<string> Errors(Compilation compilation) => compilation
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString());
    }

    /// <summary>
    /// The bindings that the compiled project declares: its WidgetPlacements.All, run for real. Each sends documented
    /// parameters only, in the documented order.
    /// </summary>
    public IReadOnlyList<WidgetBinding> Bindings()
    {
        IReadOnlyList<WidgetBinding> bindings = Member<IReadOnlyList<WidgetBinding>>("All");
        Assert.All(bindings, static binding =>
        {
            using JsonDocument json = JsonDocument.Parse(binding.ToJson(new Uri("https://myapp.example.com")));
            string[] names = [.. json.RootElement.EnumerateObject().Select(static parameter => parameter.Name)];
            Assert.Equal(Parameters.Where(names.Contains), names);
        });
        return bindings;
    }

    /// <summary>WidgetPlacements.RequiredScopes of the compiled project.</summary>
    public IReadOnlyList<string> RequiredScopes() => Member<IReadOnlyList<string>>("RequiredScopes");

    /// <summary>The classes that the compiled project hosts, with what they are opened with: <c>Menu PlacementContext</c>.</summary>
    public IReadOnlyList<string> HostedWidgets()
    {
        var widgets = (IReadOnlyList<HostedWidget>)RegistrationClass()
            .GetMethod("HostedWidgets", BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(obj: null, parameters: null)!;
        return [.. widgets.Select(static widget => $"{widget.WidgetType.Name} {widget.ContextType.Name}")];
    }

    /// <summary>The compiled project, for another that references it.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Image()).WithProperties(
        new MetadataReferenceProperties(aliases: [.. Project.Aliases]));

    private byte[] Image()
    {
        using var image = new MemoryStream();
        Assert.True(Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return image.ToArray();
    }

    private static IEnumerable<GeneratorRun> ReferencedProjects(TestProject project) =>
        project.Libraries.SelectMany(static library => ReferencedProjects(library.Project).Append(library));

    private T Member<T>(string name) =>
        (T)RegistrationClass().GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private Type RegistrationClass()
    {
        var context = new AssemblyLoadContext(name: null);
        foreach (GeneratorRun library in ReferencedProjects(Project).Distinct())
        {
            context.LoadFromStream(new MemoryStream(library.Image()));
        }

        Assembly assembly = context.LoadFromStream(new MemoryStream(Image()));
        return assembly.GetTypes().Single(static type => type.Name == "WidgetPlacements");
    }
}
