using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Shrinking;

/// <summary>Takes away from a project whatever it fails without: files, classes, attributes, arguments, letters.</summary>
/// <param name="fails">Whether a project still fails in the same way.</param>
internal sealed class Shrinker(Func<FuzzProject, bool> fails)
{
    /// <summary>What a finding is worth: some ten seconds.</summary>
    private const int MostAttempts = 1500;

    private int _attempts;

    /// <summary>The smallest project found; the same one if what it declares cannot be read off its source.</summary>
    public FuzzProject Shrink(FuzzProject project)
    {
        // What is declared changes with the source, so it is read off the compiler's symbols from here on.
        FuzzProject smallest =
            project with { Widgets = null, Library = project.Library is { } library ? library with { Widgets = null } : null };
        if (!Try(smallest))
        {
            return project;
        }

        if (smallest.Library is not null)
        {
            smallest = First([smallest with { Library = null }]) ?? smallest;
        }

        foreach (string property in project.Properties.Keys)
        {
            smallest = First([smallest with { Properties = smallest.Properties.Where(other => other.Key != property).ToDictionary() }])
                ?? smallest;
        }

        smallest = Files(smallest);
        return smallest.Library is { } referenced
            ? smallest with { Library = new Shrinker(other => Try(smallest with { Library = other })).Files(referenced) }
            : smallest;
    }

    /// <summary>Whole nodes while that helps, then spans of letters that halve in length.</summary>
    private FuzzProject Files(FuzzProject project)
    {
        CSharpParseOptions options = project.ParseOptions;
        for (int at = 0; at < project.Files.Count; at++)
        {
            int file = at;
            FuzzProject? smaller;
            while ((smaller = First(SmallerTexts.WithoutNodes(project.Files[file], options).Select(text => With(project, file, text)))) is not null)
            {
                project = smaller;
            }
        }

        for (int at = 0; at < project.Files.Count; at++)
        {
            int file = at;
            for (int length = project.Files[file].Length / 2; length > 0; length /= 2)
            {
                for (int from = 0; from + length <= project.Files[file].Length;)
                {
                    FuzzProject smaller = With(project, file, project.Files[file].Remove(from, length));
                    if (Try(smaller))
                    {
                        project = smaller;
                    }
                    else
                    {
                        from += length;
                    }
                }
            }
        }

        return project;
    }

    private static FuzzProject With(FuzzProject project, int file, string text) =>
        project with { Files = [.. project.Files.Select((other, index) => index == file ? text : other)] };

    private FuzzProject? First(IEnumerable<FuzzProject> candidates) => candidates.FirstOrDefault(Try);

    private bool Try(FuzzProject project) => _attempts++ < MostAttempts && fails(project);
}
