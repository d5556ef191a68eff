using Placement.Fixtures;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What a portal sends when a user opens a widget, for tests to change.</summary>
internal sealed class WidgetFields
{
    public const string MemberId = "da45a03b265edd8787f8a258d793cc5d";
    public const string ApplicationToken = "5b2f8c1d7e3a9046b8c5d2f1a7e3b904";
    public const string Host = "acme.bitrix24.com";

    public Dictionary<string, string?> Query { get; init; } = [];

    public Dictionary<string, string?> Body { get; init; } = [];

    /// <summary>A request that any test portal accepts.</summary>
    public static WidgetFields Of(string placement, string? options = """{"ID":"17","URI":"\/crm\/deal\/details\/17\/"}""", string language = "en") => new()
    {
        Query = new()
        {
            ["DOMAIN"] = Host,
            ["PROTOCOL"] = "1",
            ["LANG"] = language,
            ["APP_SID"] = "b4f4b92b5178b5a5276e181ca09d25a7",
        },
        Body = new()
        {
            ["AUTH_ID"] = "be56ba6600705a0700005a4b00000001f0f107e5806d5fe9a98e02021a72e57645f86a",
            ["AUTH_EXPIRES"] = "3600",
            ["REFRESH_ID"] = "aed5e16600705a0700005a4b00000001f0f107a80816604b24a8719792ac2a21d629b5",
            ["SERVER_ENDPOINT"] = "https://oauth.bitrix.info/rest/",
            ["APPLICATION_TOKEN"] = ApplicationToken,
            ["APPLICATION_SCOPE"] = "crm,placement",
            ["member_id"] = MemberId,
            ["status"] = "L",
            ["PLACEMENT"] = placement,
            ["PLACEMENT_OPTIONS"] = options,
        },
    };

    public static WidgetFields Of(DocumentedRequest request) => new()
    {
        Query = request.Query.ToDictionary(static field => field.Key, static string? (field) => field.Value),
        Body = request.Body.ToDictionary(static field => field.Key, static string? (field) => field.Value),
    };

    /// <summary>The same with another field of the form; null: without it.</summary>
    public WidgetFields With(string name, string? value) => new() { Query = Query, Body = new(Body) { [name] = value } };

    /// <summary>The same with another field of the query; null: without it.</summary>
    public WidgetFields WithQuery(string name, string? value) => new() { Query = new(Query) { [name] = value }, Body = Body };

    /// <summary>The handler's address with the query.</summary>
    public string Address(string path) => $"{path}?{string.Join('&', Encode(Query))}";

    /// <summary>The form.</summary>
    public string Form() => string.Join('&', Encode(Body));

    private static IEnumerable<string> Encode(Dictionary<string, string?> fields) => fields
        .Where(static field => field.Value is not null)
        .Select(
            static field =>
                $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value!).Replace("%20", "+", StringComparison.Ordinal)}");
}
