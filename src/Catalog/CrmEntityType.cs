namespace Placement.Catalog;

/// <summary>
/// A CRM entity type that codes call by name. All others are smart processes, which codes call by number:
/// <c>CRM_DYNAMIC_{entityTypeId}_…</c>.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/data-types.html#object_type</remarks>
internal sealed partial class CrmEntityType
{
    /// <summary>The name by which codes call smart processes.</summary>
    public const string Dynamic = "DYNAMIC";

    private CrmEntityType(string name, int id, string? section = null, string? successor = null)
    {
        Name = name;
        Id = id;
        Section = section;
        Successor = successor;
    }

    public string Name { get; }

    public int Id { get; }

    /// <summary>The name of the entity that took over from one that portals have no longer; null: it is current.</summary>
    public string? Successor { get; }

    /// <summary>Its part of CRM in the addresses of a portal's pages; null: <c>type/{entityTypeId}</c>, as smart processes have.</summary>
    public string? Section { get; }

    public static CrmEntityType? Find(string name)
    {
        foreach (CrmEntityType type in All)
        {
            if (string.Equals(type.Name, name, StringComparison.Ordinal))
            {
                return type;
            }
        }

        return null;
    }

    public static CrmEntityType? Find(int id)
    {
        foreach (CrmEntityType type in All)
        {
            if (type.Id == id)
            {
                return type;
            }
        }

        return null;
    }
}
