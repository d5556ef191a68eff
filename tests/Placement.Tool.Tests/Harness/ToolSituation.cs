namespace Placement.Tool.Tests.Harness;

/// <summary>In which the tool is run.</summary>
internal sealed record ToolSituation
{
    /// <summary>What somebody types; null: nobody is there.</summary>
    public string? Answers { get; init; }

    /// <summary>Somebody who is asked; null: whoever types <see cref="Answers"/>, or nobody.</summary>
    public TextReader? Person { get; init; }

    public string Directory { get; init; } = Path.GetTempPath();

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Sees the standard output; null: it is only kept.</summary>
    public StringWriter? Watcher { get; init; }

    /// <summary>Sees the standard error; null: it is only kept.</summary>
    public StringWriter? ErrorWatcher { get; init; }

    public CancellationToken CancellationToken { get; init; } = TestContext.Current.CancellationToken;
}
