using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>Everything that ships, found as the compiler and the editors find it: by attribute.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. Create<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(WidgetAnalyzer).Assembly)];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
        [.. Create<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(CodeFixes.Fixes.RuleFixProvider).Assembly)];

    public static ImmutableArray<CodeRefactoringProvider> Refactorings { get; } =
        [.. Create<CodeRefactoringProvider, ExportCodeRefactoringProviderAttribute>(typeof(CodeFixes.Fixes.RuleFixProvider).Assembly)];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    private static IEnumerable<T> Create<T, TAttribute>(Assembly assembly)
        where TAttribute : Attribute =>
        assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<TAttribute>() is not null)
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (T)Activator.CreateInstance(type)!);
}
