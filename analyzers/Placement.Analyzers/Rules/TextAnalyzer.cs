using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Will people see the texts as they are written?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TextAnalyzer : WidgetAnalyzer
{
    private const string Title = "Title";

    private static readonly string[] Texts = [Title, "Description", "GroupName"];

    private static readonly PlacementOption[] TextOptions = [.. CatalogOptions.All.Where(static option => option.Kind.IsShown)];

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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(MissingTitle, UntrimmedText);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            ReportMissingTitle(context, widget, placement);
            ReportUntrimmed(context, placement);
            foreach (PlacementOption option in TextOptions)
            {
                if (placement.Find(option.Property) is { } argument && Retains(placement, option))
                {
                    ReportUntrimmed(context, argument);
                }
            }
        }

        foreach (DeclaredText text in widget.Texts)
        {
            ReportUntrimmed(context, text);
        }
    }

    private static void ReportMissingTitle(SymbolAnalysisContext context, WidgetClass widget, DeclaredPlacement placement)
    {
        if (placement.BindableFamily is null || HasTitle(placement, context.CancellationToken))
        {
            return;
        }

        foreach (DeclaredText text in widget.Texts)
        {
            if (text.HoldsFor(placement) && HasTitle(text, context.CancellationToken))
            {
                return;
            }
        }

        string title = ClassTitle.Suggest(widget.Type.Name);
        context.ReportDiagnostic(Diagnostic.Create(
            MissingTitle,
            placement.NameLocation(context.CancellationToken),
            title.Length == 0 ? null : Rule.AddArgument(Title, title),
            placement.Code));
    }

    /// <summary>Whether somebody wrote a title. One that is empty or does not compile is reported where it stands.</summary>
    private static bool HasTitle(DeclaredAttribute attribute, CancellationToken cancellationToken) =>
        attribute.Find(Title) is { } title ? title.Text is not null : attribute.IsWritten(Title, cancellationToken);

    /// <summary>Whether the option reaches Bitrix24 and stays there; what is dropped is another rule's concern.</summary>
    private static bool Retains(DeclaredPlacement placement, PlacementOption option) =>
        placement.Known is not { Family: { OptionsAreKnown: true } family } || family.FindOption(option.Key) is not null;

    private static void ReportUntrimmed(SymbolAnalysisContext context, DeclaredAttribute attribute)
    {
        foreach (string property in Texts)
        {
            if (attribute.Find(property) is { } argument)
            {
                ReportUntrimmed(context, argument);
            }
        }
    }

    private static void ReportUntrimmed(SymbolAnalysisContext context, Argument argument)
    {
        if (argument.Text is not { } text || (text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[text.Length - 1])))
        {
            return;
        }

        string trimmed = text.Trim();
        context.ReportDiagnostic(trimmed.Length == 0
            ? Diagnostic.Create(
                UntrimmedText,
                argument.Location(context.CancellationToken),
                Rule.RemoveArgument,
                argument.Name,
                "is empty, so it is not sent",
                "Write a text, or remove " + argument.Name)
            : Diagnostic.Create(
                UntrimmedText,
                argument.ValueLocation(context.CancellationToken),
                Rule.ReplaceBy(trimmed),
                argument.Name,
                "has blanks around it, which are trimmed: what is stored is not what is written here",
                "Remove them"));
    }
}
