using System.Text.Json.Nodes;
using Placement.Tool.Terminal;

namespace Placement.Tool.Tests.Harness;

/// <summary>What the tool did, run in this process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>The result as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;

    public static Task<ToolRun> StartAsync(params string[] args) => StartAsync(new ToolSituation(), args);

    public static async Task<ToolRun> StartAsync(ToolSituation situation, params string[] args)
    {
        StringWriter output = situation.Watcher ?? new StringWriter();
        StringWriter error = situation.ErrorWatcher ?? new StringWriter();
        var surroundings = new Surroundings
        {
            Input = situation.Person ?? new StringReader(situation.Answers ?? ""),
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            CanAsk = situation.Answers is not null || situation.Person is not null,
            Directory = situation.Directory,
            Variable = name => situation.Variables.GetValueOrDefault(name),
            ChildVariables = situation.Variables,
        };
        int exitCode = await Program.RunAsync(args, surroundings, situation.CancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    public override string ToString() => $"ended with {ExitCode}\n--- output\n{Output}\n--- error\n{Error}";
}
