using System.Globalization;
using System.Text.RegularExpressions;

namespace Placement.Package.Tests.Harness;

/// <summary>The first steps as README.md tells them: what a newcomer types.</summary>
/// <param name="Commands">The commands of the shell, in order.</param>
/// <param name="Files">The files that are written: names, and texts.</param>
/// <param name="Promise">How many commands and lines the text promises.</param>
internal sealed partial record FirstSteps(
    IReadOnlyList<string> Commands, IReadOnlyList<(string Name, string Text)> Files, (int Commands, int Lines) Promise)
{
    /// <summary>How many lines are written, empty ones not counted.</summary>
    public int Lines => Files.Sum(static file => LinesOf(file.Text).Length);

    public static FirstSteps Read()
    {
        string readme = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "README.md")).ReplaceLineEndings("\n");
        string section = Section().Match(readme).Value;
        Match[] blocks = Block().Matches(section).ToArray();
        Match promise = Promised().Match(section);
        return new FirstSteps(
            [.. blocks.Where(static block => Text(block, "language") == "sh").SelectMany(static block => LinesOf(Text(block, "text")))],
            [
                .. blocks.Where(static block => Text(block, "language") == "csharp").Select(
                    block => (Text(FileName().Matches(section[..block.Index])[^1], "name"), Text(block, "text"))),
            ],
            (Number(promise, "commands"), Number(promise, "lines")));
    }

    private static string Text(Match match, string group) => match.Groups[group].Value;

    private static int Number(Match match, string group) => int.Parse(Text(match, group), CultureInfo.InvariantCulture);

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^## First steps\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"`(?<name>\w+\.cs)`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<commands>\d+) commands and (?<lines>\d+) lines")]
    private static partial Regex Promised();
}
