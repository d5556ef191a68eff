using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Crm;

/// <summary>The values of fields: read from what a call sends, written as both kinds of methods write them, and compared.</summary>
internal static class CrmValue
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "MM/dd/yyyy", "dd.MM.yyyy"];

    /// <summary>Reads a value.</summary>
    /// <param name="kind">How the field keeps it.</param>
    /// <param name="given">What is sent.</param>
    /// <param name="zone">The portal's time zone, for a moment that says none.</param>
    /// <param name="value">The value; null: it is empty.</param>
    /// <returns>Whether the field can hold it.</returns>
    public static bool TryRead(CrmValueKind kind, JsonNode? given, TimeZoneInfo zone, out object? value)
    {
        value = null;
        if (given is JsonObject or JsonArray)
        {
            return false;
        }

        string text = PhpValue.AsText(given) ?? "";
        if (kind == CrmValueKind.Text)
        {
            value = text.Length > 0 ? text : null;
            return true;
        }

        text = text.Trim();
        if (kind == CrmValueKind.Flag)
        {
            value = PhpValue.AsFlag(given);
            return text is "Y" or "N" or "1" or "0" or "" || text.Equals("true", StringComparison.OrdinalIgnoreCase)
                || text.Equals("false", StringComparison.OrdinalIgnoreCase);
        }

        value = text.Length == 0 ? null : kind switch
        {
            CrmValueKind.Integer => PhpValue.AsNumber(given) is { } number && number == decimal.Truncate(number)
                && number is >= int.MinValue and <= int.MaxValue ? (int)number : null,
            CrmValueKind.Number => PhpValue.AsNumber(given),
            CrmValueKind.Date => Date(text),
            _ => Moment(text, zone),
        };
        return value is not null || text.Length == 0;
    }

    /// <summary>A value as <c>crm.item.*</c> writes it.</summary>
    public static JsonNode? ToItem(object? value, TimeZoneInfo zone) => value switch
    {
        null => null,
        string text => text,
        int number => number,
        decimal amount => JsonValue.Create(Shortest(amount)),
        bool flag => flag ? "Y" : "N",
        IReadOnlyList<object> list => new JsonArray([.. list.Select(item => ToItem(item, zone))]),
        _ => Iso(value, zone),
    };

    /// <summary>A value as the older methods write it: all of them are texts.</summary>
    public static JsonNode? ToClassic(CrmField field, object? value, TimeZoneInfo zone) => value switch
    {
        null => null,
        string text => text,
        int number => field.ParentTypeId is not null && number == 0 ? null : number.ToString(CultureInfo.InvariantCulture),
        decimal amount => field.IsOwn
            ? Shortest(amount).ToString(CultureInfo.InvariantCulture)
            : amount.ToString("F2", CultureInfo.InvariantCulture),
        bool flag => (flag, field.IsOwn) switch { (true, true) => "1", (true, false) => "Y", (false, true) => "0", _ => "N" },
        IReadOnlyList<object> list => new JsonArray([.. list.Select(item => ToClassic(field, item, zone))]),
        _ => Iso(value, zone),
    };

    /// <summary>The order of two values of one field; what is empty comes first.</summary>
    public static int Compare(object? one, object? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,

        // As databases of Bitrix24 do, without a look at case.
        (string, string) => string.Compare((string)one, (string)other, StringComparison.OrdinalIgnoreCase),
        (IReadOnlyList<object> list, IReadOnlyList<object> others) => list.Count.CompareTo(others.Count),
        _ => ((IComparable)one).CompareTo(other),
    };

    /// <summary>Whether two values are the same to the letter.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (IReadOnlyList<object> list, IReadOnlyList<object> others) => list.SequenceEqual(others),
        _ => Equals(one, other),
    };

    /// <summary>The date of a moment on the portal.</summary>
    public static DateOnly DateOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static string Iso(object value, TimeZoneInfo zone)
    {
        if (value is DateTimeOffset moment)
        {
            return CallTimer.Iso(TimeZoneInfo.ConvertTime(moment, zone));
        }

        // Bitrix24 keeps dates without a time, and writes midnight of Greenwich by the portal's clock.
        var midnight = ((DateOnly)value).ToDateTime(TimeOnly.MinValue);
        TimeSpan offset = zone.GetUtcOffset(midnight);
        return CallTimer.Iso(IsTime(midnight.Ticks + offset.Ticks)
            ? new DateTimeOffset(midnight + offset, offset)
            : new DateTimeOffset(midnight, TimeSpan.Zero));
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(
            text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text,
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly date)
            ? date
            : null;

    private static DateTimeOffset? Moment(string text, TimeZoneInfo zone)
    {
        string date = text[..Math.Min(10, text.Length)];
        if (Date(date) is not { } day)
        {
            return null;
        }

        string time = text[date.Length..].TrimStart('T', ' ');
        if (time.Length == 0)
        {
            return At(day.ToDateTime(TimeOnly.MinValue), zone);
        }

        if (!DateTimeOffset.TryParse(
            $"{day.ToString(DateForms[0], CultureInfo.InvariantCulture)}T{time}",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment))
        {
            return null;
        }

        moment = new DateTimeOffset(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), moment.Offset);
        bool saysZone = time.EndsWith('Z') || time.IndexOfAny(['+', '-']) > 0;
        return saysZone ? moment.ToUniversalTime() : At(moment.DateTime, zone);
    }

    /// <summary>A moment by the clocks of a zone; beyond the first and the last day there are none, and it is Greenwich's.</summary>
    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        long moment = local.Ticks - zone.GetUtcOffset(local).Ticks;
        return new DateTimeOffset(IsTime(moment) ? moment : local.Ticks, TimeSpan.Zero);
    }

    /// <summary>Whether ticks are between the first and the last day that there are.</summary>
    private static bool IsTime(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;

    /// <summary>Without zeros at the end: 999.9, not 999.90.</summary>
    private static decimal Shortest(decimal amount) => amount / 1.0000000000000000000000000000m;
}
