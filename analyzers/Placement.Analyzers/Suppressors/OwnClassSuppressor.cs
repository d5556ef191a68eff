using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Analyzers.Suppressors;

/// <summary>
/// Silences CS0436 where code names its project's own WidgetPlacements. Every project has one; where projects share a root
/// namespace and show their internals, the compiler sees two and takes the right one, but warns.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnClassSuppressor : DiagnosticSuppressor
{
    private const string GeneratedClass = "WidgetPlacements";

    private static readonly SuppressionDescriptor OwnClass = new(
        "PLCS0436",
        suppressedDiagnosticId: "CS0436",
        justification: "Each project has a generated WidgetPlacements; its own is meant.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(OwnClass);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken) is { } root
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } name
                && context.GetSemanticModel(tree).GetSymbolInfo(name, context.CancellationToken).Symbol is INamedTypeSymbol type
                && type.Name == GeneratedClass
                && type.GetAttributes().Any(IsGenerated))
            {
                context.ReportSuppression(Suppression.Create(OwnClass, diagnostic));
            }
        }
    }

    private static bool IsGenerated(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: > 0 } arguments }
        && arguments[0].Value is "Placement.Generators";
}
