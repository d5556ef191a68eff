using Placement.Catalog.Writer.Code;
using Placement.Catalog.Writer.Data;
using Placement.Catalog.Writer.Documentation;

namespace Placement.Catalog.Writer;

/// <summary>A file of the repository that is written, or holds something written.</summary>
/// <param name="root">The folder of the repository.</param>
/// <param name="path">The path below it, with <c>/</c>.</param>
/// <param name="write">Makes the new text of the old one, which is empty where there is no file yet.</param>
internal sealed class WrittenFile(string root, string path, Func<string, string> write)
{
    public const string Source = "src/Catalog/catalog.json";

    public const string Command = "dotnet run --project eng/Placement.Catalog.Writer";

    public string Path => path;

    public bool IsStale => OldText != NewText;

    public string OldText => File.Exists(FullPath) ? File.ReadAllText(FullPath) : "";

    public string NewText => write(OldText);

    private string FullPath => System.IO.Path.Combine(root, path);

    /// <summary>Everything that is written from the data.</summary>
    public static IEnumerable<WrittenFile> All(string root)
    {
        CatalogData data = CatalogData.Read(System.IO.Path.Combine(root, Source));
        return
        [
            Code("src/Catalog/Written/FamilyTable.cs", FamilyTable.Write(data)),
            Code("src/Catalog/Written/ContextMember.cs", ContextMembers.Write(data)),
            Code("src/Catalog/Written/CatalogOptions.cs", OptionTable.Write(data)),
            Code("src/Catalog/Written/CrmEntityType.cs", SmallTables.EntityTypes(data)),
            Code("src/Catalog/Written/BitrixLanguage.cs", SmallTables.Languages(data)),
            Code("src/Catalog/Written/BitrixScope.cs", SmallTables.Scopes(data)),
            Code("src/Catalog/Written/BitrixDomain.cs", SmallTables.Domains(data)),
            Code("src/Catalog/Written/BitrixError.cs", ErrorTable.Write(data)),
            Code("src/Placement/Placements.cs", PlacementsClass.Write(data)),
            Code("src/Placement/Attributes/WidgetPlacementAttribute.Options.cs", OptionProperties.Write(data)),
            Page("docs/contexts.md", "contexts", ContextTable.Write(data)),
            Page("docs/declaring-widgets.md", "options", OptionRows.Write(data)),
            Page("docs/rest-client.md", "errors", ErrorRows.Write(data)),
        ];

        WrittenFile Code(string path, string text) => new(root, path, _ => text);

        WrittenFile Page(string path, string table, string text) => new(root, path, page => Markers.Replace(page, table, text));
    }

    public void Write()
    {
        string text = NewText;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(FullPath)!);
        File.WriteAllText(FullPath, text);
    }
}
