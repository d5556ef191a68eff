using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A search for clients in a CRM card.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/crm/detail-search.html">CRM_DETAIL_SEARCH</seealso>
public sealed record ClientSearchContext : PlacementContext
{
    /// <summary>Which kind of client is searched for.</summary>
    public ClientType ClientType { get; init; }

    /// <summary>What the user typed; empty: nothing.</summary>
    public string SearchQuery { get; init; } = "";

    internal static new ClientSearchContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        ClientType = ReadType(values[ContextMember.ClientType]),
        SearchQuery = values.Text(ContextMember.SearchQuery) ?? "",
    };

    private static ClientType ReadType(ContextValue value) =>
        value.Is("CONTACT") ? ClientType.Contact
        : value.Is("COMPANY") ? ClientType.Company
        : ClientType.None;
}
