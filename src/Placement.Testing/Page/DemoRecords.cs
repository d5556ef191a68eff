using System.Text.Json.Nodes;

namespace Placement.Testing.Page;

/// <summary>Records of types that the portal's CRM does not keep, orders and activities: the page shows them, REST does not.</summary>
internal static class DemoRecords
{
    private const int Order = 14;

    private static readonly string[] Orders = ["Roof tiles", "Garden fence", "Kitchen worktop"];
    private static readonly string[] Activities = ["Call about the roof", "Offer sent", "Meeting on site"];

    public static IEnumerable<JsonObject> Of(int entityTypeId) =>
        (entityTypeId == Order ? Orders : Activities).Select((title, index) => new JsonObject
        {
            ["id"] = index + 1,
            ["title"] = title,
            ["opportunity"] = entityTypeId == Order ? 1250 * (index + 1) : 0,
            ["currencyId"] = "EUR",
        });
}
