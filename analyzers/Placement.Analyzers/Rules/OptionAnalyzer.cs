using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the placement take these options?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor DroppedOption = new(
        RuleIds.DroppedOption,
        title: "Option that the placement drops",
        messageFormat: "{0} does not take {1}: Bitrix24 drops it silently. {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 keeps the OPTIONS keys that the placement declares, and forgets all others without an error.",
        helpLinkUri: Rule.HelpLink(RuleIds.DroppedOption));

    private static readonly DiagnosticDescriptor MissingOption = new(
        RuleIds.MissingOption,
        title: "Required option is missing",
        messageFormat: "{0} needs {1}: Bitrix24 answers {2}. Set {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Some placements cannot be registered without an option.",
        helpLinkUri: Rule.HelpLink(RuleIds.MissingOption));

    private static readonly DiagnosticDescriptor UnenforcedOption = new(
        RuleIds.UnenforcedOption,
        title: "Option that the mobile application does not enforce",
        messageFormat: "{0} shows the widget to everybody, whatever {1} says: check it in the handler",
        Rule.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The mobile application keeps context, role and extranet, but does not apply them.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnenforcedOption));

    private static readonly DiagnosticDescriptor DuplicateOption = new(
        RuleIds.DuplicateOption,
        title: "Option is given twice",
        messageFormat: "{0} is given twice for {1}, as {2} and as {3}: one of them is lost. Keep {4}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "OPTIONS has one value per key.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateOption));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DroppedOption, MissingOption, UnenforcedOption, DuplicateOption);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
