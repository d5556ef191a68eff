using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Consumers;

/// <summary>References under names of the project's choice.</summary>
public class AliasTests
{
    [Fact]
    public void The_runtime_library_has_an_alias_as_well()
    {
        (Consumer.Create(Platform.Net100, LanguageVersion.Latest, sources: ["extern alias plc; internal static class Aliased { internal static plc::Placement.StaleBindings Keep => plc::Placement.StaleBindings.Keep; }"]) with
        {
            References = Platform.WithAliases(Platform.Net100, "plc", "global"),
        }).AssertSpotless();
    }

    /// <summary>Generated code finds the runtime library in the global namespace only.</summary>
    [Fact]
    public void The_runtime_library_has_nothing_but_an_alias()
    {
        GeneratorRun run = new TestProject(
            "extern alias plc; [plc::Placement.WidgetPlacement(\"LEFT_MENU\")] internal sealed class Menu { }")
        {
            References = Platform.WithAliases(Platform.Net100, "plc"),
        }.Run().AssertCompiles();

        Assert.Empty(run.Files);
    }
}
