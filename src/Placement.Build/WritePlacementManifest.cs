using Microsoft.Build.Framework;
using Placement.Manifests;

namespace Placement.Build;

/// <summary>Writes what a built assembly declares, with its widget libraries, to a file. Nothing of the assembly is run.</summary>
public sealed class WritePlacementManifest : Microsoft.Build.Utilities.Task
{
    private const string Code = "PLCBUILD02";

    /// <summary>The built assembly.</summary>
    [Required]
    public ITaskItem Assembly { get; set; } = null!;

    /// <summary>What it references.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The file to write.</summary>
    [Required]
    public string File { get; set; } = null!;

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            ManifestWriter.Write(AssemblyManifest.Join(Assembly.ItemSpec, Find), File);
        }
        catch (ManifestException wrong)
        {
            LogError($"PlacementManifest: {wrong.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            LogError($"PlacementManifest: {PlainText.Of(File)} cannot be written: {PlainText.Of(failure.Message)}");
        }

        return !Log.HasLoggedErrors;
    }

    private string? Find(string name) => References
        .Select(static reference => reference.ItemSpec)
        .FirstOrDefault(path => string.Equals(Path.GetFileNameWithoutExtension(path), name, StringComparison.OrdinalIgnoreCase));

    private void LogError(string message) => Log.LogError(
        subcategory: null,
        errorCode: Code,
        helpKeyword: null,
        file: null,
        lineNumber: 0,
        columnNumber: 0,
        endLineNumber: 0,
        endColumnNumber: 0,
        message: "{0}",
        message);
}
