namespace Placement.Package.Tests.Harness;

/// <summary>What a program did.</summary>
/// <param name="CommandLine">How it was started.</param>
/// <param name="Directory">Where it was started.</param>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">All that it wrote, to either stream, with <c>\n</c> after each line.</param>
internal sealed record ProgramResult(string CommandLine, string Directory, int ExitCode, string Output)
{
    public bool IsSuccess => ExitCode == 0;

    /// <summary>What a build reported as warnings, each once.</summary>
    public IReadOnlyList<BuildMessage> Warnings { get; } = BuildMessage.Read(Output, "warning");

    /// <summary>What a build reported as errors, each once.</summary>
    public IReadOnlyList<BuildMessage> Errors { get; } = BuildMessage.Read(Output, "error");

    public override string ToString() => $"{CommandLine}\nin {Directory}\nended with {ExitCode} and wrote:\n{Output}";
}
