using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does <c>placement.bind</c> register and show the placement of a code that exists?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KnownCodeAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor CodeNotUpperCase = new(
        RuleIds.CodeNotUpperCase,
        title: "Placement code is not upper case",
        messageFormat: "'{0}' is not written as Bitrix24 stores it: write {1}",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 stores and returns codes in upper case; older portals refuse any other spelling.",
        helpLinkUri: Rule.HelpLink(RuleIds.CodeNotUpperCase));

    private static readonly DiagnosticDescriptor DeprecatedPlacement = new(
        RuleIds.DeprecatedPlacement,
        title: "Deprecated placement",
        messageFormat: "{0} {1}. {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 no longer shows the placement, or only portals with old data offer it.",
        helpLinkUri: Rule.HelpLink(RuleIds.DeprecatedPlacement));

    private static readonly DiagnosticDescriptor RegisteredElsewhere = new(
        RuleIds.RegisteredElsewhere,
        title: "Placement is registered by another method",
        messageFormat: "{0} is not registered by placement.bind: {1}. It belongs to {2}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Pages of connectors, custom field types, landing blocks and the application itself have methods of their own.",
        helpLinkUri: Rule.HelpLink(RuleIds.RegisteredElsewhere));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CodeNotUpperCase, DeprecatedPlacement, RegisteredElsewhere);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            // A valid code costs no more than this: the catalog has been asked when the class was read.
            if (placement is { IsCodeSound: false, Known: { } known } && placement.At(0) is { Text: { } written } argument)
            {
                context.ReportDiagnostic(Describe(known, written, argument.ValueLocation(context.CancellationToken)));
            }
        }
    }

    /// <summary>Of several things that are wrong with a code, the most important one.</summary>
    private static Diagnostic Describe(PlacementCode known, string written, Location location)
    {
        if (known.Family.BindRule != BindRule.Registers)
        {
            return Diagnostic.Create(
                RegisteredElsewhere, location, known.Code, ConsequenceOf(known.Family.BindRule), known.Family.RegisteredWith);
        }

        return known.Status is PlacementStatus.Deprecated or PlacementStatus.Legacy
            ? Diagnostic.Create(
                DeprecatedPlacement,
                location,
                known.Successor is { } successor ? Rule.ReplaceBy(successor) : null,
                known.Code,
                ConsequenceOf(known.Status),
                known.Successor is null ? "Remove it" : "Write " + known.Successor)
            : Diagnostic.Create(CodeNotUpperCase, location, Rule.ReplaceBy(known.Code), written, known.Code);
    }

    private static string ConsequenceOf(BindRule rule) => rule switch
    {
        BindRule.AcceptsWithoutShowing => "Bitrix24 accepts it there, and silently never shows the widget",
        BindRule.WrongValue => "Bitrix24 answers ERROR_ARGUMENT",
        _ => "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND",
    };

    private static string ConsequenceOf(PlacementStatus status) =>
        status == PlacementStatus.Deprecated
            ? "is deprecated: Bitrix24 registers the widget, and silently never shows it"
            : "is out of date: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND, except on portals with old data";
}
