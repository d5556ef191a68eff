using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Will people see the texts as they are written?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TextAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor MissingTitle = new(
        RuleIds.MissingTitle,
        title: "Widget has no title",
        messageFormat: "{0} has no title: Bitrix24 shows the application's name. Set Title.",
        Rule.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A title tells the widgets of an application apart.",
        helpLinkUri: Rule.HelpLink(RuleIds.MissingTitle));

    private static readonly DiagnosticDescriptor UntrimmedText = new(
        RuleIds.UntrimmedText,
        title: "Text is empty or has blanks around it",
        messageFormat: "{0} {1}. {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 trims texts, and an empty one is not sent.",
        helpLinkUri: Rule.HelpLink(RuleIds.UntrimmedText));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MissingTitle, UntrimmedText);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
