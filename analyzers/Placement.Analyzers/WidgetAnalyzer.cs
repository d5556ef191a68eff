using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;

namespace Placement.Analyzers;

/// <summary>A rule about classes that declare widgets. It costs nothing where the attributes are not referenced.</summary>
public abstract class WidgetAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Registers the rule: concurrent, and silent in generated code.</summary>
    /// <param name="context">Where the rule is registered.</param>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (WidgetDeclarations.For(start.Compilation) is { } declarations)
            {
                Start(start, declarations);
            }
        });
    }

    /// <summary>Registers what to do in a compilation that knows the attributes.</summary>
    private protected virtual void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations) =>
        RegisterClassAction(start, declarations, Analyze);

    /// <summary>Looks at a class with at least one of the attributes.</summary>
    private protected virtual void Analyze(SymbolAnalysisContext context, WidgetClass widget)
    {
    }

    /// <summary>Calls the action for each class with at least one of the attributes. A class is read once for all rules.</summary>
    private protected static void RegisterClassAction(
        CompilationStartAnalysisContext start, WidgetDeclarations declarations, Action<SymbolAnalysisContext, WidgetClass> analyze) =>
        start.RegisterSymbolAction(
            context =>
            {
                if (declarations.Find((INamedTypeSymbol)context.Symbol) is { } widget)
                {
                    analyze(context, widget);
                }
            },
            SymbolKind.NamedType);
}
