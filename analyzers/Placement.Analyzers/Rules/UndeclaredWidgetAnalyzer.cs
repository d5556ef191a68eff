using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Calls;
using Placement.Declarations;

namespace Placement.Analyzers.Rules;

/// <summary>Is the widget shown anywhere?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredWidgetAnalyzer : WidgetAnalyzer
{
    private const string MapWidget = "MapWidget";

    private static readonly DiagnosticDescriptor UndeclaredWidget = new(
        RuleIds.UndeclaredWidget,
        title: "Widget declares no placement",
        messageFormat: "{0} implements IWidget and declares no placement, so it is shown nowhere. "
            + "Add [WidgetPlacement], or map it by MapWidget<{0}, …>.",
        Rule.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A widget is opened where its class declares a placement, or at the route that MapWidget gives it.",
        helpLinkUri: Rule.HelpLink(RuleIds.UndeclaredWidget),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UndeclaredWidget);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        if (WidgetInterface.For(start.Compilation) is not { } widgets)
        {
            return;
        }

        var undeclared = new ConcurrentDictionary<INamedTypeSymbol, bool>(SymbolEqualityComparer.Default);
        var mapped = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false, AllInterfaces.IsEmpty: false }
                    && widgets.TakenBy(type).Any()
                    && declarations.Find(type) is not { Placements.IsEmpty: false })
                {
                    undeclared[type] = true;
                }
            },
            SymbolKind.NamedType);
        start.RegisterSearch([MapWidget], (context, node) =>
        {
            if (node is GenericNameSyntax { Identifier.ValueText: MapWidget, TypeArgumentList.Arguments: { Count: > 0 } types }
                && context.SemanticModel.GetSymbolInfo(types[0], context.CancellationToken).Symbol is { } type)
            {
                mapped[type] = true;
            }
        });
        start.RegisterCompilationEndAction(context =>
        {
            foreach (INamedTypeSymbol type in undeclared.Keys.Where(type => !mapped.ContainsKey(type)))
            {
                context.ReportDiagnostic(Diagnostic.Create(UndeclaredWidget, type.Locations[0], type.Name));
            }
        });
    }
}
