using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Calls;
using Placement.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Does the application answer for the widgets that it registers?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmappedWidgetsAnalyzer : WidgetAnalyzer
{
    private const string AddPlacements = "AddPlacements";
    private const string MapPlacements = "MapPlacements";
    private const string WidgetHosting = "WidgetHosting";

    private static readonly DiagnosticDescriptor UnmappedWidgets = new(
        RuleIds.UnmappedWidgets,
        title: "Widgets are not mapped",
        messageFormat: "AddPlacements is called and MapPlacements is not: the widgets are registered, and users who open one get 404. "
            + "Call MapPlacements() on the application.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "AddPlacements adds services, MapPlacements the endpoints that Bitrix24 opens.",
        helpLinkUri: Rule.HelpLink(RuleIds.UnmappedWidgets),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UnmappedWidgets);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        // A library may leave it to the application to map what it adds.
        if (WidgetInterface.For(start.Compilation) is null
            || start.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication))
        {
            return;
        }

        var declared = new ConcurrentBag<INamedTypeSymbol>();
        var added = new ConcurrentBag<Location>();
        var mapped = new ConcurrentBag<Location>();
        RegisterClassAction(start, declarations, (_, widget) =>
        {
            if (widget.Placements.Any(static placement => placement.IsRegistered))
            {
                declared.Add(widget.Type);
            }
        });
        start.RegisterSearch([AddPlacements, MapPlacements, WidgetHosting], (context, node) =>
        {
            switch (node)
            {
                // However it is called: also as a group of methods, or through what generated code calls.
                case IdentifierNameSyntax { Identifier.ValueText: MapPlacements or WidgetHosting }:
                    mapped.Add(node.GetLocation());
                    break;

                case InvocationExpressionSyntax call when RegistrationCall.NameOf(call) == AddPlacements
                    && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
                    && method.ContainingType.Name == GeneratedCode.ClassName:
                    added.Add(NameOf(call).GetLocation());
                    break;
            }
        });
        start.RegisterCompilationEndAction(context =>
        {
            if (!added.IsEmpty
                && mapped.IsEmpty
                && (!declared.IsEmpty || HasLibraries(context.Compilation, context.CancellationToken)))
            {
                foreach (Location call in added)
                {
                    context.ReportDiagnostic(Diagnostic.Create(UnmappedWidgets, call));
                }
            }
        });
    }

    /// <summary>Whether there are widgets of other projects to map.</summary>
    private static bool HasLibraries(Compilation compilation, CancellationToken cancellationToken) =>
        !WidgetLibrary.FindAll(WidgetLibrary.FindCandidates(compilation), compilation, cancellationToken).IsEmpty;

    private static ExpressionSyntax NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax member => member.Name,
        _ => call.Expression,
    };
}
