using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>Applications whose host cannot be asked: what is wrong is said, and what to do.</summary>
public sealed class UnaskableTests
{
    [Fact]
    public async Task An_application_that_fails_shows_its_own_exception_without_secrets()
    {
        await using Customers customers = await Customers.StartAsync(0);
        ToolSituation situation = customers.Situation with
        {
            Variables = new Dictionary<string, string>(customers.Variables)
            {
                ["Site__Fails"] = $"No database at Host=db;Password=hunter22; and {Customers.ClientSecret}",
            },
        };

        ToolRun run = await MinimalSite.RunAsync(situation, "list", "--all");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "MinimalSite failed before its host was built:\n  System.InvalidOperationException: No database at Host=db;Password=***;",
            run.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Customers.ClientSecret, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_client_secret_leads_to_the_option_that_asks_for_it()
    {
        await using Customers customers = await Customers.StartAsync(0);

        ToolRun run = await MinimalSite.RunAsync(customers.Without("Bitrix24__ClientSecret"), "list", "--all");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "set the environment variable Bitrix24__ClientSecret, or say --ask-client-secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_never_builds_a_host_is_given_up()
    {
        await using Customers customers = await Customers.StartAsync(0);
        ToolSituation situation = customers.Situation with
        {
            Variables = new Dictionary<string, string>(customers.Variables) { ["Site__Waits"] = "true" },
        };

        ToolRun run = await MinimalSite.RunAsync(situation, "list", "--all", "--timeout", "2");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("MinimalSite built no host within 2 s", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_of_widgets_has_no_host()
    {
        ToolRun run = await ToolRun.StartAsync(
            "list", "--all", "--assembly", BuildFacts.AssemblyOf("tests/WidgetLibrary", "net8.0"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("WidgetLibrary is a library: it has no entry point", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_a_store_is_to_be_asked_while_it_runs()
    {
        await using Customers customers = await Customers.StartAsync(0);

        ToolRun run = await MinimalSite.RunAsync(customers.Without("ConnectionStrings__Site"), "list", "--all");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("keeps its portals in memory", run.Error, StringComparison.Ordinal);
    }
}
