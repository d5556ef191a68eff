using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests;

/// <summary>Every rule has a page, and what the page says is so.</summary>
public class RulePageTests
{
    private const string NoFix = "–";

    private static readonly string[] Sections = ["## Why", "## Bad code", "## Good code", "## When to suppress", "## See also"];

    /// <summary>Rules about C# and this package, of which Bitrix24's documentation says nothing.</summary>
    private static readonly string[] WithoutDocumentation =
    [
        RuleIds.UnusableClass, RuleIds.NotAWidget, RuleIds.StrayAttribute, RuleIds.NoConstructor, RuleIds.UndeclaredWidget,
        RuleIds.DeclaredInRazor,
        RuleIds.MissingHandler, RuleIds.UnfilledForm, RuleIds.IgnoredReport, RuleIds.UnmappedWidgets, RuleIds.OldLanguage,
        RuleIds.NameConflict,
    ];

    public static TheoryData<string> Ids => [.. Harness.Rules.Descriptors.Select(static rule => rule.Id)];

    public static TheoryData<string> MendableIds => [.. Harness.Rules.Descriptors.Select(static rule => rule.Id).Where(HasFix)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_title_the_severity_and_all_sections(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        var page = RulePage.Read(id);

        Assert.Equal($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}", page.Heading);
        Assert.Equal(SeverityOf(rule), page.Severity);
        Assert.Equal(Sections, page.Sections);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_whether_there_is_a_fix(string id)
    {
        Assert.Equal(HasFix(id), RulePage.Read(id).Fix != NoFix);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_rule_reports_the_bad_code_and_no_other_rule_does(string id)
    {
        ImmutableArray<Diagnostic> diagnostics = await RulePage.Read(id).Bad.DiagnosticsAsync();

        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task No_rule_reports_the_good_code(string id)
    {
        Assert.Empty(await RulePage.Read(id).Good.DiagnosticsAsync());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id)
    {
        const string Docs = "/docs/rules/";
        string link = Rule(id).HelpLinkUri;

        Assert.StartsWith("https://github.com/", link, StringComparison.Ordinal);
        Assert.Contains(Docs, link, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(RulePage.Folder, link[(link.IndexOf(Docs, StringComparison.Ordinal) + Docs.Length)..])));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_leads_to_the_source_and_to_Bitrix24_s_documentation(string id)
    {
        string analyzer = Harness.Rules.Analyzers.Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id)).GetType()
            .Name;
        string source = $"../../analyzers/Placement.Analyzers/Rules/{analyzer}.cs";
        var page = RulePage.Read(id);

        Assert.Equal($"- Source: [{analyzer}]({source})", page.SeeAlso[^1]);
        Assert.True(File.Exists(Path.Combine(RulePage.Folder, source)));
        Assert.Equal(!WithoutDocumentation.Contains(id), page.SeeAlso[0].StartsWith("- Bitrix24: [", StringComparison.Ordinal));
        Assert.All(page.DocumentationLinks, static link => Assert.Contains(link, RulePage.KnownDocumentation));
    }

    [Theory]
    [MemberData(nameof(MendableIds))]
    public async Task The_fix_mends_the_bad_code(string id)
    {
        RuleProject bad = RulePage.Read(id).Bad;

        Project mended = await bad.FixAllAsync(bad.Create(), id);

        Assert.DoesNotContain(await bad.AnalyzeAsync(mended), diagnostic => diagnostic.Id == id);
    }

    private static DiagnosticDescriptor Rule(string id) => Harness.Rules.Descriptors.Single(rule => rule.Id == id);

    private static bool HasFix(string id) => Harness.Rules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static string SeverityOf(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();
}
