using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Checking;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing;

/// <summary>A finding as a person reads it: what is wrong, with which source, and how to see it again.</summary>
internal static class FindingReport
{
    public static string Of(FuzzProject project, Finding finding, FuzzOptions options)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"== seed {project.Seed}: {finding.Kind}\n{Visible(finding.Detail)}\n");
        Append(report, project, "the project");
        if (project.Library is { } library)
        {
            Append(report, library, "its library");
        }

        string more = (options.Culture is { } culture ? $" --culture {culture.Name}" : "") + (options.Rules ? " --rules" : "");
        report.Append(
            CultureInfo.InvariantCulture,
            $"Reproduce: dotnet run -c Release --project tests/Placement.Fuzzing -- --seed {project.Seed} --inputs 1{more}\n");
        return report.ToString();
    }

    private static void Append(StringBuilder report, FuzzProject project, string title)
    {
        string properties = string.Concat(project.Properties.Select(static property => $", {property.Key}={Visible(property.Value)}"));
        report.Append(
            CultureInfo.InvariantCulture,
            $"{title}: C# {project.Language.ToDisplayString()}, {project.Output}, assembly {project.AssemblyName}{(project.IsHosting ? ", Placement.AspNetCore" : "")}, nullable {project.Nullable}{properties}\n");
        foreach ((int index, string file) in project.Files.Index())
        {
            if (file.Trim().Length > 0)
            {
                report.Append(CultureInfo.InvariantCulture, $"-- File{index}.cs\n{Visible(file).TrimEnd()}\n");
            }
        }
    }

    /// <summary>Letters that a terminal swallows or stumbles over are written as their numbers.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            bool isShown = letter == '\n' || char.GetUnicodeCategory(letter) is not (
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
            _ = isShown
                ? visible.Append(letter)
                : visible.Append(CultureInfo.InvariantCulture, $"<U+{(int)letter:X4}>");
        }

        return visible.ToString();
    }
}
