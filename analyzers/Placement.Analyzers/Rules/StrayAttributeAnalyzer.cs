using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the attribute belong to a placement?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAttributeAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor StrayAttribute = new(
        RuleIds.StrayAttribute,
        title: "Text or option without a placement",
        messageFormat: "{0} has no effect, because {1} {2}: it is never sent. Remove it, or declare the placement.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "WidgetText and WidgetOption complete the WidgetPlacement attributes of their class.",
        helpLinkUri: Rule.HelpLink(RuleIds.StrayAttribute));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(StrayAttribute);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredText text in widget.Texts)
        {
            Analyze(context, widget, text, "WidgetText");
        }

        foreach (DeclaredOption option in widget.Options)
        {
            Analyze(context, widget, option, "WidgetOption");
        }
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, LimitedAttribute attribute, string name)
    {
        if (widget.Placements.IsEmpty)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                StrayAttribute,
                attribute.NameLocation(context.CancellationToken),
                Rule.RemoveAttribute,
                name,
                widget.Type.Name,
                "declares no placement"));
        }
        else if (attribute.Limit is { } limit
            && !IsDeclared(widget, attribute)
            && attribute.Find(LimitedAttribute.Placement) is { } argument)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                StrayAttribute,
                argument.ValueLocation(context.CancellationToken),
                FindIntended(widget, attribute) is { } intended
                    ? Rule.RemoveAttribute.AddRange(Rule.ReplaceBy(intended))
                    : Rule.RemoveAttribute,
                name,
                widget.Type.Name,
                "does not declare " + limit));
        }
    }

    /// <summary>Whether the class declares the placement, or something that may become it: a code that is not written yet.</summary>
    private static bool IsDeclared(WidgetClass widget, LimitedAttribute attribute)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.Code is null || attribute.HoldsFor(placement))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The class's only placement; null: it has several, or the same text or option already.</summary>
    private static string? FindIntended(WidgetClass widget, LimitedAttribute attribute)
    {
        DeclaredPlacement first = widget.Placements[0];
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement.Code != first.Code)
            {
                return null;
            }
        }

        return attribute switch
        {
            DeclaredText { Language: { } language } => widget.Texts.Any(text => text.HoldsFor(first) && IsSame(text.Language, language)),
            DeclaredOption { Key: { } key } => widget.Options.Any(option => option.HoldsFor(first) && option.Key == key),
            _ => false,
        }
            ? null
            : first.Code;

        static bool IsSame(string? language, string other) =>
            string.Equals(language?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
