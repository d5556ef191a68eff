using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.PortalLists;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the code exist?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownCodeAnalyzer : WidgetAnalyzer
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

    private static readonly DiagnosticDescriptor MalformedEntityType = new(
        RuleIds.MalformedEntityType,
        title: "Malformed entity type in a placement code",
        messageFormat: "'{0}' in {1} is {2}: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND. Write {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A smart process is called by its entityTypeId, which differs from portal to portal, "
            + "or by * for all of them; a CRM entity with a name is called by it.",
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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UnknownCode, MalformedEntityType, UnsupportedEntityType);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        // A portal knows its codes better than any catalog.
        PortalListFiles? offered = PortalListFiles.Find(
            start.Options.AdditionalFiles,
            text => start.TryGetValue(text, PortalList.Provider, out PortalList? list) ? list : null,
            start.CancellationToken);
        RegisterClassAction(start, declarations, (context, widget) => Analyze(context, widget, offered));
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, PortalListFiles? offered)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.Known is null
                && placement.At(0) is { } argument
                && !(placement.Code is { } code && offered?.Offer(code) == true))
            {
                context.ReportDiagnostic(Describe(argument.Text, argument.ValueLocation(context.CancellationToken)));
            }
        }
    }

    private static Diagnostic Describe(string? written, Location location)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return Diagnostic.Create(
                UnknownCode, location, CodeWording.Quote(written), "", "ERROR_ARGUMENT", Unknown);
        }

        string code = written!.Trim().ToUpperInvariant();
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
}
