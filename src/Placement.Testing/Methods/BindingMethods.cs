using System.Text.Json.Nodes;
using Placement.Catalog;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Methods;

/// <summary><c>placement.bind</c>, <c>placement.get</c>, <c>placement.list</c> and <c>placement.unbind</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/index.html</remarks>
internal sealed class BindingMethods(LocalPortalOptions portal, PortalPlacements placements, BindingStore bindings)
{
    private const string Code = "PLACEMENT";
    private const string Handler = "HANDLER";
    private const string Options = "OPTIONS";
    private const string User = "USER_ID";
    private const string Scope = "SCOPE";
    private const string Full = "FULL";

    public IEnumerable<RestMethod> All =>
    [
        new("placement.bind", Bind) { Scope = BitrixScope.Placement, NeedsApplication = true, NeedsAdministrator = true },
        new("placement.get", Get) { Scope = BitrixScope.Placement, NeedsApplication = true, NeedsAdministrator = true },
        new("placement.list", List) { Scope = BitrixScope.Placement, NeedsApplication = true },
        new("placement.unbind", Unbind) { Scope = BitrixScope.Placement, NeedsApplication = true, NeedsAdministrator = true },
    ];

    /// <summary>Registers a widget. The order of the checks is the order in which Bitrix24 reports several faults at once.</summary>
    private JsonNode Bind(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        string code = parameters.RequiredText(Code).ToUpperInvariant();
        if (PlacementCatalog.Find(code)?.Family.BindRule == BindRule.WrongValue)
        {
            throw RestException.WrongValue(Code);
        }

        string handler = parameters.RequiredText(Handler);
        HandlerUrl.Check(handler, portal.HandlerHosts);

        PlacementFamily family = placements.Find(code, call.Caller.Scopes)?.Family
            ?? throw RestException.BadRequest("ERROR_PLACEMENT_NOT_FOUND", "Placement not found");
        Dictionary<string, string> options = BindingOptions.Read(family, parameters[Options]);
        (string? iconName, ReadOnlyMemory<byte> icon) = BindingIcon.Read(parameters);

        int userId = Math.Max(parameters.Number(User), 0);
        if (userId > 0 && !family.SupportsUserId)
        {
            throw RestException.BadRequest("ERROR_PLACEMENT_USER_MODE", "User mode is not available.");
        }

        Dictionary<string, LocalizedText> texts = BindingTexts.Read(parameters, portal);
        LocalizedText? text = texts.GetValueOrDefault(portal.DefaultLanguage);
        var binding = new LocalBinding(
            Id: 0,
            code,
            handler,
            userId,
            text?.Title ?? "",
            text?.Description ?? "",
            texts.AsReadOnly(),
            options.AsReadOnly(),
            iconName,
            icon);

        return bindings.Add(binding, family.MaxCount) switch
        {
            BindingStore.AddOutcome.TooMany =>
                throw RestException.BadRequest(
                    "ERROR_PLACEMENT_MAX_COUNT", FormattableString.Invariant($"Placement max count: {family.MaxCount}")),
            BindingStore.AddOutcome.Duplicate =>
                throw RestException.Core("Unable to set placement handler: Handler already binded"),
            _ => true,
        };
    }

    private JsonArray Get(RestCall call)
    {
        string language = call.Caller.User.Language ?? portal.DefaultLanguage;
        return [.. bindings.Snapshot().Select(JsonNode (binding) => ToJson(binding, language))];
    }

    private JsonObject ToJson(LocalBinding binding, string language)
    {
        LocalizedText? text = binding.Texts.GetValueOrDefault(language) ?? binding.Texts.GetValueOrDefault(portal.DefaultLanguage);
        var row = new JsonObject
        {
            ["id"] = binding.Id,
            ["placement"] = binding.Placement,
            ["userId"] = binding.UserId,
            ["handler"] = binding.Handler,
            ["options"] = BindingOptions.ToJson(PlacementCatalog.Find(binding.Placement)!.Family, binding.Options),
            ["title"] = text?.Title ?? "",
            ["description"] = text?.Description ?? "",
            ["langAll"] = BindingTexts.ToJson(binding.Texts),
        };
        if (!portal.ListsBindingOptions)
        {
            row.Remove("options");
        }

        if (!portal.ListsBindingLanguages)
        {
            row.Remove("langAll");
        }

        return row;
    }

    private JsonArray List(RestCall call)
    {
        string scope = call.Parameters.Text(Scope);
        IEnumerable<PlacementCode> codes =
            scope.Length > 0 ? placements.All.Where(code => code.Family.Scope == scope)
            : call.Parameters.Flag(Full) ? placements.All
            : placements.For(call.Caller.Scopes);
        return PhpValue.List(codes.Select(static code => code.Code));
    }

    private JsonObject Unbind(RestCall call)
    {
        string code = call.Parameters.RequiredText(Code).ToUpperInvariant();
        string handler = call.Parameters.Text(Handler);
        int removed = bindings.Remove(
            code,
            handler.Length > 0 ? handler : null,
            call.Parameters.Has(User) ? call.Parameters.Number(User) : null);

        // Bitrix24 counts a binding when it finds it, and once more when it has deleted it.
        return new JsonObject { ["count"] = 2 * removed };
    }
}
