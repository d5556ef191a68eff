using System.Globalization;
using System.Text.RegularExpressions;

namespace Placement.Testing.Forms;

/// <summary>What a browser makes of the value of an input: it shows and sends none that is not of its type.</summary>
internal static partial class HtmlInput
{
    private static readonly string[] Times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.f", "HH:mm:ss.ff", "HH:mm:ss.fff"];

    private static readonly string[] Moments =
        [.. Times.SelectMany(static time => new[] { $"yyyy-MM-dd'T'{time}", $"yyyy-MM-dd {time}" })];

    /// <summary>The value that is sent.</summary>
    /// <param name="input">The input.</param>
    /// <param name="type">Its type in small letters; one that is not known is a text.</param>
    public static string ValueOf(HtmlTag input, string type)
    {
        string value = input["value"] ?? "";
        return type switch
        {
            "hidden" => value,
            "number" => Number().IsMatch(value) ? value : "",
            "range" => HtmlRange.ValueOf(input),
            "color" => Colour().IsMatch(value) ? value.ToLowerInvariant() : "#000000",
            "date" => IsOf(value, "yyyy-MM-dd") ? value : "",
            "month" => IsOf(value, "yyyy-MM") ? value : "",
            "week" => Week().IsMatch(value) ? value : "",
            "time" => IsOf(value, Times) ? value : "",
            "datetime-local" => Moment(value),
            "email" or "url" => InOneLine(value).Trim(),
            _ => InOneLine(value),
        };
    }

    private static bool IsOf(string value, params string[] formats) =>
        DateTime.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>As short as it can be.</summary>
    private static string Moment(string value) =>
        DateTime.TryParseExact(value, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? moment.ToString(
                moment.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss.FFF",
                CultureInfo.InvariantCulture)
            : "";

    private static string InOneLine(string value) =>
        value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])\z")]
    private static partial Regex Week();
}
