using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>What is registered, as a user sees it.</summary>
internal sealed class PageBindings(LocalPortalOptions options, ApplicationData data, PageVisibility visibility)
{
    public JsonArray Write(LocalUser user) => [.. data.Bindings.Snapshot().Select(JsonNode (binding) => Write(binding, user))];

    public JsonArray WriteFieldTypes(LocalUser user) =>
    [
        .. data.FieldTypes.Snapshot().Select(JsonNode (type) => new JsonObject
        {
            ["id"] = type.Id,
            ["code"] = type.UserTypeId,
            ["handler"] = type.Handler,
            ["height"] = type.Height,
            ["title"] = BindingTitle.Of(type.Texts, user.Language ?? options.DefaultLanguage, options).Title,
            ["isVisible"] = visibility.OfApplication(user) is null,
        }),
    ];

    private JsonObject Write(LocalBinding binding, LocalUser user)
    {
        PlacementCode? code = PlacementCatalog.Find(binding.Placement);
        BindingTitle title = BindingTitle.Of(binding.Texts, user.Language ?? options.DefaultLanguage, options);
        string? problem = visibility.Problem(binding, user);
        return new JsonObject
        {
            ["id"] = binding.Id,
            ["placement"] = binding.Placement,
            ["family"] = code?.Family.Name,
            ["entity"] = code?.Entity is CrmEntityType.Dynamic ? $"{CrmEntityType.Dynamic}_{code.EntityTypeId}" : code?.Entity,
            ["method"] = code?.Family.HandlerVerb,
            ["isDocumented"] = code is not null && code.Status != PlacementStatus.Undocumented,
            ["handler"] = binding.Handler,
            ["userId"] = binding.UserId,
            ["title"] = title.Title,
            ["description"] = title.Description,
            ["group"] = title.Group,
            ["options"] = Map(binding.Options),
            ["texts"] = Texts(binding),
            ["icon"] = binding.IconFileName,
            ["isVisible"] = problem is null,
            ["problem"] = problem,
        };
    }

    private static JsonObject Texts(LocalBinding binding) => new(binding.Texts.Select(static text =>
        KeyValuePair.Create(text.Key, (JsonNode?)new JsonObject
        {
            ["title"] = text.Value.Title,
            ["description"] = text.Value.Description,
            ["group"] = text.Value.GroupName,
        })));

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(static value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));
}
