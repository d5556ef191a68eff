using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_lists_the_commands_and_the_exit_codes()
    {
        ToolRun run = await ToolRun.StartAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("version", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 done", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Help_of_a_command_shows_examples()
    {
        ToolRun run = await ToolRun.StartAsync("version", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  placements version --json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_fails_and_says_so()
    {
        ToolRun run = await ToolRun.StartAsync("exprot");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("exprot", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_there_as_text_and_as_json()
    {
        ToolRun text = await ToolRun.StartAsync("version");
        ToolRun json = await ToolRun.StartAsync("version", "--json");

        string version = json.Json["version"]!.GetValue<string>();
        Assert.StartsWith($"placements {version}, .NET ", text.Output, StringComparison.Ordinal);
        Assert.Empty(json.Error);
    }
}
