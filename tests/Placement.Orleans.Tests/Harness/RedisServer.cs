using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Placement.Orleans.Tests.Harness.RedisServer))]

namespace Placement.Orleans.Tests.Harness;

/// <summary>A Redis server of Debian's package for the whole run, without a port, started for the first test that wants it.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private DirectoryInfo? _directory;
    private Process? _process;

    /// <summary>Where the server is, with a part of it that no other test has. Skips the test where there is none.</summary>
    public async Task<string> ConnectAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _directory ??= Directory.CreateTempSubdirectory("placement-redis-");
            if (_process is null)
            {
                await StartAsync();
            }
        }
        finally
        {
            _gate.Release();
        }

        return Connection;
    }

    /// <summary>Ends the server as a failure does, and starts it again with what it has written by then.</summary>
    public async Task RestartAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        _directory?.Delete(recursive: true);
        _gate.Dispose();
    }

    /// <summary>Where the server listens.</summary>
    public string Socket => Path.Combine(_directory!.FullName, "socket");

    private string Connection => ConnectionOf(Socket);

    /// <summary>How a host connects to a socket.</summary>
    public static string ConnectionOf(string socket) => $"!{socket},abortConnect=false";

    private async Task StartAsync()
    {
        const string Program = "/usr/bin/redis-server";
        if (!File.Exists(Program))
        {
            Assert.Skip("There is no Redis server: install Debian's package redis-server.");
        }

        var start = new ProcessStartInfo(
            Program,
            ["--port", "0", "--unixsocket", Socket, "--dir", _directory!.FullName, "--appendonly", "yes", "--appendfsync", "always"])
        {
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase))
            {
                // What it says from now on is read, so that it is never stopped by a full pipe.
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("The Redis server has ended before it was ready.");
    }
}
