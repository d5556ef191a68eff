using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Consumers;

/// <summary>A project with widgets of every shape, and calls of all that is generated for them.</summary>
internal static class Consumer
{
    public static TestProject Create(
        string platform,
        LanguageVersion version,
        bool hosting = false,
        string rootNamespace = "Acme.Sales",
        string? generatedNamespace = null,
        params string[] sources)
    {
        bool hosts = hosting && Platform.HasHosting(platform);
        string[] widgets =
        [
            Sources.Classic,
            .. version >= LanguageVersion.CSharp12 && platform != Platform.Net472 ? [Sources.Modern] : Array.Empty<string>(),
            .. hosts ? [Sources.Hosted] : Array.Empty<string>(),
            Sources.Usage(generatedNamespace ?? rootNamespace, hosts),
            .. sources,
        ];
        return new TestProject(widgets)
        {
            LanguageVersion = version,
            References = hosts ? Platform.References(platform) : Platform.WithoutHosting(platform),
            Properties = new Dictionary<string, string> { ["RootNamespace"] = rootNamespace },
        };
    }

    public static TestProject Public(this TestProject project) =>
        project with { Properties = new Dictionary<string, string>(project.Properties) { ["PlacementVisibility"] = "public" } };

    /// <summary>The whole project has no warning, wherever it may come from, and no error.</summary>
    public static GeneratorRun AssertSpotless(this TestProject project)
    {
        GeneratorRun run = project.Run();

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(
            static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed));
        Assert.NotEmpty(run.Files);
        return run;
    }
}
