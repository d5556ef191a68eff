using System.Collections.Immutable;

namespace Placement.Analyzers;

/// <summary>What all rules have in common.</summary>
internal static class Rule
{
    public const string Category = "Placement";

    /// <summary>Where the pages of the rules are.</summary>
    private const string Pages = "https://github.com/placement-generators/Placement.Generators/blob/main/docs/rules/";

    /// <summary>The page that explains a rule.</summary>
    public static string HelpLink(string id) => Pages + id + ".md";

    /// <summary>
    /// Properties that let the fix replace the reported text by one of these, best first. One with a separator in it is left out.
    /// </summary>
    public static ImmutableDictionary<string, string?> ReplaceBy(params IEnumerable<string> replacements)
    {
        string joined = string.Join(
            FixProperties.Separator.ToString(),
            replacements.Where(static replacement => replacement.IndexOf(FixProperties.Separator) < 0));
        return joined.Length == 0 ? NoFix : NoFix.Add(FixProperties.Replacements, joined);
    }

    /// <summary>Properties that let the fix remove the reported argument.</summary>
    public static ImmutableDictionary<string, string?> RemoveArgument { get; } = NoFix.Add(FixProperties.Remove, FixProperties.Argument);

    /// <summary>Properties that let the fix remove the attribute that is reported or contains what is.</summary>
    public static ImmutableDictionary<string, string?> RemoveAttribute { get; } = NoFix.Add(FixProperties.Remove, FixProperties.Attribute);

    /// <summary>Properties that let the fix add an argument with this text to the reported attribute.</summary>
    public static ImmutableDictionary<string, string?> AddArgument(string name, string value) =>
        NoFix.Add(FixProperties.AddName, name).Add(FixProperties.AddValue, value);

    /// <summary>Properties that let the fix keep this member of a flags enum alone, or drop it.</summary>
    public static ImmutableDictionary<string, string?> KeepOrDrop(string flag) => NoFix.Add(FixProperties.Flag, flag);

    private static ImmutableDictionary<string, string?> NoFix => ImmutableDictionary<string, string?>.Empty;
}
