using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Suggestions;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Can the form of a widget's page be filled in?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WidgetFormAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor UnfilledForm = new(
        RuleIds.UnfilledForm,
        title: "Form is never filled in",
        messageFormat: "Nothing fills in {0} when the page of {1} sends its form: {2}. {3}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A widget's page has one form for each context, and generated code names the class that it is filled into.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnfilledForm));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnfilledForm);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        if (WidgetInterface.For(start.Compilation) is { } widgets)
        {
            RegisterClassAction(start, declarations, (context, widget) => Analyze(context, widget, widgets));
        }
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, WidgetInterface widgets)
    {
        if (widget.Placements.IsEmpty)
        {
            return;
        }

        foreach (INamedTypeSymbol opened in widgets.TakenBy(widget.Type).OfType<INamedTypeSymbol>())
        {
            INamedTypeSymbol? filled = null;
            foreach (INamedTypeSymbol form in widgets.FormsOf(widget.Type, opened))
            {
                (string Reason, string Advice)? problem = filled is null
                    ? Hidden(form, context.Compilation)
                    : ($"{filled.Name} is filled in where the widget is opened with {opened.Name}, and a page has one form",
                        $"Move what {form.Name} has into {filled.Name}, or into another widget");
                filled ??= form;
                if (problem is (var reason, var advice))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        UnfilledForm, widget.NameLocation(context.CancellationToken), form.Name, widget.Type.Name, reason, advice));
                }
            }
        }
    }

    private static (string Reason, string Advice)? Hidden(INamedTypeSymbol form, Compilation compilation) =>
        HiddenType.Find(form, compilation) is (var reason, var advice) ? ($"it is {reason}", advice) : null;
}
