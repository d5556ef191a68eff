using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.PortalLists;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Is this a code that placement.bind registers and shows?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlacementCodeAnalyzer : WidgetAnalyzer
{
    /// <summary>What to write when nobody can tell what was meant.</summary>
    private const string Unknown = "a constant of Placements";

    private static readonly DiagnosticDescriptor UnknownCode = new(
        RuleIds.UnknownCode,
        title: "Unknown placement code",
        messageFormat: "{0} is no placement code{1}: Bitrix24 answers {2}. Write {3}.",
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

    private static readonly DiagnosticDescriptor MalformedEntityType = new(
        RuleIds.MalformedEntityType,
        title: "Malformed entity type in a placement code",
        messageFormat: "'{0}' in {1} is {2}: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A smart process is called by its entityTypeId, which differs from portal to portal, or by * for all of them; a CRM entity with a name is called by it.",
        helpLinkUri: Rule.HelpLink(RuleIds.MalformedEntityType));

    private static readonly DiagnosticDescriptor UnsupportedEntityType = new(
        RuleIds.UnsupportedEntityType,
        title: "Entity type that the placement does not support",
        messageFormat: "{0} does not exist, because {1}: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {2}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Not every CRM entity has every placement.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnsupportedEntityType));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnknownCode, CodeNotUpperCase, DeprecatedPlacement, RegisteredElsewhere, MalformedEntityType, UnsupportedEntityType);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        // A portal knows its codes better than any catalog.
        PortalListFiles? offered = PortalListFiles.Find(
            start.Options.AdditionalFiles,
            text => start.TryGetValue(text, PortalList.Provider, out PortalList? list) ? list : null,
            start.CancellationToken);
        start.RegisterSymbolAction(
            context =>
            {
                if (declarations.Find((INamedTypeSymbol)context.Symbol) is { } widget)
                {
                    Analyze(context, widget, offered);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, PortalListFiles? offered)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            // A valid code costs no more than this: the catalog has been asked when the class was read.
            if (!placement.IsCodeSound
                && placement.At(0) is { } argument
                && !(placement is { Known: null, Code: { } code } && offered?.Offer(code) == true))
            {
                Location location = argument.ValueLocation(context.CancellationToken);
                context.ReportDiagnostic(placement.Known is { } known
                    ? Describe(known, argument.Text!, location)
                    : Describe(argument.Text, location));
            }
        }
    }

    /// <summary>A code of the catalog: the most important thing about it, for there is one place to report.</summary>
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

    /// <summary>What is no code of the catalog.</summary>
    private static Diagnostic Describe(string? written, Location location)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return Diagnostic.Create(
                UnknownCode, location, CodeWording.Quote(written), "", "ERROR_ARGUMENT", Unknown);
        }

        string code = DeclaredCode.Read(written)!;
        CodeProblem problem = PlacementCatalog.Diagnose(code)!;
        ImmutableDictionary<string, string?> fix = Rule.ReplaceBy(problem.Replacements);
        return problem switch
        {
            { Kind: CodeProblemKind.MalformedEntityType, Family: { } family } => Diagnostic.Create(
                MalformedEntityType,
                location,
                fix,
                problem.EntityPart,
                code,
                problem.Entity is { } entity ? entity + ", which codes call by name" : "no entity type",
                Advise(problem, family)),
            { Kind: CodeProblemKind.UnsupportedEntityType, Family: { } family } => Diagnostic.Create(
                UnsupportedEntityType,
                location,
                fix,
                code,
                problem.Entity == family.ImpliedEntity
                    ? $"the code for {problem.Entity} names no entity"
                    : $"{family.Name} is for {CodeWording.Entities(family)} only",
                Advise(problem, family)),
            _ => Diagnostic.Create(
                UnknownCode,
                location,
                fix,
                CodeWording.Quote(written),
                CodeWording.ForeignLetters(code) is { Length: > 0 } letters ? $", because of {letters}" : "",
                "ERROR_PLACEMENT_NOT_FOUND",
                problem.Replacements.Count == 0 ? Unknown : CodeWording.Or(problem.Replacements)),
        };
    }

    private static string Advise(CodeProblem problem, PlacementFamily family)
    {
        if (problem.IsPlaceholder || problem.Replacements.Count == 0)
        {
            return CodeWording.AnyOf(family);
        }

        string codes = CodeWording.Or(problem.Replacements);
        return PlacementCatalog.Find(problem.Replacements[0]) is { IsWildcard: true }
            ? codes + ", or the entityTypeId of a smart process in place of *"
            : codes;
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
