using System.Runtime.CompilerServices;

namespace Placement.Catalog.Writer;

/// <summary>The checkout that this program was built in.</summary>
internal static class Repository
{
    private const string Solution = "Placement.Generators.sln";

    public static string FindRoot([CallerFilePath] string path = "")
    {
        DirectoryInfo? folder = new FileInfo(path).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{Solution} is in no folder above {path}.");
    }
}
