using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Generators.Tests.Harness;

/// <summary>Proves that the generator does nothing again after edits that do not concern it.</summary>
internal static class Caching
{
    public static GeneratorRun AssertCached(this GeneratorRun run)
    {
        CSharpCompilation clone = run.Input.Clone();
        AssertNothingNew(run, clone);
        if (run.Input.ScriptCompilationInfo is null)
        {
            AssertNothingNew(run, run.Input.AddSyntaxTrees(run.Project.Parse("internal sealed class Unrelated;", "Unrelated.cs")));
        }

        // Moving the class finds locations that leak into the models; the other two edits do not.
        foreach (SyntaxTree tree in run.Input.SyntaxTrees)
        {
            SyntaxTree moved = tree.WithChangedText(tree.GetText(TestContext.Current.CancellationToken).WithChanges(
                new TextChange(new TextSpan(0, 0), "// A comment above.\n")));
            AssertNothingNew(run, run.Input.ReplaceSyntaxTree(tree, moved));
        }

        ModelGraph.AssertHoldsNothingOfRoslyn(run);
        return run;
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
}
