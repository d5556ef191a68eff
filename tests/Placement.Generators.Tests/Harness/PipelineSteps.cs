using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Generators.Tests.Harness;

/// <summary>What the steps of the pipeline did, by the names under which the generator tracks them.</summary>
internal static class PipelineSteps
{
    /// <summary>The steps of the generator, found by the constants, so that none is forgotten.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(TrackingNames)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.IsLiteral)
            .Select(static field => (string)field.GetRawConstantValue()!),
    ];

    /// <summary>The reasons of every step of the generator and of every output after an edit, by tracking name.</summary>
    public static ILookup<string, IncrementalStepRunReason> Reasons(this GeneratorRun run, CSharpCompilation edited) =>
        Reasons(run.After(edited));

    /// <summary>The reasons of every step of the generator and of every output, by tracking name.</summary>
    public static ILookup<string, IncrementalStepRunReason> Reasons(this GeneratorRunResult result) =>
        result.TrackedSteps
            .Where(static step => Names.Contains(step.Key))
            .Concat(result.TrackedOutputSteps)
            .SelectMany(static step => step.Value.SelectMany(static run => run.Outputs).Select(output => (step.Key, output.Reason)))
            .ToLookup(static pair => pair.Key, static pair => pair.Reason);

    /// <summary>The second run of the generator, over an edited project.</summary>
    public static GeneratorRunResult After(this GeneratorRun run, CSharpCompilation edited) => run.Driver.After(edited);

    /// <summary>The next run of the generator.</summary>
    public static GeneratorRunResult After(this GeneratorDriver driver, CSharpCompilation edited) =>
        driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
}
