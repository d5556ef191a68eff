using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does Bitrix24 take the values of the options?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionValueAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor InvalidOption = new(
        RuleIds.InvalidOption,
        title: "Invalid value of an option",
        messageFormat: "{0} {1}: {2}. Write {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 refuses the value or forgets it.",
        helpLinkUri: Rule.HelpLink(RuleIds.InvalidOption));

    private static readonly DiagnosticDescriptor IneffectiveContexts = new(
        RuleIds.IneffectiveContexts,
        title: "All makes the other chat contexts ineffective",
        messageFormat: "ChatContexts.All shows the widget in all chats, so {0} has no effect. Write ChatContexts.All alone, or leave it out.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 reads ALL together with other contexts as ALL.",
        helpLinkUri: Rule.HelpLink(RuleIds.IneffectiveContexts));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(InvalidOption, IneffectiveContexts);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
