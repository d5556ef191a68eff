using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the placement take these options?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : WidgetAnalyzer
{
    private const string Handler = "Handler";

    private static readonly DiagnosticDescriptor DroppedOption = new(
        RuleIds.DroppedOption,
        title: "Option that the placement drops",
        messageFormat: "{0} has no effect on {1}: Bitrix24 drops it silently. {2}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Bitrix24 keeps the OPTIONS keys that the placement declares, and forgets all others without an error.",
        helpLinkUri: Rule.HelpLink(RuleIds.DroppedOption));

    private static readonly DiagnosticDescriptor MissingOption = new(
        RuleIds.MissingOption,
        title: "Required option is missing",
        messageFormat: "{0} needs {1}: without it Bitrix24 answers {2}. Write {1} = \"{3}\", for example.",
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
        messageFormat: "'{0}' is given twice for {1}: {2} is sent, and this value is lost. Keep one of them.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "OPTIONS has one value per key.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateOption));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DroppedOption, MissingOption, UnenforcedOption, DuplicateOption);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.BindableFamily is { OptionsAreKnown: true } family)
            {
                AnalyzeArguments(context, placement, family);
                foreach (PlacementOption option in family.Options)
                {
                    if (option.Required)
                    {
                        AnalyzeRequired(context, widget, placement, option);
                    }
                }
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
                    DroppedOption, argument.Location(context.CancellationToken), Rule.RemoveArgument, option.Property, placement.Code, Advice(option.Key)));
            }
            else if (!family.OptionsAreEnforced && SentOptions.IsGiven(option, argument))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UnenforcedOption, argument.Location(context.CancellationToken), placement.Code, option.Property));
            }
        }
    }

    private static void AnalyzeRequired(SymbolAnalysisContext context, WidgetClass widget, DeclaredPlacement placement, PlacementOption option)
    {
        DeclaredAttribute? sender = SentOptions.FindSender(widget, placement, option.Key);
        if (sender is DeclaredOption { Value.Length: 0 })
        {
            // A WidgetOption is sent as it is, so a path of the application begins with a mark there.
            string example = Example(widget, placement, option);
            ReportMissing(context, placement, option, sender.At(1)?.ValueLocation(context.CancellationToken), Rule.ReplaceBy(example[0] == '/' ? "~" + example : example), example);
        }
        else if (sender is null && placement.Find(option.Property) is { } argument)
        {
            // A text that is wrong is another rule's.
            if (string.IsNullOrWhiteSpace(argument.Text))
            {
                string example = Example(widget, placement, option);
                ReportMissing(context, placement, option, argument.ValueLocation(context.CancellationToken), Rule.ReplaceBy(example), example);
            }
        }
        else if (sender is null
            && !IsBeingWritten(widget, placement, option.Key)
            && !placement.IsWritten(option.Property, context.CancellationToken))
        {
            string example = Example(widget, placement, option);
            ReportMissing(context, placement, option, placement.NameLocation(context.CancellationToken), Rule.AddArgument(option.Property, example), example);
        }
    }

    private static void ReportMissing(
        SymbolAnalysisContext context,
        DeclaredPlacement placement,
        PlacementOption option,
        Location? location,
        ImmutableDictionary<string, string?> fix,
        string example) =>
        context.ReportDiagnostic(Diagnostic.Create(MissingOption, location, fix, placement.Code, option.Property, option.MissingError, example));

    /// <summary>Whether there is a WidgetOption that does not compile yet and may become this option.</summary>
    private static bool IsBeingWritten(WidgetClass widget, DeclaredPlacement placement, string key)
    {
        foreach (DeclaredOption option in widget.Options)
        {
            if (option.HoldsFor(placement) && (option.At(0) is null || (option.Key == key && option.At(1) is null)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A value to begin with: the catalog's, or a path below the widget's own.</summary>
    private static string Example(WidgetClass widget, DeclaredPlacement placement, PlacementOption option)
    {
        if (option.Example is { } example)
        {
            return example;
        }

        string? declared = placement.FindText(Handler)?.Trim();
        string path = declared is { Length: > 0 } && declared[0] == '/' && HandlerAddress.Read(declared) is not null
            ? declared.Split('?', '#')[0]
            : HandlerAddress.Default(widget.Type.Name);
        return path.TrimEnd('/') + "/removed";
    }

    private static void AnalyzeOption(SymbolAnalysisContext context, WidgetClass widget, DeclaredOption option, string key, Argument argument)
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
    private static (DeclaredAttribute Sender, DeclaredPlacement Placement)? FindDuplicate(WidgetClass widget, DeclaredOption option, string key)
    {
        (DeclaredAttribute, DeclaredPlacement)? first = null;
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (!option.HoldsFor(placement) || !MayTake(placement, key))
            {
                continue;
            }

            DeclaredAttribute? sender = SentOptions.FindSender(widget, placement, key);
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
        return placement.Code is not null && placement.Known is null;
    }

    private static DeclaredPlacement? FindUnenforcing(WidgetClass widget, DeclaredOption option, string key)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.BindableFamily is { OptionsAreEnforced: false } family
                && family.FindOption(key) is not null
                && SentOptions.FindSender(widget, placement, key) == option)
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
