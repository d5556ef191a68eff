using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Placement.Package.Tests.Contents;

/// <summary>What an assembly says of itself, read without loading it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="References">The assemblies that it needs, with the versions that it was built with, by name.</param>
/// <param name="Metadata">Its <c>AssemblyMetadata</c> attributes.</param>
/// <param name="InformationalVersion">Version and commit.</param>
/// <param name="PublicKey">The public key of its strong name; empty: it has none.</param>
internal sealed record PackedAssembly(
    Version Version,
    IReadOnlyDictionary<string, Version> References,
    IReadOnlyDictionary<string, string> Metadata,
    string InformationalVersion,
    byte[] PublicKey)
{
    /// <summary>Reads an assembly.</summary>
    public static PackedAssembly Read(byte[] bytes)
    {
        using var image = new PEReader(ImmutableArray.Create(bytes));
        MetadataReader reader = image.GetMetadataReader();
        return new PackedAssembly(
            reader.GetAssemblyDefinition().Version,
            reader.AssemblyReferences.Select(reader.GetAssemblyReference).ToDictionary(
                reference => reader.GetString(reference.Name), static reference => reference.Version),
            Attributes(reader, "AssemblyMetadataAttribute", 2).ToDictionary(
                static arguments => arguments[0], static arguments => arguments[1]),
            Attributes(reader, "AssemblyInformationalVersionAttribute", 1).Single()[0],
            reader.GetBlobBytes(reader.GetAssemblyDefinition().PublicKey));
    }

    /// <summary>The arguments of the assembly's attributes of one type, which are all texts.</summary>
    private static IEnumerable<string[]> Attributes(MetadataReader reader, string type, int arguments)
    {
        foreach (CustomAttribute attribute in reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
                && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == type)
            {
                BlobReader blob = reader.GetBlobReader(attribute.Value);
                Assert.Equal(1, blob.ReadUInt16());
                yield return [.. Enumerable.Range(0, arguments).Select(_ => blob.ReadSerializedString() ?? "")];
            }
        }
    }
}
