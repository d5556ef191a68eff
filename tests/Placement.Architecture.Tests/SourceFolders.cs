using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Placement.Architecture.Tests;

/// <summary>In which folder the types of an assembly are declared, as its symbols tell.</summary>
internal static class SourceFolders
{
    /// <summary>Where the compiler notes the documents of types without code: portable PDB, kind TypeDefinitionDocuments.</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>
    /// The folder of each top-level type by its full name: below the project, with / between names and empty for the project's own; for
    /// linked sources, <c>../</c> and their folder in src. Types that are written while compiling are left out.
    /// </summary>
    public static Dictionary<string, string> Read(BuiltProject project)
    {
        using FileStream stream = File.OpenRead(project.AssemblyPath);
        using var image = new PEReader(stream);
        if (!image.TryOpenAssociatedPortablePdb(project.AssemblyPath, File.OpenRead, out MetadataReaderProvider? provider, out _))
        {
            throw new InvalidOperationException($"{project} has no symbols.");
        }

        using (provider)
        {
            MetadataReader assembly = image.GetMetadataReader();
            MetadataReader symbols = provider!.GetMetadataReader();
            var folders = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (TypeDefinitionHandle handle in assembly.TypeDefinitions)
            {
                TypeDefinition type = assembly.GetTypeDefinition(handle);
                if (!type.IsNested && FolderOf(project, Documents(assembly, symbols, handle)) is { } folder)
                {
                    string space = assembly.GetString(type.Namespace);
                    folders[(space.Length == 0 ? "" : space + ".") + assembly.GetString(type.Name)] = folder;
                }
            }

            return folders;
        }
    }

    private static IEnumerable<string> Documents(MetadataReader assembly, MetadataReader symbols, TypeDefinitionHandle handle)
    {
        TypeDefinition type = assembly.GetTypeDefinition(handle);
        IEnumerable<DocumentHandle> ofMethods = type.GetMethods()
            .Select(method => symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()))
            .SelectMany(static method => method.GetSequencePoints().Select(static point => point.Document).Prepend(method.Document));
        IEnumerable<DocumentHandle> ofType = symbols.GetCustomDebugInformation(handle)
            .Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == TypeDefinitionDocuments)
            .SelectMany(information => Rows(symbols.GetBlobReader(information.Value)));
        return ofMethods.Concat(ofType)
            .Where(static document => !document.IsNil)
            .Distinct()
            .Select(document => symbols.GetString(symbols.GetDocument(document).Name).Replace('\\', '/'))
            .Concat(type.GetNestedTypes().SelectMany(nested => Documents(assembly, symbols, nested)));
    }

    private static List<DocumentHandle> Rows(BlobReader blob)
    {
        var rows = new List<DocumentHandle>();
        while (blob.RemainingBytes > 0)
        {
            rows.Add(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()));
        }

        return rows;
    }

    private static string? FolderOf(BuiltProject project, IEnumerable<string> documents)
    {
        string own = $"/{project.Folder}/";
        string? linked = null;
        foreach (string document in documents.Order(StringComparer.Ordinal))
        {
            if (document.Contains("/obj/", StringComparison.Ordinal))
            {
                continue;
            }

            if (document.LastIndexOf(own, StringComparison.Ordinal) is >= 0 and var at)
            {
                return Directory(document[(at + own.Length)..]);
            }

            if (document.LastIndexOf("/src/", StringComparison.Ordinal) is >= 0 and var source)
            {
                linked ??= "../" + document[(source + "/src/".Length)..].Split('/')[0];
            }
        }

        return linked;
    }

    private static string Directory(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');
}
