using System.Diagnostics;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Another process with a store of its own on the same database.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<WorkerProcess> StartAsync(TestDatabase database, DirectoryInfo keys)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
                { "exec", Path.Combine(AppContext.BaseDirectory, "Placement.AspNetCore.Tests.Worker.dll"), $"{database.Kind}", database.ConnectionString, keys.FullName },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var worker = new WorkerProcess(Process.Start(start)!);
        Assert.Equal("ready", await worker.AnswerAsync());
        return worker;
    }

    /// <summary>Has something done, and says what became of it.</summary>
    public async Task<string> DoAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), TestContext.Current.CancellationToken);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        return await AnswerAsync();
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        // The end of its input is its end.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<string> AnswerAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The process has ended.");
}
