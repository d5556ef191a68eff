using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>Somebody stops a command, before it has begun and in the middle.</summary>
public sealed class StoppedTests
{
    [Fact]
    public async Task What_is_stopped_in_the_middle_is_completed_by_the_same_command()
    {
        await using Customers customers = await Customers.StartAsync(4);
        ToolSituation situation = customers.WithRelease("1", ("Bitrix24__Releases__StartsPerSecond", "1"));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        ToolRun stopped = await MinimalSite.RunAsync(
            situation with { CancellationToken = stopping.Token, ErrorWatcher = new CancellingWriter("1 of 4", stopping) },
            "apply", "--all", "--yes");
        Assert.True(stopped.ExitCode == 1, stopped.ToString());
        Assert.Contains("the same command completes the rest", stopped.Error, StringComparison.Ordinal);
        Assert.InRange(customers.Portals.Count(static portal => portal.Bindings.Count == 1), 1, 3);

        ToolRun completed = await MinimalSite.RunAsync(customers.WithRelease("1"), "apply", "--all", "--yes");
        Assert.True(completed.ExitCode == 0, completed.ToString());
        Assert.All(customers.Portals, static portal => Assert.Single(portal.Bindings));
    }

    [Theory]
    [InlineData("apply", "--yes")]
    [InlineData("remove", "--everything", "--yes")]
    [InlineData("plan")]
    [InlineData("list")]
    public async Task What_is_stopped_before_it_has_begun_has_changed_nothing(params string[] command)
    {
        await using Customers customers = await Customers.StartAsync();
        await Customers.RegisterAsync(
            customers.Portals[0], """{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/widgets/old","TITLE":"Old"}""");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        ToolRun stopped = await MinimalSite.RunAsync(
            customers.Situation with
            {
                CancellationToken = stopping.Token,
                ErrorWatcher = new CancellingWriter("Portals      1", stopping),
            },
            [.. command, "--all"]);

        ToolFailure.AssertPlain(stopped, "Nothing was changed.");
        Assert.Equal("CRM_LEAD_DETAIL_TAB", Assert.Single(customers.Portals[0].Bindings).Placement);
    }

    [Fact]
    public async Task Somebody_who_is_asked_and_presses_ctrl_c_waits_for_nothing()
    {
        await using Customers customers = await Customers.StartAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var person = new CancellingReader(stopping);

        ToolRun stopped = await MinimalSite.RunAsync(
            customers.Situation with { CancellationToken = stopping.Token, Person = person }, "apply", "--all");

        ToolFailure.AssertPlain(stopped, "Nothing was changed.");
        Assert.Empty(customers.Portals[0].Bindings);
    }

    [Fact]
    public async Task An_application_that_is_stopped_before_it_runs_is_ended_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        using var folder = new TestFolder();
        string dotnet = folder.Write("dotnet", "#!/bin/sh\necho is here\nsleep 4\necho went on\nsleep 60\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        ToolRun stopped = await MinimalSite.RunAsync(
            folder.Situation with
            {
                CancellationToken = stopping.Token,
                ErrorWatcher = new CancellingWriter("is here", stopping),
                Variables = new Dictionary<string, string> { ["DOTNET_HOST_PATH"] = dotnet },
            },
            "plan",
            "--all",
            "--verbosity",
            "Detailed");

        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("Nothing was changed.", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("went on", stopped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_stopped_says_nothing_of_what_was_begun()
    {
        await using Customers customers = await Customers.StartAsync(4);
        ToolSituation situation = customers.WithRelease("1", ("Bitrix24__Releases__StartsPerSecond", "1"));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        ToolRun stopped = await MinimalSite.RunAsync(
            situation with { CancellationToken = stopping.Token, ErrorWatcher = new CancellingWriter("1 of 4", stopping) },
            "list",
            "--all");

        ToolFailure.AssertPlain(stopped, "Nothing was changed.");
        Assert.DoesNotContain("begun", stopped.Error, StringComparison.Ordinal);
    }
}
