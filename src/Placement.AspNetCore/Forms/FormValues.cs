using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Placement.Catalog;

namespace Placement.Forms;

/// <summary>
/// Reads what browsers send for the fields of forms: numbers with a point, dates as <c>2026-11-29</c>, whatever language the user has.
/// </summary>
internal static class FormValues
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
    private const NumberStyles Decimal = NumberStyles.Float;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly Dictionary<Type, Func<string, object?>> Readers = new()
    {
        [typeof(string)] = static text => text,
        [typeof(bool)] = static text => text switch
        {
            "true" or "True" or "on" or "1" => true,
            "false" or "False" or "off" or "0" => false,
            _ => null,
        },
        [typeof(byte)] = static text => byte.TryParse(text, Whole, Culture, out byte value) ? value : null,
        [typeof(short)] = static text => short.TryParse(text, Whole, Culture, out short value) ? value : null,
        [typeof(int)] = static text => int.TryParse(text, Whole, Culture, out int value) ? value : null,
        [typeof(long)] = static text => long.TryParse(text, Whole, Culture, out long value) ? value : null,
        [typeof(float)] = static text => float.TryParse(text, Decimal, Culture, out float value) && float.IsFinite(value) ? value : null,
        [typeof(double)] = static text =>
            double.TryParse(text, Decimal, Culture, out double value) && double.IsFinite(value) ? value : null,
        [typeof(decimal)] = static text => decimal.TryParse(text, Decimal, Culture, out decimal value) ? value : null,
        [typeof(Guid)] = static text => Guid.TryParse(text, out Guid value) ? value : null,
        [typeof(DateOnly)] = static text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", Culture, DateTimeStyles.None, out DateOnly value) ? value : null,
        [typeof(TimeOnly)] = static text => TimeOnly.TryParse(text, Culture, out TimeOnly value) ? value : null,
        [typeof(DateTime)] = static text =>
            DateTime.TryParse(text, Culture, DateTimeStyles.RoundtripKind, out DateTime value) ? value : null,
        [typeof(DateTimeOffset)] = static text =>
            DateTimeOffset.TryParse(text, Culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value : null,
        [typeof(Uri)] = Address,
    };

    /// <summary>Whether a field can be read as this type.</summary>
    public static bool CanRead(Type type) => Readers.ContainsKey(type) || type.IsEnum;

    /// <summary>Reads a field that is not empty.</summary>
    public static bool TryRead(Type type, string text, [NotNullWhen(true)] out object? value)
    {
        value = type.IsEnum ? Named(type, text) : Readers[type](text);
        return value is not null;
    }

    /// <summary>One of an enumeration's values. A list of several would be their sum, which can be another one.</summary>
    private static object? Named(Type type, string text) =>
        !text.Contains(',', StringComparison.Ordinal)
        && Enum.TryParse(type, text, ignoreCase: true, out object? named)
        && Enum.IsDefined(type, named!)
            ? named
            : null;

    /// <summary>
    /// An address that a page may lead to: of the web, or relative. Others run what they say, or open what is on the user's machine.
    /// Browsers pass over control characters, so that "java", a tab and "script:" run, too.
    /// </summary>
    private static Uri? Address(string text) =>
        !text.Any(char.IsControl)
        && Uri.TryCreate(text, text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute, out Uri? value)
        && (!value.IsAbsoluteUri || WebAddress.Is(value))
            ? value
            : null;
}
