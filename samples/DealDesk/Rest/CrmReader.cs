using System.Text.Json;
using Placement;

namespace DealDesk.Rest;

/// <summary>What the desk reads in the portal's CRM. Each method throws <see cref="BitrixException"/> where the portal refuses.</summary>
internal static class CrmReader
{
    public const int Lead = 1;
    public const int Deal = 2;
    public const int Contact = 3;
    public const int Company = 4;

    private static readonly string[] ListFields = ["id", "title", "opportunity", "currencyId"];

    /// <summary>A deal with its client and its stages: four commands in one request.</summary>
    public static async Task<Deal> GetDealAsync(this IBitrixClient client, int id, CancellationToken cancellationToken)
    {
        BatchResponse batch = await client.BatchAsync(
            [
                PortalCalls.Command("deal", "crm.item.get", new { entityTypeId = Deal, id }),
                PortalCalls.Command("company", "crm.item.get", new { entityTypeId = Company, id = "$result[deal][item][companyId]" }),
                PortalCalls.Command("contact", "crm.item.get", new { entityTypeId = Contact, id = "$result[deal][item][contactId]" }),
                PortalCalls.Command("stages", "crm.status.list", new { order = new { SORT = "ASC" } }),
            ],
            cancellationToken: cancellationToken);

        JsonElement deal = batch["deal"].EnsureSuccess().Result.GetProperty("item");
        int pipeline = deal.GetProperty("categoryId").GetInt32();
        return new Deal(
            deal.GetProperty("id").GetInt32(),
            Text(deal, "title"),
            Text(deal, "stageId"),
            deal.GetProperty("opportunity").GetDecimal(),
            Text(deal, "currencyId"),
            ItemOf(batch["company"]) is { } company ? Text(company, "title")
                : ItemOf(batch["contact"]) is { } contact ? NameOf(contact)
                : null,
            StagesOf(batch["stages"], pipeline == 0 ? "DEAL_STAGE" : FormattableString.Invariant($"DEAL_STAGE_{pipeline}")));
    }

    /// <summary>What some deals are called, by their numbers.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> GetDealTitlesAsync(
        this IBitrixClient client, IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var filter = new Dictionary<string, object> { ["@id"] = ids.Distinct() };
        BitrixResponse response = await client.CallAsync(
            "crm.item.list", new { entityTypeId = Deal, select = ListFields, filter }, cancellationToken);
        return DealsOf(response).ToDictionary(static deal => deal.Id, static deal => deal.Title);
    }

    /// <summary>The deals that a user is responsible for, and that are not closed.</summary>
    public static async Task<IReadOnlyList<OpenDeal>> GetOpenDealsAsync(
        this IBitrixClient client, int assignedById, CancellationToken cancellationToken) => DealsOf(await client.CallAsync(
            "crm.item.list",
            new { entityTypeId = Deal, select = ListFields, filter = new { assignedById, closed = "N" } },
            cancellationToken));

    /// <summary>The contact who has a telephone number, however it is written; null: there is none.</summary>
    public static async Task<Caller?> FindCallerAsync(this IBitrixClient client, string phone, CancellationToken cancellationToken)
    {
        const string Id = "$result[found][CONTACT][0]";
        BatchResponse batch = await client.BatchAsync(
            [
                PortalCalls.Command(
                    "found", "crm.duplicate.findbycomm", new { type = "PHONE", entity_type = "CONTACT", values = new[] { phone } }),
                PortalCalls.Command("contact", "crm.item.get", new { entityTypeId = Contact, id = Id }),
                PortalCalls.Command("company", "crm.item.get", new { entityTypeId = Company, id = "$result[contact][item][companyId]" }),
                PortalCalls.Command(
                    "deals",
                    "crm.item.list",
                    new { entityTypeId = Deal, select = ListFields, filter = new { contactId = Id, closed = "N" } }),
            ],
            cancellationToken: cancellationToken);

        // Nobody found is an empty list, in place of a map.
        if (batch["found"].EnsureSuccess().Result.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement contact = batch["contact"].EnsureSuccess().Result.GetProperty("item");
        return new Caller(
            NameOf(contact),
            Text(contact, "post"),
            ItemOf(batch["company"]) is { } company ? Text(company, "title") : null,
            DealsOf(batch["deals"].EnsureSuccess()));
    }

    /// <summary>The telephone numbers of a lead, a contact or a company.</summary>
    public static async Task<string[]> GetPhonesAsync(
        this IBitrixClient client, int entityTypeId, int id, CancellationToken cancellationToken)
    {
        BitrixResponse response = await client.CallAsync("crm.item.get", new { entityTypeId, id }, cancellationToken);
        return
        [
            .. response.Result.GetProperty("item").GetProperty("fm").EnumerateArray()
                .Where(static field => Text(field, "typeId") == "PHONE")
                .Select(static field => Text(field, "value")),
        ];
    }

    /// <summary>What an item of any type is called.</summary>
    public static async Task<string> GetTitleAsync(
        this IBitrixClient client, int entityTypeId, int id, CancellationToken cancellationToken) =>
        Text((await client.CallAsync("crm.item.get", new { entityTypeId, id }, cancellationToken)).Result.GetProperty("item"), "title");

    private static IReadOnlyList<OpenDeal> DealsOf(BitrixResponse response) =>
    [
        .. response.Result.GetProperty("items").EnumerateArray().Select(static deal => new OpenDeal(
            deal.GetProperty("id").GetInt32(),
            Text(deal, "title"),
            deal.GetProperty("opportunity").GetDecimal(),
            Text(deal, "currencyId"))),
    ];

    private static IReadOnlyList<Stage> StagesOf(BatchAnswer answer, string directory) =>
    [
        .. answer.EnsureSuccess().Result.EnumerateArray()
            .Where(entry => Text(entry, "ENTITY_ID") == directory)
            .Select(static entry => new Stage(Text(entry, "STATUS_ID"), Text(entry, "NAME"))),
    ];

    /// <summary>What a command has read; null: nothing, because there is no such item.</summary>
    private static JsonElement? ItemOf(BatchAnswer answer) => answer.Response?.Result.GetProperty("item");

    private static string NameOf(JsonElement contact) => $"{Text(contact, "name")} {Text(contact, "lastName")}".Trim();

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
