using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Mutation;

/// <summary>Changes the files of a project as typing, merging and generating code do, with no regard for what compiles.</summary>
internal static class Mutator
{
    public static FuzzProject Mutate(FuzzProject project, Dice dice)
    {
        List<string> files = [.. project.Files];
        for (int count = dice.Pick(1, 1, 1, 2, 3, 6); count > 0; count--)
        {
            int at = dice.OneIn(8) ? files.Count - 1 : dice.Below(files.Count - 1);
            files[at] = dice.OneIn(2)
                ? TreeMutation.Apply(files[at], project.ParseOptions, dice)
                : TextMutation.Apply(files[at], dice);
        }

        return project with { Files = files, Widgets = null };
    }
}
