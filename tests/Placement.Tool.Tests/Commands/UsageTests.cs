using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>Command lines with mistakes.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("catalog", "--nothing")]
    [InlineData("catalog", "NO_SUCH_CODE")]
    [InlineData("diff")]
    [InlineData("export", "--project", "one", "--assembly", "another")]
    [InlineData("plan", "--all", "--portal", "acme.bitrix24.com", "--environment", "Production")]
    [InlineData("plan", "--all")]
    [InlineData("apply", "--wait", "soon")]
    [InlineData("list", "--application", "app.1")]
    [InlineData("list", "--url", "http://acme.example")]
    [InlineData("remove", "--canaries", "none", "--environment", "Production")]
    [InlineData("check")]
    [InlineData("check", "--url", "nowhere")]
    [InlineData("check", "--slow", "very")]
    [InlineData("portal", "--app", "nowhere")]
    [InlineData("portal", "--port", "none")]
    [InlineData("version", "--verbosity", "Loud")]
    public async Task A_mistake_in_the_command_line_is_told_and_ends_with_1(params string[] command)
    {
        ToolRun run = await ToolRun.StartAsync(command);

        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.NotEmpty(run.Error);
    }
}
