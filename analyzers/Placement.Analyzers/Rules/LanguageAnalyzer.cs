using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Will Bitrix24 find the language?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor UnknownLanguage = new(
        RuleIds.UnknownLanguage,
        title: "Unknown language code",
        messageFormat: "'{0}' is no language of Bitrix24: the texts are stored and never shown. Write {1}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 has language codes of its own: la is Spanish, br Portuguese, ua Ukrainian, sc and tc Chinese, vn Vietnamese, kz Kazakh.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnknownLanguage));

    private static readonly DiagnosticDescriptor DuplicateLanguage = new(
        RuleIds.DuplicateLanguage,
        title: "Language is given twice",
        messageFormat: "The language '{0}' is given twice for {1}: Bitrix24 stores one of the texts only. Merge the attributes.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "LANG_ALL has one entry per language.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateLanguage));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnknownLanguage, DuplicateLanguage);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
