using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Php;

namespace Placement.Testing.Browser;

/// <summary>The context of a widget as the portal sends it: what the caller says, and what only the portal knows.</summary>
internal static class WidgetContext
{
    private const string UriKey = "URI";

    /// <summary>What the number of an object is when nobody says it.</summary>
    private const string SomeId = "1";

    /// <summary>The text of PLACEMENT_OPTIONS.</summary>
    /// <param name="given">What the caller says; anything but an object or an empty list is sent as it is.</param>
    /// <param name="placement">The code.</param>
    /// <param name="user">Who opens the widget.</param>
    /// <param name="binding">The registration that is opened; null: none.</param>
    /// <param name="uri">The page of the portal that it is opened from; null: one where the placement is met.</param>
    public static string Write(JsonNode? given, string placement, LocalUser user, LocalBinding? binding, string? uri = null)
    {
        if (given is not (JsonObject or JsonArray { Count: 0 }))
        {
            return PhpJson.Of(given);
        }

        PlacementCode? code = PlacementCatalog.Find(placement);
        JsonObject context = given as JsonObject ?? [];
        if (Known(code?.Family, placement, user, binding) is var (key, value) && !context.ContainsKey(key))
        {
            context[key] = value;
        }

        if (code?.Family.HasUri != false && !context.ContainsKey(UriKey))
        {
            context[UriKey] = uri ?? Page(code, context, user);
        }

        return PhpJson.Of(context);
    }

    /// <summary>The key that is the portal's to fill in; null: the family has none.</summary>
    private static (string Key, string Value)? Known(PlacementFamily? family, string placement, LocalUser user, LocalBinding? binding) =>
        family?.Context switch
        {
            nameof(BackgroundWorkerContext) => ("ID", placement),
            nameof(ContactCenterContext) when binding is not null => ("ID", Text(binding.Id)),
            nameof(UserProfileContext) => ("USER_ID", Text(user.Id)),
            _ => null,
        };

    private static string Page(PlacementCode? code, JsonObject context, LocalUser user)
    {
        string page = code?.Family.Page ?? "/";
        CrmEntityType? entity = code?.Entity is { } name ? CrmEntityType.Find(name) : null;
        string? id = code?.Family.ContextKeys
            .Select(key => PhpValue.AsText(context[key.Name]))
            .FirstOrDefault(static value => !string.IsNullOrEmpty(value));
        return page
            .Replace("{section}", entity?.Section ?? $"type/{code?.EntityTypeId ?? entity?.Id}", StringComparison.Ordinal)
            .Replace("{id}", Uri.EscapeDataString(id ?? SomeId), StringComparison.Ordinal)
            .Replace("{user}", Text(user.Id), StringComparison.Ordinal);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
