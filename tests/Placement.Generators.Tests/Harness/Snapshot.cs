using System.Runtime.CompilerServices;
#if USE_VERIFY
using System.Globalization;
#else
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
#endif

namespace Placement.Generators.Tests.Harness;

/// <summary>
/// Compares emitted code with a file in the folder next to the test:
/// <c>Snapshots/{Class}.{Method}[_param=value]#{hintName}.verified.cs</c>, the form of Verify.SourceGenerators. A mismatch writes a
/// <c>.received.cs</c> beside it; accept it by renaming.
/// </summary>
internal static class Snapshot
{
    /// <summary>Where accepted files are kept, beside the test.</summary>
    private const string Folder = "Snapshots";

    /// <summary>Stands in the emitted GeneratedCode attribute and would change every snapshot with each release.</summary>
    private static readonly string Version = typeof(PlacementGenerator).Assembly.GetName().Version!.ToString();

    public static async Task VerifyAsync(
        GeneratorRun run,
        (string Name, object Value)? parameter = null,
        Func<string, bool>? files = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
#if USE_VERIFY
        SettingsTask verification = Verifier.Verify(run.Driver, sourceFile: file)
            .ScrubLinesWithReplace(static line => line.Replace(Version, "{version}", StringComparison.Ordinal)).UseDirectory(Folder);
        if (parameter is { } given)
        {
            verification = verification.UseTextForParameters(string.Create(CultureInfo.InvariantCulture, $"{given.Name}={given.Value}"));
        }

        if (files is not null)
        {
            verification = verification.IgnoreGeneratedResult(result => !files(result.HintName));
        }

        await verification;
#else
        string prefix = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        if (parameter is { } given)
        {
            prefix += FormattableString.Invariant($"_{given.Name}={given.Value}");
        }

        string folder = Path.Combine(Path.GetDirectoryName(file)!, Folder);
        Dictionary<string, string> received = run.Files.Where(emitted => files?.Invoke(emitted.Key) ?? true).ToDictionary(
            emitted => $"{prefix}#{Path.GetFileNameWithoutExtension(emitted.Key)}",
            static emitted => $"//HintName: {emitted.Key}\n{emitted.Value.Replace(Version, "{version}", StringComparison.Ordinal)}",
            StringComparer.Ordinal);
        var failures = new List<string>();

        foreach ((string name, string text) in received)
        {
            string verified = Path.Combine(folder, name + ".verified.cs");
            string expected = File.Exists(verified) ? Normalize(await File.ReadAllTextAsync(verified)) : "";
            string path = Path.Combine(folder, name + ".received.cs");
            if (expected == text)
            {
                File.Delete(path);
                continue;
            }

            await File.WriteAllTextAsync(path, text);
            failures.Add($"{name}.verified.cs differs; the emitted code stands in {name}.received.cs:\n{Diff(expected, text)}");
        }

        failures.AddRange(Directory
            .EnumerateFiles(folder, prefix + "#*.verified.cs")
            .Select(static path => Path.GetFileName(path)[..^".verified.cs".Length])
            .Where(name => !received.ContainsKey(name))
            .Select(static name => $"{name}.verified.cs: the generator no longer emits this file."));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
#endif
    }

#if !USE_VERIFY
    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Diff(string expected, string received) => string.Join(
        "\n",
        InlineDiffBuilder.Diff(expected, received).Lines
            .Where(static line => line.Type != ChangeType.Unchanged)
            .Select(static line => (line.Type == ChangeType.Deleted ? "- " : "+ ") + line.Text));
#else
    [ModuleInitializer]
    internal static void Initialize()
    {
        VerifySourceGenerators.Initialize();

        // An accepted file is the same to the byte, whichever of the two wrote it.
        VerifierSettings.UseUtf8NoBom();
    }
#endif
}
