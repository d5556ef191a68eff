using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A search for the details of a client, or for bank details.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/requisites-autocomplete/requisite-autocomplete.html">
/// CRM_REQUISITE_AUTOCOMPLETE
/// </seealso>
public sealed record RequisiteSearchContext : PlacementContext
{
    /// <summary>What the user typed; empty: nothing.</summary>
    public string SearchQuery { get; init; } = "";

    /// <summary>Which kind of client the details are for, as the address of the page says.</summary>
    public ClientType ClientType { get; init; }

    /// <summary>The client, as the address of the page says; null: it does not, for instance because the client is not saved yet.</summary>
    public int? ClientId { get; init; }

    internal static new RequisiteSearchContext Read(ContextValues values)
    {
        string? uri = values.Uri;
        return new()
        {
            Uri = uri,
            Properties = values.Properties,
            SearchQuery = values.Text(ContextMember.SearchQuery) ?? "",
            ClientType = new PageAddress(uri).FindClient(out int? client),
            ClientId = client,
        };
    }
}
