namespace Placement;

/// <summary>A CRM item that a call is about.</summary>
/// <param name="EntityTypeName">Its type: <c>LEAD</c>, <c>DEAL</c>, <c>CONTACT</c>, <c>COMPANY</c>, or another that the portal knows.</param>
/// <param name="EntityId">Its id, at least 1.</param>
public sealed record CrmBinding(string EntityTypeName, int EntityId)
{
    /// <summary>Reads an array of items, or an object if PHP's array has gaps. What names no item is left out.</summary>
    internal static CrmBinding[] ReadAll(ContextValue value)
    {
        int count = 0;
        foreach (ContextValue _ in value.Items)
        {
            count++;
        }

        CrmBinding[] bindings = count == 0 ? [] : new CrmBinding[count];
        count = 0;
        foreach (ContextValue item in value.Items)
        {
            if (Read(item) is { } binding)
            {
                bindings[count++] = binding;
            }
        }

        return count == bindings.Length ? bindings : bindings[..count];
    }

    private static CrmBinding? Read(ContextValue item)
    {
        string? type = null;
        int id = 0;
        ContextItems members = item.Items;
        while (members.MoveNext())
        {
            if (members.IsNamed("ENTITY_TYPE"u8))
            {
                type = members.Current.ToEntityTypeName();
            }
            else if (members.IsNamed("ENTITY_ID"u8))
            {
                id = members.Current.ToId();
            }
        }

        return type is null || id == 0 ? null : new CrmBinding(type, id);
    }
}
