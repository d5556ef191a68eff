using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Analyzers.Suppressors;

/// <summary>Withdraws what other analyzers say of a widget's class because they do not see who uses it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WidgetSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor NeverInstantiated = new(
        "PLCS0001",
        suppressedDiagnosticId: "CA1812",
        justification: "The class of a widget is instantiated for each request that opens the widget, or only declares it.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(NeverInstantiated);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (WidgetDeclarations.For(context.Compilation) is not { } declarations)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } declaration
                && context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type
                && declarations.Find(type) is { Placements.IsEmpty: false })
            {
                context.ReportSuppression(Suppression.Create(NeverInstantiated, diagnostic));
            }
        }
    }
}
