using Placement.Contexts;

namespace Placement;

/// <summary>A CRM item that a call is about.</summary>
/// <param name="EntityTypeName">
/// Its type: <c>LEAD</c>, <c>DEAL</c>, <c>CONTACT</c>, <c>COMPANY</c>, or another that the portal knows.
/// </param>
/// <param name="EntityId">Its id, at least 1.</param>
public sealed record CrmBinding(string EntityTypeName, int EntityId)
{
    /// <summary>Reads an array of items, or an object if PHP's array has gaps. What names no item is left out.</summary>
    internal static IReadOnlyList<CrmBinding> ReadAll(ContextValue value)
    {
        var bindings = new List<CrmBinding>();
        foreach (ContextValue item in value.Items)
        {
            if (item["ENTITY_TYPE"].ToText() is { } type && item["ENTITY_ID"].ToId() is > 0 and var id)
            {
                bindings.Add(new CrmBinding(type, id));
            }
        }

        // Records compare lists by reference: contexts without items share one.
        return bindings.Count > 0 ? bindings : (IReadOnlyList<CrmBinding>)[];
    }
}
