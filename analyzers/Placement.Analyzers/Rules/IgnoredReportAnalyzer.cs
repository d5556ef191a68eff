using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does anybody look at the report?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredReportAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor IgnoredReport = new(
        RuleIds.IgnoredReport,
        title: "Registration report is ignored",
        messageFormat: "The report of {0} is ignored, so a widget that Bitrix24 refused fails silently. Call EnsureSuccess(), or look at the report.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A refused binding is an outcome in the report, not an exception.",
        helpLinkUri: Rule.HelpLink(RuleIds.IgnoredReport));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(IgnoredReport);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
