using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Placement.Testing.Php;

namespace Placement.Testing.Lists;

/// <summary>Values of rows as a database compares them: numbers and times by what they mean, texts without case.</summary>
internal static partial class RowValue
{
    /// <summary>Less than 0: the first comes first. What is absent is empty, and comes before everything else.</summary>
    public static int Compare(JsonNode? first, JsonNode? second)
    {
        (string left, string right) = (PhpValue.AsText(first) ?? "", PhpValue.AsText(second) ?? "");
        return
            PhpValue.AsNumber(first) is { } number && PhpValue.AsNumber(second) is { } other ? number.CompareTo(other)
            : Time(left) is { } time && Time(right) is { } otherTime ? time.CompareTo(otherTime)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a value is what somebody asks for; what is yes or no is so in any form.</summary>
    public static bool AreEqual(JsonNode? value, JsonNode? asked) =>
        value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? PhpValue.AsFlag(value) == PhpValue.AsFlag(asked)
            : Compare(value, asked) == 0;

    /// <summary>Whether a text looks like a pattern in which <c>%</c> stands for any text and <c>_</c> for any character.</summary>
    public static bool IsLike(JsonNode? value, string pattern) => Regex.IsMatch(
        PhpValue.AsText(value) ?? "",
        $"^{Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace('_', '.')}\\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    private static DateTimeOffset? Time(string text) =>
        IsoDate().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d")]
    private static partial Regex IsoDate();
}
