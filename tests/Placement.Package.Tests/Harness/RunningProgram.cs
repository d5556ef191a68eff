using System.Collections.Concurrent;
using System.Diagnostics;

namespace Placement.Package.Tests.Harness;

/// <summary>A program that goes on until its input ends.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    /// <summary>Far more than a program needs to write its first lines, be built before that, or end.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = [];

    private RunningProgram(Process process) => _process = process;

    /// <summary>Starts a program.</summary>
    public static RunningProgram Start(
        string program, IEnumerable<string> arguments, string directory, IReadOnlyDictionary<string, string> environment)
    {
        var running = new RunningProgram(new Process { StartInfo = ChildProcess.StartInfo(program, arguments, directory, environment) });
        running._process.ErrorDataReceived += (_, line) => running._errors.Enqueue(line.Data ?? "");
        running._process.Start();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>The next line of the program's output.</summary>
    /// <exception cref="InvalidOperationException">The program has ended. The message has what it wrote as errors.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        string? line = await _process.StandardOutput.ReadLineAsync(limit.Token);
        if (line is null)
        {
            await _process.WaitForExitAsync(limit.Token);
            throw new InvalidOperationException(
                $"{_process.StartInfo.FileName} has ended with {_process.ExitCode}:\n{string.Join('\n', _errors)}");
        }

        return line;
    }

    /// <summary>Ends the program by ending its input.</summary>
    /// <returns>What it ended with.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
