using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.Analyzers.Rules;

/// <summary>Can code be generated for the widgets?</summary>
/// <remarks>The generator reports nothing itself: where its code would not compile, it emits none, and this rule says why.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedCodeAnalyzer : WidgetAnalyzer
{
    private static readonly DiagnosticDescriptor OldLanguage = new(
        RuleIds.OldLanguage,
        title: "C# is too old for generated code",
        messageFormat: "Generated code needs C# {0} or later, and the project is written in C# {1}: "
            + "nothing is generated, so no widget is registered. "
            + "Set LangVersion to {0} or later, or remove it from the project file.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The attributes compile in every version of C#. What is generated for them does not.",
        helpLinkUri: Rule.HelpLink(RuleIds.OldLanguage),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor NameConflict = new(
        RuleIds.NameConflict,
        title: "Generated code would not compile",
        messageFormat: "{0}: nothing is generated, so no widget is registered. {1}.",
        Rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Generated code has names of its own, and needs the names of the types that it uses.",
        helpLinkUri: Rule.HelpLink(RuleIds.NameConflict),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(OldLanguage, NameConflict);

    private protected override void Start(CompilationStartAnalysisContext start, WidgetDeclarations declarations)
    {
        var widgets = new ConcurrentBag<WidgetClass>();
        RegisterClassAction(start, declarations, (_, widget) =>
        {
            if (!widget.Placements.IsEmpty)
            {
                widgets.Add(widget);
            }
        });
        start.RegisterCompilationEndAction(context =>
        {
            if (!widgets.IsEmpty && FindProblem(context, widgets) is { } problem)
            {
                context.ReportDiagnostic(problem);
            }
        });
    }

    private static Diagnostic? FindProblem(CompilationAnalysisContext context, IEnumerable<WidgetClass> widgets)
    {
        if (context.Compilation is not CSharpCompilation compilation)
        {
            return null;
        }

        if (compilation.LanguageVersion < GeneratedCode.LowestLanguageVersion)
        {
            return Diagnostic.Create(
                OldLanguage,
                FirstLocation(widgets, context.CancellationToken),
                GeneratedCode.LowestLanguageVersion.ToDisplayString(),
                compilation.LanguageVersion.ToDisplayString());
        }

        string @namespace = ProjectProperties.Namespace(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions, compilation);
        if (GeneratedCode.FindConflict(compilation, @namespace) is not { } conflict)
        {
            return null;
        }

        (string problem, string advice) = Describe(conflict, @namespace.Replace("@", ""));
        return Diagnostic.Create(NameConflict, conflict.Locations[0], problem, advice);
    }

    private static (string Problem, string Advice) Describe(INamespaceOrTypeSymbol conflict, string @namespace)
    {
        string name = conflict.ToDisplayString();
        const string Elsewhere = "set PlacementNamespace in the project file";
        if (name == $"{@namespace}.{GeneratedCode.ClassName}")
        {
            return conflict is INamedTypeSymbol { TypeKind: TypeKind.Class }
                ? ($"The class {name} has the name of the generated one, and cannot be another part of it",
                    $"Make it a static partial class, rename it, or {Elsewhere}")
                : ($"{name} has the name of the generated class", $"Rename it, or {Elsewhere}");
        }

        return $"{@namespace}.".StartsWith(name + ".", StringComparison.Ordinal)
            ? ($"The type {name} has the name of the namespace of generated code, {@namespace}",
                $"Move it into a namespace, rename it, or {Elsewhere}")
            : ($"The type {name} hides what generated code calls by this name",
                "Rename it, or move it into a namespace of the application");
    }

    private static Location FirstLocation(IEnumerable<WidgetClass> widgets, CancellationToken cancellationToken) => widgets
        .Select(widget => widget.NameLocation(cancellationToken))
        .OrderBy(static location => location.SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(static location => location.SourceSpan.Start)
        .First();
}
