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
            // It may be a pipe, which is read once.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] head = new byte[2];
            int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return head is not [(byte)'M', (byte)'Z'] ? ManifestReader.Read(file, head.AsSpan(0, length), path)
                : file.CanSeek ? AssemblyManifest.Join(path, AssemblyManifest.Beside(path))
                : throw new ToolException($"{path} is an assembly in a pipe: name its file, beside which its libraries are.");
        }
        catch (ManifestException wrong)
        {
            throw new ToolException(wrong.Message, wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path} cannot be read: {failure.Message}", failure);
        }
    }
}
