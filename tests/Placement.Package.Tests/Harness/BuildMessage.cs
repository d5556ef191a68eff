using System.Text.RegularExpressions;

namespace Placement.Package.Tests.Harness;

/// <summary>A warning or an error as builds write it.</summary>
/// <param name="Code">Its code, such as <c>CS0103</c>; empty if it has none.</param>
/// <param name="Text">What it says.</param>
/// <param name="Origin">What it is about: a file, with line and column if it has them, or a tool.</param>
internal sealed partial record BuildMessage(string Code, string Text, string Origin)
{
    /// <summary>Reads all of one severity, each once: builds of several frameworks repeat them.</summary>
    public static IReadOnlyList<BuildMessage> Read(string output, string severity) =>
    [
        .. Line().Matches(output)
            .Where(match => match.Groups["severity"].Value == severity)
            .Select(static match => new BuildMessage(match.Groups["code"].Value, match.Groups["text"].Value, match.Groups["origin"].Value))
            .Distinct(),
    ];

    public override string ToString() => $"{Origin}: {Code} {Text}";

    // "File.cs(1,2): error CS0001: Text [Project.csproj::TargetFramework=net10.0]"
    [GeneratedRegex(@"^\s*(?<origin>[^\s].*?)\s*: (?<severity>warning|error)(?: (?<code>[A-Za-z]+[0-9]+))?: (?<text>.*?)(?: \[[^\[\]]+\])?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
