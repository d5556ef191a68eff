using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the option have an effect?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionEffectAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor DroppedOption = new(
        RuleIds.DroppedOption,
        title: "Option that the placement drops",
        messageFormat: "{0} has no effect on {1}: Bitrix24 drops it silently. {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 keeps the OPTIONS keys that the placement declares, and forgets all others without an error.",
        helpLinkUri: Rule.HelpLink(RuleIds.DroppedOption));

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
        messageFormat: "'{0}' is given twice for {1}: {2} is sent, and this value is lost. Keep one of them.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "OPTIONS has one value per key.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateOption));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DroppedOption, UnenforcedOption, DuplicateOption);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.BindableFamily is { OptionsAreKnown: true } family)
            {
                AnalyzeArguments(context, placement, family);
            }
        }

        foreach (DeclaredOption option in widget.Options)
        {
            if (option.Key is { } key && option.At(0) is { } argument)
            {
                AnalyzeOption(context, widget, option, key, argument);
            }
        }
    }

    private static void AnalyzeArguments(SymbolAnalysisContext context, DeclaredPlacement placement, PlacementFamily family)
    {
        // Once through what is written: most widgets have no option at all.
        for (int i = 0; i < placement.Data.NamedArguments.Length; i++)
        {
            if (placement.NamedAt(i) is not { } argument || CatalogOptions.FindByProperty(argument.Name) is not { } option)
            {
                continue;
            }

            if (family.FindOption(option.Key) is null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    DroppedOption,
                    argument.Location(context.CancellationToken),
                    Rule.RemoveArgument,
                    option.Property,
                    placement.Code,
                    Advice(option.Key)));
            }
            else if (!family.OptionsAreEnforced && placement.FindSender(option.Key) == placement)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UnenforcedOption, argument.Location(context.CancellationToken), placement.Code, option.Property));
            }
        }
    }

    private static void AnalyzeOption(
        SymbolAnalysisContext context, WidgetClass widget, DeclaredOption option, string key, Argument argument)
    {
        if (IsDropped(widget, option, key, out string? meant))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DroppedOption,
                argument.ValueLocation(context.CancellationToken),
                meant is null ? Rule.RemoveAttribute : Rule.ReplaceBy(meant),
                $"The option '{key}'",
                string.Join(", ", widget.Placements.Where(option.HoldsFor).Select(static placement => placement.Code).Distinct()),
                meant is null ? Advice(key) : $"Write '{meant}'"));
        }
        else if (option.Value is not null && FindDuplicate(widget, option, key) is { } duplicate)
        {
            Argument? sent = duplicate.Sender is DeclaredPlacement
                ? duplicate.Sender.Find(CatalogOptions.FindByKey(key)!.Property)
                : duplicate.Sender.At(0);
            context.ReportDiagnostic(Diagnostic.Create(
                DuplicateOption,
                argument.ValueLocation(context.CancellationToken),
                additionalLocations: sent is { } other ? [other.Location(context.CancellationToken)] : [],
                Rule.RemoveAttribute,
                key,
                duplicate.Placement.Code,
                duplicate.Sender is DeclaredPlacement ? sent?.Name : "another WidgetOption"));
        }
        else if (FindUnenforcing(widget, option, key) is { } placement)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UnenforcedOption, argument.ValueLocation(context.CancellationToken), placement.Code, key));
        }
    }

    /// <summary>
    /// Whether no placement for which the option holds takes it. A key that the catalog does not know is newer than it, unless
    /// a placement has the same key in another case, which is then what was meant.
    /// </summary>
    private static bool IsDropped(WidgetClass widget, DeclaredOption option, string key, out string? meant)
    {
        meant = null;
        bool holds = false;
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (!option.HoldsFor(placement))
            {
                continue;
            }

            if (placement.BindableFamily is not { OptionsAreKnown: true } family || family.FindOption(key) is not null)
            {
                return false;
            }

            holds = true;
            foreach (PlacementOption other in family.Options)
            {
                if (string.Equals(other.Key, key, StringComparison.OrdinalIgnoreCase))
                {
                    meant = other.Key;
                }
            }
        }

        return holds && (meant is not null || CatalogOptions.FindByKey(key) is not null);
    }

    /// <summary>
    /// What is sent in place of the option wherever it holds; null: the option has an effect somewhere, or what takes
    /// precedence is a WidgetOption for one placement, as an exception.
    /// </summary>
    private static (DeclaredAttribute Sender, DeclaredPlacement Placement)? FindDuplicate(
        WidgetClass widget, DeclaredOption option, string key)
    {
        (DeclaredAttribute, DeclaredPlacement)? first = null;
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (!option.HoldsFor(placement) || !MayTake(placement, key))
            {
                continue;
            }

            DeclaredAttribute? sender = placement.FindSender(key);
            if (sender is null || sender == option || (sender is DeclaredOption { Limit: not null } && option.Limit is null))
            {
                return null;
            }

            first ??= (sender, placement);
        }

        return first;
    }

    private static bool MayTake(DeclaredPlacement placement, string key)
    {
        if (placement.BindableFamily is { } family)
        {
            return !family.OptionsAreKnown || family.FindOption(key) is not null || CatalogOptions.FindByKey(key) is null;
        }

        // What another method registers sends no option; an unknown code sends all.
        return placement.IsBindable;
    }

    private static DeclaredPlacement? FindUnenforcing(WidgetClass widget, DeclaredOption option, string key)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.BindableFamily is { OptionsAreEnforced: false } family
                && family.FindOption(key) is not null
                && placement.FindSender(key) == option)
            {
                return placement;
            }
        }

        return null;
    }

    /// <summary>Which placements take the option.</summary>
    private static string Advice(string key) =>
        "Remove it: it is an option of " + string.Join(", ", PlacementCatalog.Families
            .Where(family => family.Status == PlacementStatus.Current && family.FindOption(key) is not null)
            .Select(static family => family.Name));
}
