using System.Globalization;
using Placement.Catalog;

namespace Placement.Analyzers.Suggestions;

/// <summary>How messages speak of codes.</summary>
internal static class CodeWording
{
    private const int FewCodes = 3;

    /// <summary>The text in quotes; null as it is written.</summary>
    public static string Quote(string? text) => text is null ? "null" : $"'{text}'";

    /// <summary><c>A, B or C</c>.</summary>
    public static string Or(IReadOnlyList<string> words) => Join(words, " or ");

    /// <summary><c>A, B and C</c>.</summary>
    public static string And(IReadOnlyList<string> words) => Join(words, " and ");

    /// <summary>The codes among which a developer chooses when nobody can tell which one was meant.</summary>
    public static string AnyOf(PlacementFamily family)
    {
        string[] codes = [.. PlacementCatalog.CodesOf(family).Select(static code => code.Code)];
        return codes.Length <= FewCodes
            ? Or(codes)
            : $"{family.Name} with {Or([.. codes.Select(code => family.EntityPartOf(code) ?? code)])}"
                + $" in place of {PlacementFamily.EntityPart}";
    }

    /// <summary>The entities that a family supports.</summary>
    public static string Entities(PlacementFamily family) =>
        And([.. PlacementCatalog.CodesOf(family).Select(static code => code.Entity).OfType<string>()]);

    /// <summary>
    /// The letters of a code that no code has, which mostly look like those that it should have: <c>С and В</c>; empty: none.
    /// </summary>
    public static string ForeignLetters(string code) =>
        And([.. code.Where(static letter => letter > '\x7F').Distinct().Select(Show)]);

    private static string Show(char letter) =>
        char.IsLetterOrDigit(letter) ? letter.ToString() : "U+" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture);

    private static string Join(IReadOnlyList<string> words, string last) =>
        words.Count < 2
            ? string.Concat(words)
            : string.Join(", ", words.Take(words.Count - 1)) + last + words[words.Count - 1];
}
