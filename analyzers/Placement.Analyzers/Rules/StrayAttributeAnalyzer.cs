using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the attribute belong to a placement?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAttributeAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor StrayAttribute = new(
        RuleIds.StrayAttribute,
        title: "Text or option without a placement",
        messageFormat: "{0} has no effect, because {1} {2}: it is never sent. {3}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "WidgetText and WidgetOption complete the WidgetPlacement attributes of their class.",
        helpLinkUri: Rule.HelpLink(RuleIds.StrayAttribute));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(StrayAttribute);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
