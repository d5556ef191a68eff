using System.Runtime.CompilerServices;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Documentation;

/// <summary>docs/generator.md shows what its example really becomes.</summary>
public class GeneratorPageTests
{
    private const string Fence = "```";
    private const string Gap = "…";

    private static readonly string[] Page = Read();

    /// <summary>The excerpts stand below headings that name their files.</summary>
    public static TheoryData<string> Files =>
        [.. Page.Where(static line => line.StartsWith("### ", StringComparison.Ordinal)).Select(static line => line[4..])];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_excerpt_is_what_the_example_becomes(string file)
    {
        // An application has no manifest, and a library has all the other files.
        string emitted = Example(isLibrary: true).Files[file];
        string[] excerpt = Block(Array.IndexOf(Page, "### " + file));

        Assert.Contains(excerpt, static line => line.Length > 0 && line != Gap);
        int at = -1;
        bool isNext = false;
        string[] lines = [.. emitted.Split('\n').Select(static line => line.Trim())];
        foreach (string line in excerpt)
        {
            if (line == Gap)
            {
                isNext = false;
                continue;
            }

            int found = Array.IndexOf(lines, line, at + 1);
            Assert.True(isNext ? found == at + 1 : found >= 0, $"{file} has no such line{(isNext ? " there" : "")}: {line}\n\n{emitted}");
            at = found;
            isNext = true;
        }
    }

    [Fact]
    public void Every_file_that_an_application_or_a_library_gets_is_shown()
    {
        Assert.Equal(
            Files.Select(static row => row.Data).Order(StringComparer.Ordinal),
            Example(isLibrary: false).Files.Keys.Union(Example(isLibrary: true).Files.Keys).Order(StringComparer.Ordinal));
    }

    private static GeneratorRun Example(bool isLibrary) => new TestProject(
        "global using System.Threading;\nglobal using System.Threading.Tasks;\n",
        string.Join('\n', Block(0, trim: false)))
    {
        IsHosting = true,
        IsLibrary = isLibrary,
    }.Run().AssertCompiles();

    private static string[] Block(int line, bool trim = true)
    {
        int start = Array.IndexOf(Page, Fence + "csharp", line) + 1;
        string[] block = Page[start..Array.IndexOf(Page, Fence, start)];
        return trim ? [.. block.Select(static text => text.Trim())] : block;
    }

    private static string[] Read([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "generator.md")).ReplaceLineEndings("\n")
            .Split('\n');
}
