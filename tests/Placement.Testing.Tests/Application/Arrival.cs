using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Tests.Application;

/// <summary>A request that has reached the application, byte for byte.</summary>
internal sealed record Arrival(
    string Method, string Scheme, string Host, string Path, string Query, string Body, IHeaderDictionary Headers)
{
    /// <summary>The query's parameters in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => Pairs(Query.TrimStart('?'));

    /// <summary>The body's fields in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => Pairs(Body);

    /// <summary>A field; null: there is none. Twice is a failure.</summary>
    public string? Field(string name) => Fields.SingleOrDefault(field => field.Key == name).Value;

    public string? Parameter(string name) => Parameters.SingleOrDefault(field => field.Key == name).Value;

    public string Options => Field("PLACEMENT_OPTIONS")!;

    public JsonObject Context => JsonNode.Parse(Options)!.AsObject();

    private static KeyValuePair<string, string>[] Pairs(string encoded) =>
    [
        .. encoded.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1]))),
    ];
}
