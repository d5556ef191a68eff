namespace Placement.Tool.Terminal;

/// <summary>Where the tool reads, writes and looks: the process's own, or what a test has.</summary>
internal sealed record Surroundings
{
    /// <summary>Answers to questions.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Everything else.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody can answer a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Whether somebody watches <see cref="Error"/>, on which bars move.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether somebody watches <see cref="Output"/>.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>The folder in which the tool was started.</summary>
    public required string Directory { get; init; }

    /// <summary>The environment variables.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>What programs get that are started, beside the environment variables of this process.</summary>
    public IReadOnlyDictionary<string, string> ChildVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>What the process has.</summary>
    public static Surroundings OfProcess() => new()
    {
        Input = Console.In,
        Output = Console.Out,
        Error = Console.Error,
        CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        IsTerminal = !Console.IsErrorRedirected,
        IsOutputTerminal = !Console.IsOutputRedirected,
        Directory = Environment.CurrentDirectory,
        Variable = Environment.GetEnvironmentVariable,
    };
}
