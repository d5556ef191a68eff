using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Placement.Generators.Tests.Documentation;

/// <summary>Links between the pages of the repository lead to pages, and to headings, that are there.</summary>
public partial class LinkTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Where(static page => !page.EndsWith(".received.md", StringComparison.Ordinal))
            .Select(static page => Path.GetRelativePath(Root, page).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        foreach (Match link in Link().Matches(WithoutCode(File.ReadAllText(Path.Combine(Root, page)))))
        {
            string[] parts = link.Groups[1].Value.Split('#');
            if (parts[0].Contains(':', StringComparison.Ordinal))
            {
                continue;
            }

            string target = parts[0].Length == 0 ? Path.Combine(Root, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links to {link.Groups[1].Value}, which is not there.");
            Assert.True(
                parts.Length == 1 || Anchors(target).Contains(parts[1]),
                $"{page} links to {link.Groups[1].Value}: the page has no such heading.");
        }
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        string[] listed =
        [
            .. Link().Matches(File.ReadAllText(Path.Combine(Root, "docs", "README.md"))).Select(static link => link.Groups[1].Value),
        ];

        Assert.Empty(
            Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(Path.GetFileName).Except([.. listed, "README.md"]));
    }

    private static IEnumerable<string> Anchors(string page) => Heading().Matches(WithoutCode(File.ReadAllText(page)))
        .Select(static heading => NotInAnchors().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string WithoutCode(string text) => Code().Replace(text.ReplaceLineEndings("\n"), "");

    private static string FindRoot([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
