namespace Placement.Tool.Tests.Harness;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("placement-tool-").FullName;

    /// <summary>A situation with this folder as the present one.</summary>
    public ToolSituation Situation => new() { Directory = Path };

    /// <summary>Writes a file, and says where.</summary>
    public string Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A pipe in the folder. Skips the test where there are none.</summary>
    public async Task<string> CreatePipeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such pipes.");
        string pipe = System.IO.Path.Combine(Path, "pipe");
        using System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [pipe]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        return pipe;
    }
}
