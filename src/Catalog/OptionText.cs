using System.Globalization;

namespace Placement.Catalog;

/// <summary>What Bitrix24 takes as the text of an option, and what not.</summary>
internal static class OptionText
{
    /// <summary>
    /// What is wrong with a value, as it goes on after "cannot": <c>be 'BOSS'</c>, <c>contain '_'</c>. Null: nothing. An
    /// empty text is no value, and the option is then absent.
    /// </summary>
    public static string? FindProblem(PlacementOption option, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (value.Length > option.MaxLength)
        {
            return $"have {value.Length.ToString(CultureInfo.InvariantCulture)} characters";
        }

        return option.Kind switch
        {
            OptionKind.YesNo or OptionKind.Choice => IsAllowed(option, value) ? null : Be(value),
            OptionKind.Percent => IsInteger(value, from: 0) ? null : Be(value),
            OptionKind.ChoiceList or OptionKind.IntegerList => FindWrongPart(option, value) is { } part ? Contain(part) : null,
            OptionKind.IconName => FindForeignLetter(value) is { } letter ? Contain(letter) : null,
            OptionKind.Url => IsUrl(value) ? null : Be(value),
            _ => null,
        };
    }

    /// <summary>The values of a list, as Bitrix24 takes them apart: only the whole is trimmed.</summary>
    public static string[] Split(PlacementOption option, string value) => value.Trim().Split(option.Separator!.Value);

    /// <summary>What may be written, in words.</summary>
    public static string Expected(PlacementOption option) => option.Kind switch
    {
        OptionKind.YesNo or OptionKind.Choice => Enumerate(option.AllowedValues, " or "),
        OptionKind.ChoiceList => $"one or more of {Enumerate(option.AllowedValues, " and ")}, joined by '{option.Separator}' without blanks",
        OptionKind.IntegerList => $"ids of at least 1, joined by '{option.Separator}' without blanks",
        OptionKind.Percent => "a whole number of at least 0",
        OptionKind.IconName =>
            $"at most {option.MaxLength?.ToString(CultureInfo.InvariantCulture)} Latin letters, blanks and hyphens, such as {option.Example}",
        OptionKind.Url => "an absolute http or https URL",
        _ => "any text",
    };

    private static string Be(string value) => $"be '{value}'";

    private static string Contain(string part) => part.Length == 0 ? "contain an empty value" : $"contain '{part}'";

    private static string? FindWrongPart(PlacementOption option, string value)
    {
        foreach (string part in Split(option, value))
        {
            if (!(option.Kind == OptionKind.IntegerList ? IsInteger(part, from: 1) : IsAllowed(option, part)))
            {
                return part;
            }
        }

        return null;
    }

    private static string? FindForeignLetter(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or ' ' or '-'))
            {
                return value.Substring(i, char.IsSurrogatePair(value, i) ? 2 : 1);
            }
        }

        return null;
    }

    /// <summary>Only of a widget's own handler it is known that its host needs a dot.</summary>
    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static bool IsAllowed(PlacementOption option, string value)
    {
        foreach (string allowed in option.AllowedValues)
        {
            if (string.Equals(allowed, value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInteger(string text, int from) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= from;

    private static string Enumerate(IReadOnlyList<string> values, string last) =>
        string.Join(", ", values.Take(values.Count - 1)) + last + values[values.Count - 1];
}
