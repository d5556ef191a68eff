using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Placement.Testing.Tests.Keeping;

/// <summary>A folder for the state of one portal at a time, gone with the test.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("portal-state-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>In a folder that nobody has made.</summary>
    public string File => Path.Combine(_path, "obj", "local-portal.json");

    /// <summary>What the portals have said.</summary>
    public TestLog Log { get; } = new();

    /// <summary>What they have warned of.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. Log.Entries.Where(static entry => entry.Level == LogLevel.Warning).Select(static entry => entry.Text)];

    public Task<LocalPortal> StartAsync(LocalPortalOptions? options = null) => LocalPortal.StartAsync(
        (options ?? new LocalPortalOptions()) with { StateFile = File, LoggerFactory = Log }, Stop);

    public JsonObject Read() => JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();

    public void Write(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);
    }

    /// <summary>The names of all files beside the state, and its own.</summary>
    public string[] Files() =>
        [.. Directory.GetFiles(Path.GetDirectoryName(File)!).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
        Log.Dispose();
    }
}
