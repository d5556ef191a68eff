using Microsoft.AspNetCore.Http;
using Placement.Tool.Tests.Harness;
using static Placement.Tool.Tests.Harness.ControlServer;

namespace Placement.Tool.Tests.Commands;

/// <summary>A running application is told something while it is away for a moment, or somebody else tells it something.</summary>
public sealed class RemoteOrderTests
{
    /// <summary>As while a new build is brought up.</summary>
    [Fact]
    public async Task An_application_that_is_away_for_a_moment_is_asked_again()
    {
        int asked = 0;
        await using HandlerServer server = await HandlerServer.StartAsync(context =>
        {
            switch (IsNames(context.Request.Path.Value!) ? 0 : Interlocked.Increment(ref asked))
            {
                case 2:
                    context.Abort();
                    return Task.CompletedTask;
                case 3:
                    context.Response.StatusCode = StatusCodes.Status502BadGateway;
                    return Task.CompletedTask;
                default:
                    return WriteAsync(context, Release);
            }
        });

        ToolRun run = await RunAsync(server, Token, "apply", "--release", "1");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Single(run.Error.Split('\n'), static line => line.EndsWith("Trying again.", StringComparison.Ordinal));
    }

    /// <summary>Approving is the same once or twice.</summary>
    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    public async Task An_approval_is_repeated_where_the_application_is_away_for_a_moment(int status)
    {
        int orders = 0;
        await using HandlerServer server = await OrderedAsync(
            "AwaitingApproval", () => ++orders == 1 ? status : StatusCodes.Status204NoContent, () => orders > 1);

        ToolRun run = await RunAsync(server, Token, "apply", "--approve-address", "https://apps.acme.com");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(2, orders);
        Assert.Single(run.Error.Split('\n'), static line => line.EndsWith("Trying again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_approval_of_something_else_is_said_to_be_one()
    {
        await using HandlerServer server = await OrderedAsync(
            "AwaitingApproval", static () => StatusCodes.Status409Conflict, static () => false);

        ToolRun run = await RunAsync(server, Token, "apply", "--approve-address", "https://apps.hunter22.com");

        ToolFailure.AssertPlain(run, "The application has approved nothing");
        Assert.DoesNotContain("hunter22", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_that_somebody_else_has_given_meanwhile_is_no_failure()
    {
        bool isOrdered = false;
        await using HandlerServer server = await OrderedAsync(
            "AwaitingApproval",
            () =>
            {
                isOrdered = true;
                return StatusCodes.Status409Conflict;
            },
            () => isOrdered);

        ToolRun run = await RunAsync(server, Token, "apply", "--approve-address", "https://apps.acme.com");

        Assert.True(run.ExitCode == 0, run.ToString());
    }

    /// <summary>A second time could resume what has stopped anew.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_release_is_resumed_once_even_if_the_answer_is_lost(bool isResumed, int exitCode)
    {
        int orders = 0;
        await using HandlerServer server = await OrderedAsync(
            "Stopped",
            () =>
            {
                orders++;
                return StatusCodes.Status502BadGateway;
            },
            () => isResumed && orders > 0);

        ToolRun run = await RunAsync(server, Token, "apply", "--resume");

        Assert.True(run.ExitCode == exitCode, run.ToString());
        Assert.Equal(1, orders);
    }
}
