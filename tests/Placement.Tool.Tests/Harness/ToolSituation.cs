namespace Placement.Tool.Tests.Harness;

/// <summary>In which the tool is run.</summary>
internal sealed record ToolSituation
{
    /// <summary>What somebody types; null: nobody is there.</summary>
    public string? Answers { get; init; }

    public string Directory { get; init; } = Path.GetTempPath();

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public CancellationToken CancellationToken { get; init; } = TestContext.Current.CancellationToken;
}
