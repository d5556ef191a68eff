using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does a controller or a Razor Page say at which address Bitrix24 opens it?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingHandlerAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor MissingHandler = new(
        RuleIds.MissingHandler,
        title: "Controller or Razor Page names no handler",
        messageFormat: "{0} is {1}, which answers at its own route: write Handler = \"/…\" with that route. Without it {2} is not registered.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Controllers and Razor Pages answer at routes of their own, so there is no default for the handler.",
        helpLinkUri: Rule.HelpLink(RuleIds.MissingHandler));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(MissingHandler);

    private protected override void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            if (placement is { IsBindable: true, Handler: null }
                && placement.Compiles(DeclaredPlacement.HandlerProperty)
                && placement.FindText(DeclaredPlacement.HandlerProperty) is null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    MissingHandler,
                    placement.NameLocation(context.CancellationToken),
                    widget.Type.Name,
                    MvcClass.IsPage(widget.Type) ? "the model of a Razor Page" : "a controller",
                    placement.Code));
            }
        }
    }
}
