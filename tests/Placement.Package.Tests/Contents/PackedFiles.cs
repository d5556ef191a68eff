using System.IO.Compression;
using System.Xml.Linq;

namespace Placement.Package.Tests.Contents;

/// <summary>What is in a package.</summary>
internal sealed class PackedFiles
{
    private readonly Dictionary<string, byte[]> _files;

    private PackedFiles(Dictionary<string, byte[]> files) => _files = files;

    /// <summary>The paths of all files, in ordinal order.</summary>
    public IReadOnlyList<string> Paths => [.. _files.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The paths of all assemblies, in ordinal order.</summary>
    public IReadOnlyList<string> Assemblies => [.. Paths.Where(static path => path.EndsWith(".dll", StringComparison.Ordinal))];

    /// <summary>Those that are built here, in ordinal order. Tools bring those of others along.</summary>
    public IReadOnlyList<string> OwnAssemblies =>
        [.. Assemblies.Where(static path => Path.GetFileName(path).StartsWith("Placement.", StringComparison.Ordinal))];

    /// <summary>The bytes of a file.</summary>
    public byte[] this[string path] =>
        _files.TryGetValue(path, out byte[]? bytes) ? bytes : throw new KeyNotFoundException($"{path} is not in the package.");

    /// <summary>The metadata of the manifest, without its namespace.</summary>
    public XElement Manifest
    {
        get
        {
            using var stream = new MemoryStream(this[Paths.Single(static path => path.EndsWith(".nuspec", StringComparison.Ordinal))]);
            XElement package = XElement.Load(stream);
            foreach (XElement element in package.DescendantsAndSelf())
            {
                element.Name = element.Name.LocalName;
            }

            return package.Element("metadata")!;
        }
    }

    /// <summary>Reads a .nupkg or a .snupkg.</summary>
    public static PackedFiles Open(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return new PackedFiles(archive.Entries.ToDictionary(static entry => entry.FullName, Read, StringComparer.Ordinal));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
