using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Generators.Tests.Harness;

/// <summary>Proves that the generator does nothing again after edits that do not concern it.</summary>
internal static class Caching
{
    /// <summary>What must not outlive the transform: it would keep whole compilations alive.</summary>
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel), typeof(AttributeData)];

    public static GeneratorRun AssertCached(this GeneratorRun run)
    {
        CSharpCompilation clone = run.Input.Clone();
        AssertNothingNew(run, clone);
        AssertNothingNew(run, run.Input.AddSyntaxTrees(run.Project.Parse("internal sealed class Unrelated;", "Unrelated.cs")));

        // Moving the class finds locations that leak into the models; the other two edits do not.
        foreach (SyntaxTree tree in run.Input.SyntaxTrees)
        {
            SyntaxTree moved = tree.WithChangedText(tree.GetText(TestContext.Current.CancellationToken).WithChanges(new TextChange(new TextSpan(0, 0), "// A comment above.\n")));
            AssertNothingNew(run, run.Input.ReplaceSyntaxTree(tree, moved));
        }

        AssertNoRoslynTypes(run);
        return run;
    }

    /// <summary>The reasons of every output step after an edit, by tracking name.</summary>
    public static ILookup<string, IncrementalStepRunReason> Reasons(this GeneratorRun run, CSharpCompilation edited)
    {
        GeneratorRunResult result = run.Driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        return result.TrackedSteps
            .Where(static step => TrackingNames.All.Contains(step.Key))
            .Concat(result.TrackedOutputSteps)
            .SelectMany(static step => step.Value.SelectMany(static run => run.Outputs).Select(output => (step.Key, output.Reason)))
            .ToLookup(static pair => pair.Key, static pair => pair.Reason);
    }

    private static void AssertNothingNew(GeneratorRun run, CSharpCompilation edited)
    {
        ILookup<string, IncrementalStepRunReason> reasons = run.Reasons(edited);

        Assert.Contains(TrackingNames.Registration, reasons.Select(static step => step.Key));
        foreach (IGrouping<string, IncrementalStepRunReason> step in reasons)
        {
            Assert.All(step, reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"{step.Key} was {reason}."));
        }
    }

    private static void AssertNoRoslynTypes(GeneratorRun run)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach ((string name, var steps) in run.Result.TrackedSteps.Where(static step => TrackingNames.All.Contains(step.Key)))
        {
            foreach (object value in steps.SelectMany(static step => step.Outputs).Select(static output => output.Value))
            {
                Walk(value, name, seen);
            }
        }
    }

    private static void Walk(object? value, string step, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.DoesNotContain(Forbidden, type => type.IsInstanceOfType(value));
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, step, seen);
            }

            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), step, seen);
        }
    }
}
