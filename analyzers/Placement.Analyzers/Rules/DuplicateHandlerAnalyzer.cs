using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Would Bitrix24 refuse the second of two handlers?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateHandlerAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor DuplicateHandler = new(
        RuleIds.DuplicateHandler,
        title: "Handler is declared twice",
        messageFormat: "{0} has the handler '{1}' twice{2}: Bitrix24 answers ERROR_CORE \"Handler already binded\". Give one of them another Handler, such as {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 tells bindings apart by placement, handler and user.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateHandler));

    private static readonly DiagnosticDescriptor TooManyHandlers = new(
        RuleIds.TooManyHandlers,
        title: "More handlers than the placement allows",
        messageFormat: "{0} allows {1} per application{2}: Bitrix24 answers ERROR_PLACEMENT_MAX_COUNT. Keep one of the declarations.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Some placements take a single handler of an application, per user where they can be registered for one user.",
        helpLinkUri: Rule.HelpLink(RuleIds.TooManyHandlers));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DuplicateHandler, TooManyHandlers);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
