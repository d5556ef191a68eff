using System.Text.Json;

namespace Placement.Fixtures;

/// <summary>A widget request as a page of the Bitrix24 documentation shows it.</summary>
/// <param name="Page">The page, as a path below that of widgets.</param>
/// <param name="Query">What is added to the handler's address.</param>
/// <param name="Body">The fields of the form.</param>
internal sealed record DocumentedRequest(string Page, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Body)
{
    public static IReadOnlyList<DocumentedRequest> All { get; } = Load();

    public string Placement => Body["PLACEMENT"];

    public string PlacementOptions => Body["PLACEMENT_OPTIONS"];

    public override string ToString() => $"{Placement} ({Page})";

    private static DocumentedRequest[] Load()
    {
        using Stream stream = typeof(DocumentedRequest).Assembly.GetManifestResourceStream("documented-requests.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.GetProperty("requests").EnumerateArray().Select(static request => new DocumentedRequest(
                request.GetProperty("page").GetString()!,
                ReadFields(request.GetProperty("query")),
                ReadFields(request.GetProperty("body")))),
        ];
    }

    private static Dictionary<string, string> ReadFields(JsonElement fields) =>
        fields.EnumerateObject().ToDictionary(static field => field.Name, static field => field.Value.GetString()!);
}
