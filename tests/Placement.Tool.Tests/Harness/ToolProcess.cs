using System.Diagnostics;

namespace Placement.Tool.Tests.Harness;

/// <summary>The tool as a process, as users start it.</summary>
internal static class ToolProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static string Tool => Path.Combine(AppContext.BaseDirectory, "Placement.Tool.dll");

    /// <summary>Runs it without a terminal.</summary>
    public static Task<ToolRun> RunAsync(Customers customers, params string[] args) =>
        RunAsync(customers, BuildFacts.Dotnet, ["exec", Tool, .. args], input: "");

    /// <summary>Runs it in a pseudo-terminal, whose output is both streams.</summary>
    /// <param name="customers">The portals.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="args">The command and its options.</param>
    public static Task<ToolRun> RunInTerminalAsync(Customers customers, string input, params string[] args)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1), which makes pseudo-terminals.");
        string command = string.Join(' ', ((string[])[BuildFacts.Dotnet, "exec", Tool, .. args]).Select(static word => $"'{word}'"));
        return RunAsync(customers, "/usr/bin/script", ["-qec", command, "/dev/null"], input);
    }

    private static async Task<ToolRun> RunAsync(Customers customers, string program, string[] args, string input)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = customers.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("CI");
        start.Environment.Remove("GITHUB_ACTIONS");
        foreach ((string name, string value) in customers.Variables)
        {
            start.Environment[name] = value;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            await process.StandardInput.FlushAsync(limit.Token);
            if (input.Length == 0)
            {
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(limit.Token);
            return new ToolRun(process.ExitCode, await output, await error);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
