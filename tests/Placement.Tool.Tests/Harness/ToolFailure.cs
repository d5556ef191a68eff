namespace Placement.Tool.Tests.Harness;

/// <summary>What users see of failures.</summary>
internal static class ToolFailure
{
    /// <summary>The command has failed, says so in one place, and shows nothing of its insides.</summary>
    public static void AssertPlain(ToolRun run, string expected)
    {
        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n'), static line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception:", run.Error, StringComparison.Ordinal);
    }
}
