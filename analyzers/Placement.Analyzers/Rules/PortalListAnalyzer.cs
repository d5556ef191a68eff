using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the portal offer the code?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortalListAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor AbsentFromPortal = new(
        RuleIds.AbsentFromPortal,
        title: "Placement is absent from the portal's list",
        messageFormat: "{0} is not in placement.list.json: that portal answers ERROR_PLACEMENT_NOT_FOUND. {1}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The project has the answer of placement.list among its additional files, and the code is not in it.",
        helpLinkUri: Rule.HelpLink(RuleIds.AbsentFromPortal));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AbsentFromPortal);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
