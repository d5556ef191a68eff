using System.Diagnostics;
using System.Text.Json.Nodes;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>The tool as a process, with a terminal and without one.</summary>
public sealed class ProcessTests
{
    private static readonly string[] Which =
    [
        "--assembly", BuildFacts.AssemblyOf("tests/ToolSites/MinimalSite"), "--environment", "Production", "--all",
    ];

    [Fact]
    public async Task Without_a_terminal_there_are_plain_lines_and_the_output_is_json_alone()
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun run = await ToolProcess.RunAsync(customers, ["plan", .. Which, "--json"]);

        Assert.True(run.ExitCode == 2, run.ToString());
        Assert.Equal("Differs", (string?)JsonNode.Parse(run.Output)!["portals"]![0]!["state"]);
        Assert.Contains("Asking portals: 1 of 1\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output + run.Error);
    }

    [Fact]
    public async Task In_a_terminal_somebody_is_asked_and_sees_colours_and_a_bar()
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun plan = await ToolProcess.RunInTerminalAsync(customers, "", ["plan", .. Which]);
        Assert.True(plan.ExitCode == 2, plan.ToString());
        Assert.Contains("\e[", plan.Output, StringComparison.Ordinal);
        Assert.Contains("Asking portals", plan.Output, StringComparison.Ordinal);

        ToolRun apply = await ToolProcess.RunInTerminalAsync(customers, "y\n", ["apply", .. Which]);
        Assert.True(apply.ExitCode == 0, apply.ToString());
        Assert.Contains("Bring 1 portal to what is declared? [y/N]", apply.Output, StringComparison.Ordinal);
        Assert.Single(customers.Portals[0].Bindings);
    }

    [Fact]
    public async Task Nobody_who_is_asked_and_says_nothing_has_agreed()
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun apply = await ToolProcess.RunInTerminalAsync(customers, "\n", ["apply", .. Which]);

        Assert.True(apply.ExitCode == 1, apply.ToString());
        Assert.Empty(customers.Portals[0].Bindings);
    }

    [Fact]
    public async Task Colours_are_left_out_where_somebody_wants_none()
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun plan = await ToolProcess.RunInTerminalAsync(customers, "", ["plan", .. Which, "--no-color"]);

        Assert.True(plan.ExitCode == 2, plan.ToString());
        Assert.DoesNotContain("\e[38;", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[32m", plan.Output, StringComparison.Ordinal);
    }

    /// <summary>The tool was killed between the start of the process and its first word.</summary>
    [Fact]
    public async Task The_process_of_an_application_ends_where_its_tool_has_ended()
    {
        string host = Path.Combine(AppContext.BaseDirectory, "Placement.Tool.Host.dll");
        string runtime = Path.ChangeExtension(Which[1], ".runtimeconfig.json");
        using var process = Process.Start(
            BuildFacts.Dotnet, ["exec", "--runtimeconfig", runtime, host, $"placements-{Guid.NewGuid():n}", Which[1], "60"]);

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
    }
}
