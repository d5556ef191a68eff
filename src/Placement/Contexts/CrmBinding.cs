using System.Text.Json;
using Placement.Contexts.Reading;

namespace Placement;

/// <summary>A CRM item that a call is about.</summary>
/// <param name="EntityTypeName">Its type: <c>LEAD</c>, <c>DEAL</c>, <c>CONTACT</c>, <c>COMPANY</c>, or another that the portal knows.</param>
/// <param name="EntityId">Its id, at least 1.</param>
public sealed record CrmBinding(string EntityTypeName, int EntityId)
{
    /// <summary>Reads an array of items, or an object if PHP's array has gaps. What names no item is left out.</summary>
    internal static IReadOnlyList<CrmBinding> ReadAll(ContextValue value)
    {
        List<CrmBinding>? bindings = null;
        string? type = null;
        int id = 0;

        // One reader for all items, which are short and many: one for each would cost more than they do.
        Utf8JsonReader reader = value.Open();
        while (reader.Read())
        {
            switch (reader.CurrentDepth, reader.TokenType)
            {
                case (1, JsonTokenType.StartObject):
                    (type, id) = (null, 0);
                    break;
                case (1, JsonTokenType.EndObject) when type is not null && id > 0:
                    (bindings ??= []).Add(new CrmBinding(type, id));
                    break;
                case (2, JsonTokenType.PropertyName):
                    ContextToken name = ContextToken.Take(ref reader);
                    reader.Read();
                    ContextToken item = ContextToken.Take(ref reader);
                    if (value.At(name).IsExactly("ENTITY_TYPE"u8))
                    {
                        type = value.At(item).ToEntityTypeName();
                    }
                    else if (value.At(name).IsExactly("ENTITY_ID"u8))
                    {
                        id = value.At(item).ToId();
                    }

                    break;
            }
        }

        return bindings ?? (IReadOnlyList<CrmBinding>)[];
    }
}
