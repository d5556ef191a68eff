using System.Text.Json;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>What nobody has thought of is one sentence, too.</summary>
public sealed class UnexpectedTests
{
    public static TheoryData<Exception> Failures =>
    [
        new IOException("No space left on device"),
        new UnauthorizedAccessException("Access to the path is denied"),
        new JsonException("no JSON, Password=hunter22"),
        new InvalidOperationException("no such state, Password=hunter22"),
        new KeyNotFoundException("no such key, Password=hunter22"),
        new FormatException("no such form, Password=hunter22"),
        new OperationCanceledException(),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_is_one_sentence_and_details_are_for_those_who_ask(Exception failure)
    {
        ToolRun normal = await RunAsync(failure);
        ToolRun detailed = await RunAsync(failure, "-v", "Detailed");

        ToolFailure.AssertPlain(normal, "error: ");
        Assert.Single(normal.Error.Trim().Split('\n'));
        Assert.Equal(1, detailed.ExitCode);
        Assert.Contains("   at ", detailed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", detailed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_told_the_command_has_failed_all_the_same()
    {
        var situation = new ToolSituation { ErrorWatcher = new FailingWriter(new IOException("No space left on device")) };

        ToolRun run = await ToolRun.StartAsync(situation, "catalog", "NO_SUCH_PLACEMENT");

        Assert.Equal(1, run.ExitCode);
    }

    private static Task<ToolRun> RunAsync(Exception failure, params string[] more) =>
        ToolRun.StartAsync(new ToolSituation { Watcher = new FailingWriter(failure) }, ["catalog", .. more]);

    private sealed class FailingWriter(Exception failure) : StringWriter
    {
        public override void WriteLine(string? value) => throw failure;
    }
}
