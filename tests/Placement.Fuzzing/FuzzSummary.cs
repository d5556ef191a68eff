using System.Globalization;
using Placement.Fuzzing.Checking;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing;

/// <summary>What a run came to. An input is a class with attributes; many of them make a project, which is compiled at once.</summary>
internal sealed class FuzzSummary
{
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    public int Projects { get; private set; }

    public int Inputs { get; private set; }

    /// <summary>The inputs in projects without an error of their own.</summary>
    public int Compiled { get; private set; }

    public int Findings { get; private set; }

    /// <summary>Findings of different kinds.</summary>
    public int Kinds => _kinds.Count;

    /// <summary>Counts a project.</summary>
    /// <returns>Whether something was found of which nothing was known.</returns>
    public bool Add(FuzzProject project, Verdict verdict)
    {
        int inputs = project.Inputs + (project.Library?.Inputs ?? 0);
        Projects++;
        Inputs += inputs;
        Compiled += verdict.IsCompiled ? inputs : 0;
        Findings += verdict.Finding is null ? 0 : 1;
        return verdict.Finding is { } finding && _kinds.Add(finding.Kind);
    }

    public string ToString(TimeSpan elapsed, int seed) => string.Create(
        CultureInfo.InvariantCulture,
        $"fuzzed {Inputs:N0} inputs in {Projects:N0} projects, {Compiled:N0} compiled, {Inputs - Compiled:N0} broken, {Findings:N0} findings, {elapsed.TotalSeconds:F0} s (seed {seed})");
}
