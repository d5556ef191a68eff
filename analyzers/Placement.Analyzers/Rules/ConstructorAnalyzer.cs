using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Can dependency injection make the class?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstructorAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor NoConstructor = new(
        RuleIds.NoConstructor,
        title: "Dependency injection cannot make the class",
        messageFormat: "{0} has {1}, so dependency injection cannot make it, and users who open {2} get an error. {3}.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An instance of a widget's class is made for each request, by its public constructor.",
        helpLinkUri: Rule.HelpLink(RuleIds.NoConstructor));

    private static (string Reason, string Advice) NoPublicConstructor => ("no public constructor", "Make one public");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NoConstructor);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        if (WidgetInterface.For(start.Compilation) is { } widgets)
        {
            RegisterClassAction(start, declarations, (context, widget) => Analyze(context, widget, widgets));
        }
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, WidgetInterface widgets)
    {
        // What is no widget is reported as such.
        if (!widget.Placements.IsEmpty
            && !widget.Type.IsAbstract
            && !widget.Type.IsStatic
            && (widgets.TakenBy(widget.Type).Any() ? FindReason(widget.Type) : FindMvcReason(widget.Type)) is (var reason, var advice))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                NoConstructor, widget.NameLocation(context.CancellationToken), widget.Type.Name, reason, widget.PlacementNames, advice));
        }
    }

    /// <summary>
    /// Controllers and pages are made otherwise: of several constructors none is preferred, unless an attribute says which.
    /// </summary>
    private static (string Reason, string Advice)? FindMvcReason(INamedTypeSymbol type)
    {
        if (!MvcClass.IsOne(type))
        {
            return null;
        }

        IMethodSymbol[] constructors = PublicConstructorsOf(type);
        return constructors.Length == 0 ? NoPublicConstructor
            : constructors.Length > 1 && constructors.Count(IsMarked) != 1
                ? ("several public constructors, which is ambiguous", "Keep one of them, or mark it with [ActivatorUtilitiesConstructor]")
            : null;
    }

    private static bool IsMarked(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ActivatorUtilitiesConstructorAttribute");

    private static IMethodSymbol[] PublicConstructorsOf(INamedTypeSymbol type) =>
        [.. type.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public)];

    private static (string Reason, string Advice)? FindReason(INamedTypeSymbol type)
    {
        IMethodSymbol[] constructors = PublicConstructorsOf(type);
        return constructors.Length == 0 ? NoPublicConstructor
            : IsAmbiguous(constructors) ? ("public constructors of which none has all that the others take", "Keep one of them")
            : null;
    }

    /// <summary>
    /// Whether two constructors can be called where all services are there, and neither takes all that the other does. The longest is
    /// preferred, and refused when another one takes something else.
    /// </summary>
    private static bool IsAmbiguous(IEnumerable<IMethodSymbol> constructors)
    {
        IMethodSymbol[] callable =
            [.. constructors.Where(static one => one.Parameters.All(MayBeGiven)).OrderByDescending(static one => one.Parameters.Length)];
        return callable.Skip(1).Any(other => !other.Parameters.All(parameter => callable[0].Parameters.Any(
            taken => SymbolEqualityComparer.Default.Equals(taken.Type, parameter.Type))));
    }

    /// <summary>
    /// Whether a service may be what the parameter takes, or it can do without: texts, numbers and the like are no services.
    /// </summary>
    private static bool MayBeGiven(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue
            || parameter.Type is { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: not TypeKind.Error };
}
