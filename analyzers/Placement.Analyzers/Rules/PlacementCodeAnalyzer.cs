using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Is this a code that placement.bind registers and shows?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlacementCodeAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor UnknownCode = new(
        RuleIds.UnknownCode,
        title: "Unknown placement code",
        messageFormat: "'{0}' is no placement code: Bitrix24 answers {1}. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 refuses a code that it does not know, and the widget is nowhere to be seen.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnknownCode));

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
        messageFormat: "{0} {1}. Write {2}.",
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

    private static readonly DiagnosticDescriptor MalformedEntityType = new(
        RuleIds.MalformedEntityType,
        title: "Malformed entity type in a placement code",
        messageFormat: "'{0}' in {1} is no entity type: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A smart process is called by its entityTypeId, which differs from portal to portal, or by * for all of them; a CRM entity with a name is called by it.",
        helpLinkUri: Rule.HelpLink(RuleIds.MalformedEntityType));

    private static readonly DiagnosticDescriptor UnsupportedEntityType = new(
        RuleIds.UnsupportedEntityType,
        title: "Entity type that the placement does not support",
        messageFormat: "{0} does not exist, because {1} has no {2}: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Not every CRM entity has every placement.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnsupportedEntityType));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnknownCode, CodeNotUpperCase, DeprecatedPlacement, RegisteredElsewhere, MalformedEntityType, UnsupportedEntityType);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }
}
