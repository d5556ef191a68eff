using System.Globalization;
using System.Text.RegularExpressions;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Oracle;

/// <summary>In which namespace a project finds the generated class.</summary>
internal static partial class NamespaceOracle
{
    private const string Fallback = "Widgets";

    /// <summary>The parts of the namespace, as they stand in metadata.</summary>
    public static IReadOnlyList<string> Parts(FuzzProject project)
    {
        string declared = BindingOracle.Trim(project.Properties.GetValueOrDefault("PlacementNamespace"))
            ?? BindingOracle.Trim(project.Properties.GetValueOrDefault("RootNamespace"))
            ?? project.AssemblyName;
        string[] parts = [.. declared.Split('.').Select(Part).Where(static part => part.Length > 0)];
        return parts.Length == 0 ? [Fallback] : parts;
    }

    private static string Part(string declared)
    {
        string part = NoPartOfName().Replace(declared.Trim().TrimStart('@'), "_");
        part = part.Length == 0 || FirstOfName().IsMatch(part) ? part : "_" + part;

        // The compiler leaves out what nobody can see.
        return string.Concat(part.Where(static letter => char.GetUnicodeCategory(letter) != UnicodeCategory.Format));
    }

    /// <summary>By the specification's lexical grammar of identifiers.</summary>
    [GeneratedRegex(@"[^\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]", RegexOptions.CultureInvariant)]
    private static partial Regex NoPartOfName();

    [GeneratedRegex(@"^[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nl}_]", RegexOptions.CultureInvariant)]
    private static partial Regex FirstOfName();
}
