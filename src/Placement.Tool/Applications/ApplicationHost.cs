using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Placement.Tool.Terminal;

namespace Placement.Tool.Applications;

/// <summary>
/// The host of an application, in a process of its own with the application's runtime and dependencies. Lines of JSON go in and out.
/// </summary>
internal sealed class ApplicationHost : IAsyncDisposable
{
    private const int Contract = 1;
    private const int MaxLines = 20;

    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(25);

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly Queue<string> _lastLines;

    private ApplicationHost(Process process, NamedPipeServerStream pipe, Queue<string> lastLines)
    {
        _process = process;
        _pipe = pipe;
        _lastLines = lastLines;
        _reader = new StreamReader(pipe, leaveOpen: true);
        _writer = new StreamWriter(pipe, leaveOpen: true);
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="ToolException">It cannot be started; the message has what the application has thrown.</exception>
    public static async Task<ApplicationHost> StartAsync(
        ApplicationTarget target, HostOptions options, Surroundings surroundings, ToolConsole console, CancellationToken cancellationToken)
    {
        target.RequireExecutable();
        string name = $"placements-{Guid.NewGuid():n}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        ApplicationHost? host = null;
        try
        {
            Process process = Dotnet.Start(StartInfo(target, options, surroundings, name));
            process.StandardInput.Close();
            var lastLines = new Queue<string>();
            Follow(process, lastLines, console);
            host = new ApplicationHost(process, pipe, lastLines);
            await host.ConnectAsync(cancellationToken).ConfigureAwait(false);
            JsonElement first = await host.ReadAsync(cancellationToken).ConfigureAwait(false);
            switch (first.GetProperty("type").GetString())
            {
                case "ready" when first.GetProperty("contract").GetInt32() == Contract:
                    return host;
                case "ready":
                    throw new ToolException(
                        $"The Placement.AspNetCore of {target.Name} is newer than this tool. Update it: dotnet tool update Placement.Tool");
                case "failed":
                    if (first.TryGetProperty("trace", out JsonElement trace))
                    {
                        console.Detail(trace.GetString()!);
                    }

                    throw new ToolException(HostFailure.Describe(target, options, first));
                default:
                    throw new OperationCanceledException(cancellationToken);
            }
        }
        catch
        {
            if (host is null)
            {
                await pipe.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                await host.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Sends a line.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _writer.WriteLineAsync(line).ConfigureAwait(false);
        await _writer.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>The next line.</summary>
    /// <exception cref="ToolException">The host has ended.</exception>
    public async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        string? line;
        try
        {
            line = await _reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            line = null;
        }

        return line is not null
            ? JsonDocument.Parse(line).RootElement
            : throw new ToolException($"The application has ended before it answered.{Lines()}");
    }

    /// <summary>All lines until the last. Cancelling asks the host to stop, and waits until it has.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource();
        using CancellationTokenRegistration stopping = cancellationToken.Register(() =>
        {
            limit.CancelAfter(BeforeKill);
            _ = StopAsync();
        });
        while (true)
        {
            JsonElement line = await ReadAsync(limit.Token).ConfigureAwait(false);
            if (line.GetProperty("type").ValueEquals("end"))
            {
                yield break;
            }

            if (line.GetProperty("type").ValueEquals("stopped"))
            {
                throw new OperationCanceledException(cancellationToken);
            }

            yield return line.GetProperty("type").ValueEquals("error")
                ? throw new ToolException(line.GetProperty("message").GetString()!)
                : line;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync().ConfigureAwait(false);
        using (_process)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo StartInfo(ApplicationTarget target, HostOptions options, Surroundings surroundings, string pipe)
    {
        List<string> arguments = ["exec", "--runtimeconfig", target.RuntimeFile];
        if (File.Exists(target.DependencyFile))
        {
            arguments.AddRange(["--depsfile", target.DependencyFile]);
        }

        // A machine that has only a later .NET than the application's runs it on that.
        arguments.AddRange(["--roll-forward", "Major", Path.Combine(AppContext.BaseDirectory, "Placement.Tool.Host.dll")]);
        arguments.AddRange([pipe, target.Assembly]);
        arguments.Add(((int)options.Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo(Dotnet.ProgramOf(surroundings), arguments)
        {
            WorkingDirectory = target.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Dotnet.AddVariables(start, surroundings);
        start.Environment["Placements__Tool"] = "true";
        start.Environment["DOTNET_APPLICATIONNAME"] = target.Name;
        start.Environment["ASPNETCORE_APPLICATIONNAME"] = target.Name;
        if (options.Environment is { } environment)
        {
            start.Environment["DOTNET_ENVIRONMENT"] = environment;
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        }

        if (options.ClientSecret is { } secret)
        {
            start.Environment["Bitrix24__ClientSecret"] = secret;
        }

        return start;
    }

    private static void Follow(Process process, Queue<string> lastLines, ToolConsole console)
    {
        void Take(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not { } text)
            {
                return;
            }

            lock (lastLines)
            {
                console.Detail(text);
                lastLines.Enqueue(text);
                if (lastLines.Count > MaxLines)
                {
                    lastLines.Dequeue();
                }
            }
        }

        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task connected = _pipe.WaitForConnectionAsync(waiting.Token);
        Task ended = _process.WaitForExitAsync(waiting.Token);
        if (await Task.WhenAny(connected, ended).ConfigureAwait(false) == ended && !connected.IsCompletedSuccessfully)
        {
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new ToolException($"The application's .NET cannot be started.{Lines()}");
        }

        await connected.ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
    }

    private async Task StopAsync()
    {
        try
        {
            await WriteLineAsync("stop").ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // It has ended.
        }
    }

    /// <summary>What the application said last, which nobody has seen yet.</summary>
    private string Lines()
    {
        lock (_lastLines)
        {
            return _lastLines.Count == 0 ? "" : $" It said:\n  {string.Join("\n  ", _lastLines)}";
        }
    }
}
