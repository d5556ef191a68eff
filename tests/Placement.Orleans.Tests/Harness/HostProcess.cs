extern alias host;

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using host::FleetHost;

namespace Placement.Orleans.Tests.Harness;

/// <summary>A host of the application, in a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // Events of Placement.BitrixClient.
    private const int Renewed = 6;
    private const int RenewalFailed = 7;

    private static int _lastPort = Random.Shared.Next(12_000, 30_000);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private HostProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>What it has logged last.</summary>
    public IEnumerable<string> LastLines => _log.TakeLast(20);

    /// <summary>Whether it was ended while it worked.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>What this library has logged at these levels, without 292: the host has no endpoints on purpose.</summary>
    public IEnumerable<string> Complaints(params string[] levels) => _log.Where(line =>
        levels.Any(level => line.Contains($" {level}: Placement.", StringComparison.Ordinal))
        && !line.Contains(" Placement.Hosting[292]", StringComparison.Ordinal));

    /// <summary>What it has logged of a portal.</summary>
    public IEnumerable<string> LinesOf(Uri portal) => _log
        .Where(line => line.Split(' ').Contains(portal.Host))
        .Select(line => $"  host {_process.Id}{(WasKilled ? ", killed" : "")}: {line}");

    /// <summary>Whether it has renewed the tokens of a portal.</summary>
    public bool HasRenewed(Uri portal) => LinesOf(portal).Any(static line => IsOf(line, Renewed));

    /// <summary>How often a host has renewed tokens.</summary>
    public static int Renewals(HostProcess process) => process.Count(Renewed);

    /// <summary>How often a host was refused to.</summary>
    public static int FailedRenewals(HostProcess process) => process.Count(RenewalFailed);

    /// <summary>Starts it on a port that is free, and waits until it is ready.</summary>
    public static async Task<HostProcess> StartAsync(HostSettings settings)
    {
        HostProcess started = Begin(settings);
        await started.ReadyAsync();
        return started;
    }

    /// <summary>Starts it.</summary>
    public static HostProcess Begin(HostSettings settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "FleetHost.dll") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (PropertyInfo property in typeof(HostSettings).GetProperties())
        {
            object? value = property.Name == nameof(HostSettings.Port) ? FreePort() : property.GetValue(settings);
            if (value is not null)
            {
                start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--{property.Name}={value}"));
            }
        }

        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it is ready.</summary>
    public async Task ReadyAsync() => Assert.Equal("ready", await AnswerAsync());

    /// <summary>Has something done, and says what became of it.</summary>
    public async Task<string> DoAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), TestContext.Current.CancellationToken);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        return await AnswerAsync();
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        WasKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Has it stop as a deployment does: it ends its work first.</summary>
    /// <returns>True: it ended by itself. False: it had to be killed.</returns>
    public async Task<bool> StopAsync()
    {
        // The end of its input is its end.
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            return false;
        }
    }

    /// <summary>Stops it where it is, as a machine does that hangs, until something has happened.</summary>
    public async Task HangAsync(Func<Task> until)
    {
        await SignalAsync("STOP");
        try
        {
            await until();
        }
        finally
        {
            await SignalAsync("CONT");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private int Count(int id) => _log.Count(line => IsOf(line, id));

    private static bool IsOf(string line, int id) =>
        line.Contains(string.Create(CultureInfo.InvariantCulture, $"Placement.BitrixClient[{id}]"), StringComparison.Ordinal);

    private async Task<string> AnswerAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"The process has ended: {string.Join(" / ", _log)}");

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>A port that nobody has, below those that the system gives to others meanwhile.</summary>
    private static int FreePort()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
