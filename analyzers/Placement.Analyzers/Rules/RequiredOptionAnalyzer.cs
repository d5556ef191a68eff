using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the placement have the options that Bitrix24 requires?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequiredOptionAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor MissingOption = new(
        RuleIds.MissingOption,
        title: "Required option is missing",
        messageFormat: "{0} needs {1}: without it Bitrix24 answers {2}. Write {1} = \"{3}\", for example.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Some placements cannot be registered without an option.",
        helpLinkUri: Rule.HelpLink(RuleIds.MissingOption));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MissingOption);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.BindableFamily is not { OptionsAreKnown: true } family)
            {
                continue;
            }

            foreach (PlacementOption option in family.Options)
            {
                if (option.Required)
                {
                    Analyze(context, widget, placement, option);
                }
            }
        }
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, DeclaredPlacement placement, PlacementOption option)
    {
        DeclaredAttribute? sender = placement.FindSender(option.Key);
        if (sender is DeclaredOption { Value.Length: 0 })
        {
            // A WidgetOption is sent as it is, so a path of the application begins with a mark there.
            string example = Example(widget, placement, option);
            string written = example[0] == '/' ? "~" + example : example;
            Report(context, placement, option, sender.At(1)?.ValueLocation(context.CancellationToken), Rule.ReplaceBy(written), example);
        }
        else if (sender is null && placement.Find(option.Property) is { } argument)
        {
            // A text that is wrong is another rule's.
            if (string.IsNullOrWhiteSpace(argument.Text))
            {
                string example = Example(widget, placement, option);
                Report(context, placement, option, argument.ValueLocation(context.CancellationToken), Rule.ReplaceBy(example), example);
            }
        }
        else if (sender is null
            && !IsBeingWritten(widget, placement, option.Key)
            && !placement.IsWritten(option.Property, context.CancellationToken))
        {
            string example = Example(widget, placement, option);
            ImmutableDictionary<string, string?> fix = Rule.AddArgument(option.Property, example);
            Report(context, placement, option, placement.NameLocation(context.CancellationToken), fix, example);
        }
    }

    private static void Report(
        SymbolAnalysisContext context,
        DeclaredPlacement placement,
        PlacementOption option,
        Location? location,
        ImmutableDictionary<string, string?> fix,
        string example) =>
        context.ReportDiagnostic(Diagnostic.Create(
            MissingOption, location, fix, placement.Code, option.Property, option.MissingError, example));

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

    /// <summary>A value for the example in the message: the catalog's, or a path below the widget's own.</summary>
    private static string Example(WidgetClass widget, DeclaredPlacement placement, PlacementOption option)
    {
        if (option.Example is { } example)
        {
            return example;
        }

        string? declared = placement.FindText(DeclaredPlacement.HandlerProperty)?.Trim();
        string path = declared is { Length: > 0 } && declared[0] == '/' && HandlerAddress.Read(declared) is not null
            ? declared.Split('?', '#')[0]
            : HandlerAddress.Default(widget.Type.Name);
        return path.TrimEnd('/') + "/removed";
    }
}
