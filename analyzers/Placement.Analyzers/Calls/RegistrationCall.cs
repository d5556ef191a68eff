using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Analyzers.Calls;

/// <summary>
/// Finds calls that register widgets: of the generated methods, of those of PlacementRegistration behind them, and of a
/// project's own ones with the same names and results.
/// </summary>
internal sealed class RegistrationCall
{
    /// <summary>What a file contains that calls a method which may return a report or a plan.</summary>
    public static readonly string[] Words = ["RegisterPlacementsAsync", "RegisterAsync", "PlanPlacementsAsync", "PlanAsync"];

    /// <summary>What a file contains that calls a method which may return a report.</summary>
    public static readonly string[] ReportWords = ["RegisterPlacementsAsync", "RegisterAsync"];

    private readonly INamedTypeSymbol _report;
    private readonly INamedTypeSymbol? _plan;
    private readonly INamedTypeSymbol? _task;
    private readonly INamedTypeSymbol? _valueTask;

    private RegistrationCall(Compilation compilation, INamedTypeSymbol report)
    {
        _report = report;
        _plan = compilation.GetTypeByMetadataName("Placement.RegistrationPlan");
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        _valueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
    }

    /// <summary>Calls the action for each call in the files that contain one of the words.</summary>
    public static void RegisterSearch(
        CompilationStartAnalysisContext start,
        string[] words,
        Action<SemanticModelAnalysisContext, InvocationExpressionSyntax, RegistrationCall> analyze)
    {
        if (For(start.Compilation) is { } registration)
        {
            start.RegisterSearch(words, (context, node) =>
            {
                if (node is InvocationExpressionSyntax call)
                {
                    analyze(context, call, registration);
                }
            });
        }
    }

    /// <summary>The name of the called method as it is written; null: what is called has no name. Costs next to nothing.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a method of this name may return a report.</summary>
    public static bool MayReport(string? name) =>
        name is "RegisterPlacementsAsync" or "UnregisterPlacementsAsync" or "RegisterAsync" or "UnregisterAsync";

    /// <summary>Whether a method of this name may return a plan.</summary>
    public static bool MayPlan(string? name) => name is "PlanPlacementsAsync" or "PlanAsync";

    /// <summary>Whether the method returns a report, or a task that does.</summary>
    public bool Reports(IMethodSymbol method) => Is(ResultOf(method), _report);

    /// <summary>Whether the method returns a plan, or a task that does.</summary>
    public bool Plans(IMethodSymbol method) => Is(ResultOf(method), _plan);

    /// <summary>What finds the calls of a compilation; null: it does not know reports.</summary>
    private static RegistrationCall? For(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Placement.RegistrationReport") is { } report ? new RegistrationCall(compilation, report) : null;

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? expected) => SymbolEqualityComparer.Default.Equals(type, expected);

    private ITypeSymbol ResultOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Arity: 1 } returned
        && (Is(returned.OriginalDefinition, _task) || Is(returned.OriginalDefinition, _valueTask))
            ? returned.TypeArguments[0]
            : method.ReturnType;
}
