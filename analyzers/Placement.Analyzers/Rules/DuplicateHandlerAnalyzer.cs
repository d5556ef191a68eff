using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Addresses;
using Placement.Analyzers.Collisions;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Would Bitrix24 refuse the second of two handlers?</summary>
/// <remarks>
/// What collides within a class is reported as it is typed. The bindings that remain are compared across classes when the
/// whole compilation is known.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateHandlerAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor DuplicateHandler = new(
        RuleIds.DuplicateHandler,
        title: "Handler is declared twice",
        messageFormat: "{0} has the handler '{1}'{2} in {3} already: "
            + "Bitrix24 answers ERROR_CORE \"Handler already binded\" to a second one, so only one of them is registered. "
            + "Give one of them another Handler, such as {4}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Bitrix24 tells bindings apart by placement, handler and user.",
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateHandler),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor TooManyHandlers = new(
        RuleIds.TooManyHandlers,
        title: "More handlers than the placement allows",
        messageFormat: "{0} takes {1} of an application{2}, and {3} has '{4}' already: Bitrix24 answers ERROR_PLACEMENT_MAX_COUNT. "
            + "Keep {1}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Some placements take a single handler of an application, per user where they can be registered for one user.",
        helpLinkUri: Rule.HelpLink(RuleIds.TooManyHandlers),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly SymbolDisplayFormat ClassName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(DuplicateHandler, TooManyHandlers);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        // By class, because editors may offer a class more than once.
        var accepted = new ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<DeclaredPlacement>>(SymbolEqualityComparer.Default);
        RegisterClassAction(start, declarations, (context, widget) =>
        {
            if (!widget.Placements.IsEmpty)
            {
                accepted[widget.Type] = Accept(context, widget);
            }
        });
        start.RegisterCompilationEndAction(context =>
        {
            var bindings = new List<DeclaredPlacement>(accepted.Count);
            foreach (KeyValuePair<INamedTypeSymbol, IReadOnlyList<DeclaredPlacement>> widget in accepted)
            {
                bindings.AddRange(widget.Value);
            }

            if (BindingCollisions.Find(bindings) is { } collisions)
            {
                Report(collisions, context.ReportDiagnostic, context.CancellationToken);
            }
        });
    }

    /// <summary>Reports what collides within the class.</summary>
    /// <returns>The rest.</returns>
    private static IReadOnlyList<DeclaredPlacement> Accept(SymbolAnalysisContext context, WidgetClass widget)
    {
        var bindings = new List<DeclaredPlacement>(widget.Placements.Length);
        foreach (DeclaredPlacement placement in widget.Placements)
        {
            // An unknown code is reported as such.
            if (placement is { IsRegistered: true, Known: not null })
            {
                bindings.Add(placement);
            }
        }

        if (BindingCollisions.Find(bindings) is not { } collisions)
        {
            return bindings;
        }

        Report(collisions, context.ReportDiagnostic, context.CancellationToken);
        return collisions.Accepted;
    }

    private static void Report(BindingCollisions collisions, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach ((DeclaredPlacement binding, DeclaredPlacement first) in collisions.Duplicates)
        {
            report(Diagnostic.Create(
                DuplicateHandler,
                binding.HandlerLocation(cancellationToken),
                [first.HandlerLocation(cancellationToken)],
                binding.Code,
                Shown(binding.Handler!),
                binding.UserId > 0 ? ForUser(binding) : "",
                Name(first, binding),
                collisions.ProposeHandler(binding)));
        }

        foreach ((DeclaredPlacement binding, DeclaredPlacement first) in collisions.Surplus)
        {
            report(Diagnostic.Create(
                TooManyHandlers,
                binding.HandlerLocation(cancellationToken),
                [first.HandlerLocation(cancellationToken)],
                binding.Code,
                binding.BindableFamily!.MaxCount == 1
                    ? "one handler"
                    : FormattableString.Invariant($"{binding.BindableFamily!.MaxCount} handlers"),
                binding.UserId > 0 ? ForUser(binding) : binding.BindableFamily!.SupportsUserId ? " for everybody" : "",
                Name(first, binding),
                Shown(first.Handler!)));
        }
    }

    private static string Shown(string handler) => new AddressText(handler).Shown;

    private static string ForUser(DeclaredPlacement binding) => FormattableString.Invariant($" for user {binding.UserId}");

    /// <summary>The class of the other binding, with its namespace: two classes of one name collide.</summary>
    private static string Name(DeclaredPlacement other, DeclaredPlacement reported) =>
        SymbolEqualityComparer.Default.Equals(other.Widget.Type, reported.Widget.Type)
            ? "this class"
            : other.Widget.Type.ToDisplayString(ClassName);
}
