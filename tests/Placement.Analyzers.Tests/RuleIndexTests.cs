using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests;

/// <summary>The list of rules in docs/rules/README.md and the release files say what the descriptors say.</summary>
public class RuleIndexTests
{
    private const string IndexFile = "README.md";
    private const string ReceivedFile = "README.received.md";

    private static readonly string[] Released =
    [
        .. ReleaseLines("AnalyzerReleases.Shipped.md"),
        .. ReleaseLines("AnalyzerReleases.Unshipped.md"),
    ];

    [Fact]
    public void The_index_lists_every_rule()
    {
        string path = Path.Combine(RulePage.Folder, IndexFile);
        string received = Path.Combine(RulePage.Folder, ReceivedFile);
        string expected = Index();
        string written = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (written != expected)
        {
            File.WriteAllText(received, expected);
            Assert.Fail(
                $"docs/rules/{IndexFile} is not what the descriptors say. If {ReceivedFile} beside it is what you mean, rename it.");
        }

        File.Delete(received);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        Assert.Equal(
            Harness.Rules.Descriptors.Select(static rule => rule.Id),
            Directory.GetFiles(RulePage.Folder, "PLC*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_release_files_list_every_rule()
    {
        Assert.Equal(
            Harness.Rules.Descriptors.Select(static rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {Title(rule)}"),
            Released.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_used_once()
    {
        // A rule may have a second message, but its id belongs to one analyzer.
        Assert.Distinct(
            Harness.Rules.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics.Select(static rule => rule.Id).Distinct()));
    }

    [Fact]
    public void Every_id_is_that_of_a_rule()
    {
        Assert.Equal(
            typeof(RuleIds).GetFields().Select(static id => (string)id.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Harness.Rules.Descriptors.Select(static rule => rule.Id));
    }

    [Fact]
    public void Every_rule_is_enabled_and_described()
    {
        Assert.All(Harness.Rules.Descriptors, static rule =>
        {
            Assert.Equal("Placement", rule.Category);
            Assert.True(rule.IsEnabledByDefault);
            Assert.NotEmpty(rule.Description.ToString(CultureInfo.InvariantCulture));
        });
    }

    private static string Index()
    {
        var index = new StringBuilder(
            """
            # Rules

            What Bitrix24 would refuse, drop or hide, found while you type. Each rule has a page with its reason, bad code, good code and when to
            suppress it; the identifier in an error list links to it.

            Severities are set as for any analyzer, in `.editorconfig`:

            ```ini
            [*.cs]
            dotnet_diagnostic.PLC0204.severity = suggestion
            ```

            `#pragma warning disable`, `[SuppressMessage]` and `NoWarn` work as usual. Generated code is never reported, apart from what Razor
            makes of `.razor` files: PLC0307 reports it where it is written.

            Where *fix* says yes, the editor mends the code, in one place or in the whole document, project or solution; `dotnet format analyzers`
            does so on the command line.

            | rule | severity | what | fix |
            | --- | --- | --- | --- |

            """);
        foreach (DiagnosticDescriptor rule in Harness.Rules.Descriptors)
        {
            string fix = Harness.Rules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id)) ? "yes" : "–";
            index.Append(
                CultureInfo.InvariantCulture,
                $"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {Title(rule)} | {fix} |\n");
        }

        return index.ToString();
    }

    private static string Title(DiagnosticDescriptor rule) => rule.Title.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> ReleaseLines(string file) =>
        File.ReadLines(Path.Combine(RulePage.Folder, "..", "..", "analyzers", "Placement.Analyzers", file))
            .Where(static line => line.StartsWith("PLC", StringComparison.Ordinal));
}
