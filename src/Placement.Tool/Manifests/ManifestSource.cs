using Placement.Manifests;
using Placement.Tool.Terminal;

namespace Placement.Tool.Manifests;

/// <summary>Reads what an application declares from an assembly, or from what was exported. Nothing of the application is run.</summary>
internal static class ManifestSource
{
    /// <summary>Reads it from a file, which says itself of which kind it is.</summary>
    /// <param name="path">An assembly, with the widget libraries that it references beside it, or an exported manifest.</param>
    /// <exception cref="ToolException">The file is neither.</exception>
    public static Manifest Read(string path)
    {
        try
        {
            return IsImage(path) ? AssemblyManifest.Join(path, AssemblyManifest.Beside(path)) : ManifestReader.ReadFile(path);
        }
        catch (ManifestException wrong)
        {
            throw new ToolException(wrong.Message, wrong);
        }
    }

    /// <summary>Whether it begins as programs do.</summary>
    private static bool IsImage(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ToolException($"{path} is a folder: name an assembly or an exported manifest.");
        }

        if (!File.Exists(path))
        {
            throw new ToolException($"{path} does not exist: name an assembly or an exported manifest.");
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return (file.ReadByte(), file.ReadByte()) == ('M', 'Z');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path} cannot be read: {failure.Message}", failure);
        }
    }
}
