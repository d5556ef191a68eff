using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Suggestions;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Can the class serve as a widget?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WidgetClassAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor UnusableClass = new(
        RuleIds.UnusableClass,
        title: "Class cannot serve as a widget",
        messageFormat: "{0} is {1}, so nothing answers when Bitrix24 opens {2}. {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Generated code names a widget's class, and an instance of it is created for each request.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnusableClass));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnusableClass);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        if (!widget.Placements.IsEmpty && FindReason(widget.Type, context.Compilation) is (var reason, var advice))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UnusableClass, widget.NameLocation(context.CancellationToken), widget.Type.Name, reason, widget.PlacementNames, advice));
        }
    }

    /// <summary>What keeps the class from being a widget, and what to do; null: nothing.</summary>
    private static (string Reason, string Advice)? FindReason(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.IsStatic)
        {
            return ("static", "Remove 'static'");
        }

        if (type.IsAbstract)
        {
            return ("abstract", "Remove 'abstract', or move the attributes to the classes that derive from it");
        }

        if (type.Arity > 0)
        {
            return ("generic", "Remove its type parameters, or move the attributes to a class that derives from it");
        }

        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            if (containing.Arity > 0)
            {
                return ($"nested in {containing.Name}, which is generic", $"Move it out of {containing.Name}");
            }
        }

        if (HiddenType.Find(type, compilation) is { } hidden)
        {
            return hidden;
        }

        return IsHiddenController(type)
            ? ("a controller that is not public, or nested, which MVC does not look at", "Make it public, and move it out of other classes")
            : null;
    }

    private static bool IsHiddenController(INamedTypeSymbol type) =>
        (type.DeclaredAccessibility != Accessibility.Public || type.ContainingType is not null)
        && MvcClass.IsController(type)
        && !MvcClass.IsPage(type);
}
