using System.Text.Json.Nodes;
using Json.Schema;
using Placement.Manifests;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Documentation;

/// <summary>docs/tool.md shows what the tool really reads and writes.</summary>
public sealed class ToolPageTests
{
    [Fact]
    public async Task The_manifest_on_the_page_is_one_to_the_byte()
    {
        string page = (await File.ReadAllTextAsync(BuiltApplications.ToolPage, TestContext.Current.CancellationToken))
            .ReplaceLineEndings("\n");
        int start = page.IndexOf("```json\n{\n  \"version\"", StringComparison.Ordinal) + "```json\n".Length;
        string shown = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        Assert.Equal(shown, ManifestWriter.ToText(ManifestReader.Read(shown, "the page")));
        Assert.True(JsonSchema.FromFile(BuiltApplications.Schema).Evaluate(JsonNode.Parse(shown)).IsValid);
    }
}
