using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Generators.Tests.Harness;

/// <summary>Everything that the generator's steps keep between two runs.</summary>
internal static class ModelGraph
{
    /// <summary>What must not outlive the transform: it would keep whole compilations alive, or differ after every edit.</summary>
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation),
        typeof(SemanticModel),
        typeof(AttributeData), typeof(TypedConstant), typeof(SourceText), typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(Diagnostic),
        typeof(MetadataReference),
    ];

    /// <summary>What a transform returns leaves Roslyn's own steps here.</summary>
    private const string TransformStep = "result_ForAttributeWithMetadataName";

    /// <summary>No step that is the generator's own, tracked or not, keeps anything of Roslyn's.</summary>
    public static void AssertHoldsNothingOfRoslyn(GeneratorRun run)
    {
        foreach (IncrementalGeneratorRunStep step in OwnSteps(run.Result))
        {
            foreach (object reached in Reachable(step.Outputs.Select(static output => output.Value)))
            {
                Assert.False(
                    Array.Exists(Forbidden, type => type.IsInstanceOfType(reached)),
                    $"{step.Name ?? "A step without a name"} keeps a {reached.GetType()}.");
            }
        }
    }

    /// <summary>The values themselves and everything that fields, arrays and collections lead to from there.</summary>
    public static IEnumerable<object> Reachable(IEnumerable<object?> values)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>(values);
        while (open.Count > 0)
        {
            if (open.Pop() is not { } value
                || value.GetType().IsPrimitive
                || value is string or Enum or Type or Delegate
                || !seen.Add(value))
            {
                continue;
            }

            yield return value;
            if (value is Array array)
            {
                foreach (object? item in array)
                {
                    open.Push(item);
                }

                continue;
            }

            if (Array.Exists(Forbidden, type => type.IsInstanceOfType(value)))
            {
                continue;
            }

            for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    open.Push(field.GetValue(value));
                }
            }
        }
    }

    /// <summary>
    /// All steps that lead to an output, but for the outputs themselves, which are text, and for Roslyn's own: its inputs,
    /// what finds attributed nodes, and what first joins an input with another.
    /// </summary>
    public static IReadOnlyList<IncrementalGeneratorRunStep> OwnSteps(GeneratorRunResult result)
    {
        var all = new HashSet<IncrementalGeneratorRunStep>(ReferenceEqualityComparer.Instance);
        var open = new Stack<IncrementalGeneratorRunStep>(
            result.TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(Sources));
        while (open.Count > 0)
        {
            IncrementalGeneratorRunStep step = open.Pop();
            if (all.Add(step) && !IsRoslyns(step))
            {
                foreach (IncrementalGeneratorRunStep source in Sources(step))
                {
                    open.Push(source);
                }
            }
        }

        return [.. all.Where(static step => !IsRoslyns(step) && !(step.Name is null && Sources(step).Any(IsRoslyns)))];
    }

    private static bool IsRoslyns(IncrementalGeneratorRunStep step) =>
        step.Name is { } name && name != TransformStep && !PipelineSteps.Names.Contains(name);

    private static IEnumerable<IncrementalGeneratorRunStep> Sources(IncrementalGeneratorRunStep step) =>
        step.Inputs.Select(static input => input.Source);
}
