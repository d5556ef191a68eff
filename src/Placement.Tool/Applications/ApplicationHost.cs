using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Placement.Tool.Host;
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
    private static readonly TimeSpan BeforeLastLines = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BeforeEnd = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly Queue<string> _lastLines;
    private bool _hasConnected;

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
            ProcessStartInfo start = StartInfo(target, options, surroundings, name);
            Process process = Dotnet.Start(start);
            process.StandardInput.Close();
            var lastLines = new Queue<string>();
            Follow(process, lastLines, console, [.. SecretText.In(start.Environment)]);
            host = new ApplicationHost(process, pipe, lastLines);
            await host.ConnectAsync(cancellationToken).ConfigureAwait(false);
            JsonElement first = await host.ReadAsync(cancellationToken).ConfigureAwait(false);
            return IsReady(first, target, options, console) ? host : throw new OperationCanceledException(cancellationToken);
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
    /// <exception cref="ToolException">The host has ended.</exception>
    public async Task WriteLineAsync(string line)
    {
        try
        {
            await _writer.WriteLineAsync(line).ConfigureAwait(false);
            await _writer.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw await EndedAsync(failure).ConfigureAwait(false);
        }
    }

    /// <summary>The next line.</summary>
    /// <exception cref="ToolException">The host has ended, or has said what nobody understands.</exception>
    public async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line
                ? OddAnswer.Parse(line)
                : throw await EndedAsync().ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw await EndedAsync(failure).ConfigureAwait(false);
        }
        catch (JsonException failure)
        {
            throw new ToolException(
                $"The application has said something that this tool does not understand, or has ended in the middle of it.{Lines()}",
                failure);
        }
    }

    /// <summary>All lines until the last. Cancelling asks the host to stop, and waits until it has.</summary>
    /// <exception cref="OperationCanceledException">The host was stopped, by this or by somebody else.</exception>
    /// <exception cref="ToolException">The host has failed, or has not stopped in time.</exception>
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
            JsonElement line = await ReadWithinAsync(limit).ConfigureAwait(false);
            switch (Understand(static line => line.GetProperty("type").GetString(), line))
            {
                case "end":
                    yield break;
                case "stopped":
                    throw new OperationCanceledException(cancellationToken);
                case "error":
                    throw new ToolException(Understand(static line => line.GetProperty("message").GetString()!, line));
                default:
                    yield return line;
                    break;
            }
        }
    }

    /// <summary>What a line says.</summary>
    /// <exception cref="ToolException">It says something else.</exception>
    public static T Understand<T>(Func<JsonElement, T> read, JsonElement line) =>
        OddAnswer.Read(read, line, static failure => Odd("the application", failure));

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync().ConfigureAwait(false);
        using (_process)
        {
            // What has not connected has begun nothing, and there is nothing to wait for.
            using var limit = new CancellationTokenSource(_hasConnected ? BeforeEnd : TimeSpan.Zero);
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

    /// <summary>What is wrong where the application says what this tool does not know.</summary>
    private static ToolException Odd(string application, Exception? failure = null) => new(
        $"The Placement.AspNetCore of {application} has said something that this tool does not understand. Update both to the same "
        + "version.",
        failure);

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
            start.Environment[ClientSecret.Variable] = secret;
        }

        return start;
    }

    /// <returns>Whether it is; false: it was stopped before.</returns>
    private static bool IsReady(JsonElement line, ApplicationTarget target, HostOptions options, ToolConsole console)
    {
        T Understand<T>(Func<JsonElement, T> read) => OddAnswer.Read(read, line, failure => Odd(target.Name, failure));

        switch (Understand(static line => line.GetProperty("type").GetString()))
        {
            case "ready":
                return Understand(static line => line.GetProperty("contract").GetInt32()) == Contract
                    ? true
                    : throw new ToolException(
                        $"The Placement.AspNetCore of {target.Name} is newer than this tool. Update it: "
                        + "dotnet tool update Placement.Tool");
            case "failed":
                console.Detail(Understand(
                    static line => line.TryGetProperty("trace", out JsonElement trace) ? trace.GetString() : null) ?? "");
                throw new ToolException(Understand(line => HostFailure.Describe(target, options, line)));
            case "stopped":
                return false;
            default:
                throw Odd(target.Name);
        }
    }

    private static void Follow(Process process, Queue<string> lastLines, ToolConsole console, string[] secrets)
    {
        void Take(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
            {
                return;
            }

            string text = console.Clean(line.Data, secrets);
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
        _hasConnected = true;
        await waiting.CancelAsync().ConfigureAwait(false);
    }

    private async Task<JsonElement> ReadWithinAsync(CancellationTokenSource limit)
    {
        try
        {
            return await ReadAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (limit.IsCancellationRequested)
        {
            throw new ToolException(
                $"Stopped. The application has not finished within {BeforeKill.TotalSeconds} s what it had begun, and was ended. The same "
                + "command completes the rest.",
                failure);
        }
    }

    /// <summary>What is wrong, as soon as all that the application said is there: its pipe may end before.</summary>
    private async Task<ToolException> EndedAsync(IOException? failure = null)
    {
        using var limit = new CancellationTokenSource(BeforeLastLines);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It has not ended, or another process has its output.
        }

        return new ToolException($"The application has ended before it answered.{Lines()}", failure);
    }

    private async Task StopAsync()
    {
        try
        {
            await WriteLineAsync("stop").ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ToolException or ObjectDisposedException)
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
