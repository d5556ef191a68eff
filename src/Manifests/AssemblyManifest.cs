using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Placement.Manifests;

/// <summary>Reads what an assembly declares from its metadata. Nothing of the assembly is run.</summary>
internal static class AssemblyManifest
{
    private const string Namespace = "Placement";
    private const string Attribute = "PlacementManifestAttribute";
    private const string Constructor = ".ctor";

    /// <summary>The manifest of one assembly, without its libraries; null: it has none.</summary>
    /// <param name="path">The file of the assembly.</param>
    /// <exception cref="ManifestException">The file cannot be read, is no .NET assembly, or its manifest is none.</exception>
    public static Manifest? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var image = new PEReader(file);
            return !image.HasMetadata ? throw NoAssembly(path)
                : Find(image.GetMetadataReader(), path) is { } text ? ManifestReader.Read(text, path)
                : null;
        }
        catch (Exception broken) when (broken
            is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw NoAssembly(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException($"{PlainText.Of(path)} cannot be read: {PlainText.Of(failure.Message)}");
        }
    }

    /// <summary>What an application declares together with the widget libraries that it names.</summary>
    /// <param name="path">The file of the application.</param>
    /// <param name="find">The file of an assembly by its name; null: it is not there.</param>
    /// <exception cref="ManifestException">One of the files cannot be used, or declares nothing.</exception>
    public static Manifest Join(string path, Func<string, string?> find)
    {
        var manifests = new List<Manifest>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Path.GetFileNameWithoutExtension(path) };
        var open = new Queue<string>([path]);
        while (open.Count > 0)
        {
            string current = open.Dequeue();
            Manifest manifest = Read(current) ?? throw NoManifest(current, isLibrary: manifests.Count > 0);
            manifests.Add(manifest);
            foreach (string library in manifest.Libraries.Where(seen.Add))
            {
                open.Enqueue(find(library) ?? throw NotFound(current, PlainText.Short(library)));
            }
        }

        return Manifest.Join(manifests);
    }

    /// <summary>Finds assemblies in the folder of another.</summary>
    public static Func<string, string?> Beside(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return name => IsFileName(name) && Path.Combine(folder, name + ".dll") is var file && File.Exists(file) ? file : null;
    }

    /// <summary>A name comes out of a file of unknown origin: it must not lead out of the folder.</summary>
    private static bool IsFileName(string name) =>
        name.Length > 0 && name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && name[0] != '.';

    private static string? Find(MetadataReader metadata, string path)
    {
        foreach (CustomAttributeHandle handle in metadata.CustomAttributes)
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (IsOurs(metadata, attribute.Constructor))
            {
                BlobReader value = metadata.GetBlobReader(attribute.Value);
                return value.Length > ManifestReader.LargestSize || value.ReadUInt16() != 1 || value.ReadSerializedString() is not { } text
                    ? throw new ManifestException($"{PlainText.Of(path)} has a manifest that cannot be read: build it anew.")
                    : text;
            }
        }

        return null;
    }

    private static bool IsOurs(MetadataReader metadata, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)constructor);
        if (member.Parent.Kind != HandleKind.TypeReference || !metadata.StringComparer.Equals(member.Name, Constructor))
        {
            return false;
        }

        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return metadata.StringComparer.Equals(type.Name, Attribute) && metadata.StringComparer.Equals(type.Namespace, Namespace);
    }

    private static ManifestException NoAssembly(string path) => new($"{PlainText.Of(path)} is no .NET assembly.");

    private static ManifestException NotFound(string path, string library) => new(
        $"{PlainText.Of(path)} has the widgets of {library}, and no {library}.dll is beside it: "
        + "name the assembly in the folder that the application is built or published to.");

    private static ManifestException NoManifest(string path, bool isLibrary) => new(
        isLibrary
            ? $"{PlainText.Of(path)} has widgets and does not say which: build it with the Placement.Generators of this version or later, "
                + "and without PlacementManifestAttribute=false."
            : $"{PlainText.Of(path)} declares no widgets, or does not say so: name the assembly of the application, built with "
                + "Placement.Generators and without PlacementManifestAttribute=false.");
}
