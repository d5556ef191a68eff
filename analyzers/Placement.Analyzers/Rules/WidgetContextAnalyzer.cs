using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the class take the context that its placements send?</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WidgetContextAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor WrongContext = new(
        RuleIds.WrongContext,
        title: "Context does not fit the placement",
        messageFormat: "{0} opens with {1}, not with {2}, so the class cannot answer it. Implement IWidget<{1}>.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each placement has a context of its own; IWidget<T> takes that context or PlacementContext.",
        helpLinkUri: Rule.HelpLink(RuleIds.WrongContext));

    private static readonly DiagnosticDescriptor NotAWidget = new(
        RuleIds.NotAWidget,
        title: "Class implements no IWidget",
        messageFormat: "{0} implements no IWidget, so nothing answers when Bitrix24 opens {1}. Implement IWidget<{2}>.",
        Rule.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "With Placement.AspNetCore, a widget's class answers the request of its placement.",
        helpLinkUri: Rule.HelpLink(RuleIds.NotAWidget));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(WrongContext, NotAWidget);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        if (ContextTypes.For(start.Compilation) is { } types)
        {
            RegisterClassAction(start, declarations, (context, widget) => Analyze(context, widget, types));
        }
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, ContextTypes types)
    {
        if (widget.Placements.IsEmpty)
        {
            return;
        }

        ImmutableArray<ITypeSymbol> taken = types.TakenBy(widget.Type);
        if (taken.IsEmpty)
        {
            ReportNoWidget(context, widget, types);
            return;
        }

        for (int i = 0; i < widget.Placements.Length; i++)
        {
            if (ContextTypes.NameFor(widget.Placements[i]) is { } name
                && FindMisfit(taken, types, name) is { } misfit
                && IsFirstWith(widget, name, i))
            {
                ReportMisfit(context, widget, types, name, misfit, isOnly: taken.Length == 1);
            }
        }
    }

    /// <summary>The context that the class takes in place of this one; null: it takes this one.</summary>
    private static ITypeSymbol? FindMisfit(ImmutableArray<ITypeSymbol> taken, ContextTypes types, string name)
    {
        foreach (ITypeSymbol type in taken)
        {
            if (types.Fits(type, name))
            {
                return null;
            }
        }

        return taken[0];
    }

    /// <summary>Whether no placement before this one has the same context. One mistake is reported for all that share it.</summary>
    private static bool IsFirstWith(WidgetClass widget, string name, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (ContextTypes.NameFor(widget.Placements[i]) == name)
            {
                return false;
            }
        }

        return true;
    }

    private static void ReportMisfit(
        SymbolAnalysisContext context, WidgetClass widget, ContextTypes types, string name, ITypeSymbol misfit, bool isOnly)
    {
        DeclaredPlacement[] placements = [.. widget.Placements.Where(placement => ContextTypes.NameFor(placement) == name)];
        TypeSyntax? written = FindTypeArgument(widget.Type, misfit.Name, isOnly, context.CancellationToken);

        context.ReportDiagnostic(Diagnostic.Create(
            WrongContext,
            written?.GetLocation() ?? widget.NameLocation(context.CancellationToken),
            placements.Select(placement => placement.At(0)!.Value.ValueLocation(context.CancellationToken)),
            isOnly && written is not null ? ChangeTo(types.FindCommon(widget.Placements)) : ChangeTo(null),
            placements[0].Code,
            name,
            misfit.Name));
    }

    private static void ReportNoWidget(SymbolAnalysisContext context, WidgetClass widget, ContextTypes types)
    {
        // What is abstract or static is reported as such, a base that does not compile may become the interface, and components,
        // controllers and pages answer by themselves.
        if (widget.Type.IsAbstract
            || widget.Type.IsStatic
            || MvcClass.IsOne(widget.Type)
            || !widget.Placements.Any(static placement => placement.IsBindable)
            || RazorComponent.IsOne(widget.Type, context.Compilation)
            || HasUnknownBase(widget.Type))
        {
            return;
        }

        INamedTypeSymbol? common = types.FindCommon(widget.Placements);
        context.ReportDiagnostic(Diagnostic.Create(
            NotAWidget,
            widget.NameLocation(context.CancellationToken),
            ChangeTo(common),
            widget.Type.Name,
            widget.PlacementNames,
            common?.Name ?? PlacementFamily.AnyContext));
    }

    private static ImmutableDictionary<string, string?> ChangeTo(INamedTypeSymbol? context) =>
        context is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Context, $"{AttributeNames.Namespace}.{context.Name}");

    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.TypeKind == TypeKind.Error || candidate.Interfaces.Any(static known => known.TypeKind == TypeKind.Error))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The context where the class says that it takes it: <c>TaskContext</c> in <c>: IWidget&lt;TaskContext&gt;</c>; null: a
    /// base class or another interface says so.
    /// </summary>
    private static TypeSyntax? FindTypeArgument(INamedTypeSymbol type, string context, bool isOnly, CancellationToken cancellationToken)
    {
        List<TypeSyntax> written =
        [
            .. type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(cancellationToken))
                .OfType<TypeDeclarationSyntax>()
                .Where(static declaration => declaration.BaseList is not null)
                .SelectMany(static declaration => declaration.BaseList!.Types)
                .Select(static entry => NameOf(entry.Type))
                .OfType<GenericNameSyntax>()
                .Where(static name => name.Identifier.ValueText == "IWidget" && name.TypeArgumentList.Arguments.Count == 1)
                .Select(static name => name.TypeArgumentList.Arguments[0]),
        ];

        // The name may be an alias.
        return written.FirstOrDefault(argument => NameOf(argument)?.Identifier.ValueText == context)
            ?? (isOnly && written.Count == 1 ? written[0] : null);
    }

    private static SimpleNameSyntax? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => null,
    };
}
