using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;

namespace Placement.Package.Tests.Contents;

/// <summary>What symbols say of an assembly.</summary>
/// <param name="Id">Which build they belong to.</param>
/// <param name="SourceLink">Where the sources are: local paths to addresses, with <c>*</c> for the rest.</param>
/// <param name="Documents">The paths of the sources, and whether the symbols contain the text.</param>
internal sealed record Symbols(
    Guid Id, IReadOnlyDictionary<string, string> SourceLink, IReadOnlyList<(string Path, bool IsEmbedded)> Documents)
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Reads a file of symbols.</summary>
    public static Symbols Read(byte[] file)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage([.. file]);
        return Read(provider.GetMetadataReader());
    }

    /// <summary>Reads the symbols that an assembly contains; null if there are none.</summary>
    public static Symbols? Embedded(byte[] assembly)
    {
        using var image = new PEReader(ImmutableArray.Create(assembly));
        DebugDirectoryEntry entry = image.ReadDebugDirectory().SingleOrDefault(
            static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (entry.Type != DebugDirectoryEntryType.EmbeddedPortablePdb)
        {
            return null;
        }

        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        return Read(provider.GetMetadataReader());
    }

    /// <summary>Which symbols an assembly asks for, and where it believes them to be.</summary>
    public static (Guid Id, string Path) Wanted(byte[] assembly)
    {
        using var image = new PEReader(ImmutableArray.Create(assembly));
        CodeViewDebugDirectoryData data = image.ReadCodeViewDebugDirectoryData(
            image.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.CodeView));
        return (data.Guid, data.Path);
    }

    private static Symbols Read(MetadataReader reader)
    {
        var id = new BlobContentId(reader.DebugMetadataHeader!.Id);
        var sourceLink = new Dictionary<string, string>();
        if (Information(reader, EntityHandle.ModuleDefinition, SourceLinkKind) is { } json)
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
            foreach (JsonProperty mapping in document.RootElement.GetProperty("documents").EnumerateObject())
            {
                sourceLink.Add(mapping.Name, mapping.Value.GetString()!);
            }
        }

        return new Symbols(
            id.Guid,
            sourceLink,
            [.. reader.Documents.Select(handle => (reader.GetString(reader.GetDocument(handle).Name), Information(reader, handle, EmbeddedSourceKind) is not null))]);
    }

    private static byte[]? Information(MetadataReader reader, EntityHandle of, Guid kind) => reader.GetCustomDebugInformation(of)
        .Select(reader.GetCustomDebugInformation)
        .Where(information => reader.GetGuid(information.Kind) == kind)
        .Select(information => reader.GetBlobBytes(information.Value))
        .SingleOrDefault();
}
