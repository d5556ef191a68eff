using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the class take the context that its placements send?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WidgetContextAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor WrongContext = new(
        RuleIds.WrongContext,
        title: "Context does not fit the placement",
        messageFormat: "{0} opens with {1}, not with {2}: its values would never be read. Implement IWidget<{1}>.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each placement has a context of its own; IWidget<T> takes that context or PlacementContext.",
        helpLinkUri: Rule.HelpLink(RuleIds.WrongContext));

    private static readonly DiagnosticDescriptor NotAWidget = new(
        RuleIds.NotAWidget,
        title: "Class implements no IWidget",
        messageFormat: "{0} implements no IWidget, so nothing answers when Bitrix24 opens {1}. Implement IWidget<{2}>.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "With Placement.AspNetCore, a widget's class answers the request of its placement.",
        helpLinkUri: Rule.HelpLink(RuleIds.NotAWidget));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(WrongContext, NotAWidget);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
