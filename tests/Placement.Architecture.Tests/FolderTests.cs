using System.Text;

namespace Placement.Architecture.Tests;

/// <summary>Folders of a project use each other in one direction, and a folder is a namespace.</summary>
public sealed class FolderTests
{
    public static TheoryData<BuiltProject> Projects => [.. BuiltProject.All];

    [Theory]
    [MemberData(nameof(Projects), DisableDiscoveryEnumeration = true)]
    public void No_folder_uses_one_that_uses_it(BuiltProject project)
    {
        Dictionary<string, string> folders = SourceFolders.Read(project);
        Assert.NotEmpty(folders);

        // The edges between folders, each with the types that it consists of.
        Dictionary<(string From, string To), string[]> edges = TypeReferences.Read(project.AssemblyPath)
            .Where(reference => folders.ContainsKey(reference.From) && folders.ContainsKey(reference.To))
            .GroupBy(reference => (From: folders[reference.From], To: folders[reference.To]))
            .Where(static edge => edge.Key.From != edge.Key.To)
            .ToDictionary(
                static edge => edge.Key,
                static edge => edge
                    .Select(static reference => $"{reference.From} -> {reference.To}")
                    .Order(StringComparer.Ordinal)
                    .ToArray());

        Assert.True(edges.Count > 0, $"{project} has no folders that use each other: the test would see nothing.");
        var report = new StringBuilder();
        foreach (((string from, string to), string[] types) in edges.OrderBy(static edge => edge.Key.From, StringComparer.Ordinal))
        {
            if (Reaches(edges.Keys, to, from))
            {
                report.AppendLine().Append(Name(from)).Append(" -> ").Append(Name(to)).Append(": ").AppendJoin(", ", types.Take(5));
            }
        }

        Assert.True(report.Length == 0, $"Folders of {project} form a circle over these edges:{report}");
    }

    [Theory]
    [MemberData(nameof(Projects), DisableDiscoveryEnumeration = true)]
    public void A_folder_is_a_namespace_and_what_users_name_stays_in_the_root(BuiltProject project)
    {
        Dictionary<string, bool> isPublic = TopLevelTypes.Read(project.AssemblyPath);
        string[] elsewhere =
        [
            .. SourceFolders.Read(project)
                .Where(static type => !type.Value.StartsWith("../", StringComparison.Ordinal))
                .Select(type => (Name: type.Key, Expected: Namespace(project, type.Value, isPublic[type.Key])))
                .Where(static type => Namespace(type.Name) != type.Expected)
                .Select(static type => $"{type.Name} belongs into {type.Expected}")
                .Order(StringComparer.Ordinal),
        ];

        Assert.True(elsewhere.Length == 0, string.Join(Environment.NewLine, elsewhere));
    }

    private static string Namespace(BuiltProject project, string folder, bool isPublic) =>
        folder.Length == 0 || (isPublic && project.IsLibrary)
            ? project.RootNamespace
            : $"{project.RootNamespace}.{folder.Replace('/', '.')}";

    private static string Namespace(string fullName) => fullName.LastIndexOf('.') is > 0 and var at ? fullName[..at] : "";

    private static string Name(string folder) => folder.Length == 0 ? "(the project's own folder)" : folder;

    private static bool Reaches(IReadOnlyCollection<(string From, string To)> edges, string start, string end)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Stack<string>(seen);
        while (open.TryPop(out string? folder))
        {
            if (folder == end)
            {
                return true;
            }

            foreach ((_, string to) in edges.Where(edge => edge.From == folder && seen.Add(edge.To)))
            {
                open.Push(to);
            }
        }

        return false;
    }
}
