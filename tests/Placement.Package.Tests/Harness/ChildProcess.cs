using System.Diagnostics;
using System.Text;

namespace Placement.Package.Tests.Harness;

/// <summary>Runs a program to its end.</summary>
internal static class ChildProcess
{
    /// <summary>Far more than any of the programs needs: what takes longer hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program, and kills it and what it has started when it is given up.</summary>
    /// <exception cref="TimeoutException">It has not ended in ten minutes. The message has what it wrote.</exception>
    public static async Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string directory,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, directory, environment) };
        string commandLine = string.Join(' ', [program, .. process.StartInfo.ArgumentList]);
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException(
                $"{commandLine} has not ended in {Limit.TotalMinutes} minutes in {directory}. It wrote:\n{Text(output)}");
        }

        return new ProgramResult(commandLine, directory, process.ExitCode, Text(output));
    }

    /// <summary>How programs are started: every stream is ours, and the environment is what is given and no more.</summary>
    public static ProcessStartInfo StartInfo(
        string program, IEnumerable<string> arguments, string directory, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
