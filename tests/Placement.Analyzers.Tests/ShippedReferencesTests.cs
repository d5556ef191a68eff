using System.Reflection;

namespace Placement.Analyzers.Tests;

/// <summary>
/// What ships is loaded into compilers and editors that have Roslyn 4.8 and nothing else: a reference to more than that works
/// on one machine and fails on the next.
/// </summary>
public class ShippedReferencesTests
{
    private static readonly Dictionary<string, Version> Host = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new Version(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new Version(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new Version(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new Version(7, 0, 0, 0),
    };

    [Fact]
    public void The_rules_refer_to_the_compiler_alone()
    {
        AssertReferences(typeof(WidgetAnalyzer).Assembly, Host);
    }

    [Fact]
    public void The_fixes_refer_to_the_compiler_and_its_workspaces()
    {
        AssertReferences(typeof(CodeFixes.Fixes.RuleFixProvider).Assembly, new Dictionary<string, Version>(Host, StringComparer.Ordinal)
        {
            ["Microsoft.CodeAnalysis.Workspaces"] = new Version(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new Version(4, 8, 0, 0),
        });
    }

    private static void AssertReferences(Assembly assembly, Dictionary<string, Version> host) =>
        Assert.All(assembly.GetReferencedAssemblies(), reference =>
            Assert.True(
                host.TryGetValue(reference.Name!, out Version? version) && reference.Version == version,
                $"{assembly.GetName().Name} refers to {reference.Name} {reference.Version}."));
}
