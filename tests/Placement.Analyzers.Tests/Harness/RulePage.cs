using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>A rule's page in docs/rules. Its examples are real: tests compile them.</summary>
internal sealed partial class RulePage
{
    private const string Fence = "```";
    private const string BadCode = "## Bad code";

    /// <summary>The rules about what only Placement.AspNetCore has.</summary>
    private static readonly string[] NeedHosting =
    [
        RuleIds.WrongContext, RuleIds.NotAWidget, RuleIds.NoConstructor, RuleIds.UndeclaredWidget, RuleIds.DeclaredInRazor,
        RuleIds.UnmappedWidgets, RuleIds.MissingHandler, RuleIds.UnfilledForm,
    ];

    private readonly string[] _lines;

    private RulePage(string id, string text)
    {
        Id = id;
        _lines = text.Split('\n');
    }

    public string Id { get; }

    public string Heading => _lines[0];

    public IReadOnlyList<string> Sections => [.. _lines.Where(static line => line.StartsWith("## ", StringComparison.Ordinal))];

    /// <summary>The first cell below the head of the table: the severity.</summary>
    public string Severity => Row[0];

    /// <summary>The second cell below the head of the table: what the fix does, or that there is none.</summary>
    public string Fix => Row[1];

    /// <summary>The example that the rule reports.</summary>
    public RuleProject Bad => Project(BadCode);

    /// <summary>The example that no rule reports.</summary>
    public RuleProject Good => Project("## Good code");

    /// <summary>The links at the end of the page, one kind a line.</summary>
    public IReadOnlyList<string> SeeAlso =>
        [.. _lines.SkipWhile(static line => line != "## See also").Skip(1).Where(static line => line.Length > 0)];

    /// <summary>Every page of Bitrix24's documentation that the page names.</summary>
    public IEnumerable<string> DocumentationLinks => Links(string.Join('\n', _lines));

    /// <summary>The pages of Bitrix24's documentation that the sources of the packages name: a link of a rule is one of them.</summary>
    public static IReadOnlySet<string> KnownDocumentation { get; } = Directory
        .EnumerateFiles(Path.Combine(Find(), "..", "..", "src"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(static file => Links(File.ReadAllText(file)))
        .ToHashSet(StringComparer.Ordinal);

    private string[] Row => _lines.First(static line => line.StartsWith("| ", StringComparison.Ordinal)
            && !line.StartsWith("| severity", StringComparison.Ordinal)
            && !line.StartsWith("| ---", StringComparison.Ordinal))
        .Trim('|', ' ').Split(" | ");

    public static string Folder { get; } = Find();

    public static RulePage Read(string id) => new(id, File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n"));

    /// <summary>The example with a change to its code.</summary>
    public RuleProject Change(Func<string, string> change) =>
        Bad with { Sources = [.. Bad.Sources.Select(source => new Markup(change(source.Source), []))] };

    private static IEnumerable<string> Links(string text) => Documentation().Matches(text).Select(static match => match.Value);

    [GeneratedRegex(@"https://apidocs\.bitrix24\.com/[\w/-]+\.html(#\w+)?")]
    private static partial Regex Documentation();

    private static string Find([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "rules"));

    private RuleProject Project(string section)
    {
        string[] lines =
        [
            .. _lines.SkipWhile(line => line != section).Skip(1).TakeWhile(
                static line => !line.StartsWith("## ", StringComparison.Ordinal)),
        ];
        IEnumerable<KeyValuePair<string, string>> files =
        [
            .. Blocks(lines, "json").Select(static json => KeyValuePair.Create("placement.list.json", json)),
            .. Blocks(lines, "razor").Select(static razor => KeyValuePair.Create("DealSupplies.razor", razor)),
        ];
        return new RuleProject
        {
            // Examples are not marked: the test knows which rule they are about.
            Sources = [.. Blocks(lines, "csharp").Select(static block => new Markup(block, []))],
            AdditionalFiles = files.ToDictionary(StringComparer.Ordinal),
            ReferencesHosting = NeedHosting.Contains(Id),
            LanguageVersion = Id is RuleIds.OldLanguage && section == BadCode ? LanguageVersion.CSharp5 : LanguageVersion.Latest,
        };
    }

    private static IEnumerable<string> Blocks(string[] lines, string language)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] == Fence + language)
            {
                int end = Array.IndexOf(lines, Fence, i);
                yield return string.Join("\n", lines[(i + 1)..end]) + "\n";
                i = end;
            }
        }
    }
}
