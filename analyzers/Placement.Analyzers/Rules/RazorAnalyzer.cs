using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Does the generator see what is declared?</summary>
/// <remarks>
/// Source generators do not see what other generators make, and Razor's makes classes of .razor and .cshtml files. Rules do see them, and
/// where in those files each line comes from.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RazorAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor DeclaredInRazor = new(
        RuleIds.DeclaredInRazor,
        title: "Declaration stands in a Razor file",
        messageFormat:
            "{0} stands in {1}, where the generator does not see it, so {2}. Move it to the class in a .cs file, such as {1}.cs.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator of this package does not see what Razor makes of its files.",
        helpLinkUri: Rule.HelpLink(RuleIds.DeclaredInRazor));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeclaredInRazor);

    private protected override GeneratedCodeAnalysisFlags GeneratedCodeAnalysis =>
        GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        var widgets = WidgetInterface.For(start.Compilation);
        RegisterClassAction(start, declarations, (context, widget) => Analyze(context, widget, widgets));
    }

    private static void Analyze(SymbolAnalysisContext context, WidgetClass widget, WidgetInterface? widgets)
    {
        IEnumerable<DeclaredAttribute> attributes = [.. widget.Placements, .. widget.Texts, .. widget.Options];
        foreach (SyntaxNode attribute in attributes.Select(attribute => attribute.Syntax(context.CancellationToken)).OfType<SyntaxNode>())
        {
            if (FindFile(attribute) is { } file)
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(DeclaredInRazor, attribute.GetLocation(), NameOf(attribute), file, "it has no effect"));
            }
        }

        if (widgets is null || widget.Placements.IsEmpty)
        {
            return;
        }

        if (widgets.TakenBy(widget.Type).Any())
        {
            AnalyzeInterfaces(context, widget, widgets);
        }
        else if (RazorComponent.IsOne(widget.Type, context.Compilation))
        {
            AnalyzeComponent(context, widget);
        }
    }

    /// <summary>
    /// Looks for what makes the class a component: a base class that the generator sees, or the file beside its declaration.
    /// </summary>
    private static void AnalyzeComponent(SymbolAnalysisContext context, WidgetClass widget)
    {
        List<BaseTypeSyntax> written = FindBases(
            context, widget, type => RazorComponent.IsComponent(type, context.Compilation));
        if (written.Any(static entry => FindFile(entry) is null))
        {
            return;
        }

        SyntaxNode[] declarations =
        [
            .. widget.Placements
                .Select(placement => placement.Syntax(context.CancellationToken)?.FirstAncestorOrSelf<ClassDeclarationSyntax>())
                .OfType<ClassDeclarationSyntax>()
                .Where(static declaration => FindFile(declaration) is null),
        ];
        if (declarations.Length > 0
            && !declarations.Any(declaration => HasFile(context.Options, RazorComponent.FileOf(widget.Type, declaration))))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DeclaredInRazor,
                widget.NameLocation(context.CancellationToken),
                "The base class of " + widget.Type.Name,
                (written.Count > 0 ? FindFile(written[0]) : null) ?? widget.Type.Name + RazorComponent.FileExtension,
                "nothing answers when Bitrix24 opens " + widget.PlacementNames));
        }
    }

    private static bool HasFile(AnalyzerOptions options, string? path)
    {
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (string.Equals(RazorComponent.Normalize(file.Path), path, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the class names a base class or an interface of a kind.</summary>
    private static List<BaseTypeSyntax> FindBases(SymbolAnalysisContext context, WidgetClass widget, Func<INamedTypeSymbol, bool> isOne)
    {
        var bases = new HashSet<string?>(
            widget.Type.Interfaces
                .Append(widget.Type.BaseType)
                .OfType<INamedTypeSymbol>()
                .Where(isOne)
                .Select(static type => type.Name),
            StringComparer.Ordinal);
        return
        [
            .. widget.Type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(context.CancellationToken))
                .OfType<BaseTypeDeclarationSyntax>()
                .Where(static declaration => declaration.BaseList is not null)
                .SelectMany(static declaration => declaration.BaseList!.Types)
                .Where(entry => bases.Contains(NameOf(entry.Type))),
        ];
    }

    /// <summary>Looks for what makes the class a widget: at least one such base must stand where the generator sees it.</summary>
    private static void AnalyzeInterfaces(SymbolAnalysisContext context, WidgetClass widget, WidgetInterface widgets)
    {
        List<BaseTypeSyntax> written = FindBases(context, widget, widgets.IsImpliedBy);
        if (written.Count == 0 || written.Any(static entry => FindFile(entry) is null))
        {
            return;
        }

        foreach (BaseTypeSyntax entry in written)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DeclaredInRazor,
                entry.GetLocation(),
                entry.ToString(),
                FindFile(entry),
                "it is not asked when Bitrix24 opens " + widget.PlacementNames));
        }
    }

    /// <summary>The name of the Razor file that the code comes from; null: it is C# that the generator sees.</summary>
    private static string? FindFile(SyntaxNode code)
    {
        FileLinePositionSpan place = code.GetLocation().GetMappedLineSpan();
        if (place.HasMappedPath && IsRazorFile(place.Path))
        {
            return Path.GetFileName(place.Path);
        }

        // Older versions of Razor say of some lines only in the name of the generated file where they come from.
        string generated = Path.GetFileName(code.SyntaxTree.FilePath);
        foreach (string extension in (string[])["razor", "cshtml"])
        {
            if (generated.EndsWith($"{extension}.g.cs", StringComparison.OrdinalIgnoreCase))
            {
                string name = generated.Substring(0, generated.Length - $"_{extension}.g.cs".Length);
                return $"{name}.{extension}";
            }
        }

        return null;
    }

    private static bool IsRazorFile(string path) =>
        path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    private static string? NameOf(SyntaxNode name) => name switch
    {
        AttributeSyntax attribute => NameOf(attribute.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax aliased => NameOf(aliased.Name),
        _ => null,
    };
}
