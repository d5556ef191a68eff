using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Crm;

namespace Placement.Testing.Keeping;

/// <summary>A value of a record as the file has it: to the letter, unlike in the answers of methods.</summary>
internal static class KeptCrmValue
{
    private const string DateForm = "yyyy-MM-dd";

    public static JsonNode? Write(object value) => value switch
    {
        string text => text,
        int number => number,
        decimal amount => amount,
        bool flag => flag,
        DateOnly date => date.ToString(DateForm, CultureInfo.InvariantCulture),
        DateTimeOffset moment => KeptJson.Moment(moment),
        IReadOnlyList<object> list => KeptJson.List(list, Write),
        _ => throw new ArgumentException($"No field holds a {value.GetType()}.", nameof(value)),
    };

    /// <summary>The value of a field; null: it is none of this field.</summary>
    public static object? Read(CrmField field, JsonNode? written)
    {
        if (!field.IsMultiple)
        {
            return One(field.Kind, written);
        }

        object?[]? values = (written as JsonArray)?.Select(item => One(field.Kind, item)).ToArray();
        return values?.Contains(null) == false ? values : null;
    }

    private static object? One(CrmValueKind kind, JsonNode? written) => (kind, written?.GetValueKind()) switch
    {
        (CrmValueKind.Text, JsonValueKind.String) => written!.GetValue<string>(),
        (CrmValueKind.Flag, JsonValueKind.True) => true,
        (CrmValueKind.Flag, JsonValueKind.False) => false,
        (CrmValueKind.Integer, JsonValueKind.Number) => int.TryParse(
            written!.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null,
        (CrmValueKind.Number, JsonValueKind.Number) => decimal.TryParse(
            written!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) ? amount : null,
        (CrmValueKind.Date, JsonValueKind.String) => DateOnly.TryParseExact(
            written!.GetValue<string>(), DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null,
        (CrmValueKind.Moment, JsonValueKind.String) => DateTimeOffset.TryParseExact(
            written!.GetValue<string>(), KeptJson.MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment)
            ? moment
            : null,
        _ => null,
    };
}
