using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Placement.AspNetCore.Tests.Portals.Databases.PostgreSqlServer))]

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>
/// A PostgreSQL server for the whole run: the one that PLACEMENT_TEST_POSTGRES names as a connection string; otherwise a throw-away one
/// of Debian's package, without a port, started for the first test that wants it.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Variable = "PLACEMENT_TEST_POSTGRES";
    private const string Superuser = "postgres";

    private readonly SemaphoreSlim _gate = new(1);
    private DirectoryInfo? _directory;
    private string? _connectionString;

    /// <summary>How databases are created. Skips the test where there is no server.</summary>
    public async Task<string> ConnectAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _connectionString ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : await StartAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the server as a failure does, and starts it again. One that somebody named is left alone.</summary>
    public async Task RestartAsync()
    {
        if (_directory is not null)
        {
            string binaries = Binaries()!;
            await RunAsync(binaries, "pg_ctl", "stop", "-D", Data, "-m", "immediate");
            await LaunchAsync(binaries);
            NpgsqlConnection.ClearAllPools();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_directory is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(Binaries()!, "pg_ctl", "stop", "-D", Data, "-m", "immediate");
            _directory.Delete(recursive: true);
        }

        _gate.Dispose();
    }

    private string Data => Path.Combine(_directory!.FullName, "data");

    private async Task<string> StartAsync()
    {
        if (Binaries() is not { } binaries)
        {
            Assert.Skip($"There is no PostgreSQL: install Debian's package postgresql, or name a server in {Variable}.");
            return "";
        }

        // The server refuses to run as root, and its socket lies in the directory, which is why its name is short.
        DirectoryInfo directory = Directory.CreateTempSubdirectory("placement-pg-");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", [Superuser, directory.FullName]);
        }

        _directory = directory;

        // A language with an order of its own, as most servers have one.
        string[] language = Version(binaries) >= 15 ? ["--locale-provider", "icu", "--icu-locale", "en-US"] : [];
        await RunAsync(
            binaries, "initdb",
            ["-D", Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync", .. language]);
        await LaunchAsync(binaries);
        return $"Host={directory.FullName};Username={Superuser};Database=postgres;Maximum Pool Size=20";
    }

    private Task LaunchAsync(string binaries) => RunAsync(
        binaries, "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_directory!.FullName, "log"),
        "-o", $"-c listen_addresses= -c unix_socket_directories={_directory.FullName} -c fsync=off -c max_connections=200");

    /// <summary>Where Debian's newest server is; null: there is none.</summary>
    private static string? Binaries()
    {
        const string Root = "/usr/lib/postgresql";
        return !Directory.Exists(Root) ? null : Directory.EnumerateDirectories(Root)
            .Select(static directory => Path.Combine(directory, "bin"))
            .Where(static bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")))
            .MaxBy(Version);
    }

    private static int Version(string bin) => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out int version) ? version : 0;

    private static Task RunAsync(string binaries, string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", Superuser, "--", Path.Combine(binaries, program), .. arguments])
            : RunAsync(Path.Combine(binaries, program), arguments);

    private static async Task RunAsync(string program, string[] arguments)
    {
        // What the server inherits stays open as long as it runs, so that the end of the output cannot be waited for.
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(
            process.ExitCode == 0,
            $"{program} {arguments.FirstOrDefault(static argument => argument.StartsWith('/'))} failed with {process.ExitCode}.");
    }
}
