using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;

namespace Placement.Analyzers;

/// <summary>A rule about classes that declare widgets. It costs nothing where the attributes are not referenced.</summary>
public abstract class WidgetAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What the rule looks at of generated code: nothing, unless the code is made of what people write.</summary>
    private protected virtual GeneratedCodeAnalysisFlags GeneratedCodeAnalysis => GeneratedCodeAnalysisFlags.None;

    /// <summary>Registers the rule: concurrent, and silent in generated code unless it says otherwise.</summary>
    /// <param name="context">Where the rule is registered.</param>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysis);
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
