using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Crm;

/// <summary>Who has a telephone number or an e-mail address: <c>crm.duplicate.findbycomm</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html</remarks>
internal sealed class CrmDuplicateMethods(CrmStore store)
{
    private const string Phone = "PHONE";
    private const string Email = "EMAIL";

    /// <summary>Where a type has as many, the portal looks no further.</summary>
    private const int Most = 20;

    public IEnumerable<RestMethod> All => [new("crm.duplicate.findbycomm", Find) { Scope = CrmScope.Crm }];

    private JsonNode Find(RestCall call)
    {
        string kind = call.Parameters.Text("type").ToUpperInvariant();
        if (kind.Length == 0)
        {
            throw RestException.BadRequest("Communication type is not defined", "Parameter 'type' is required.");
        }

        if (kind is not (Phone or Email))
        {
            throw Plain($"Communication type '{kind}' is not supported in current context");
        }

        HashSet<string> wanted = [.. call.Parameters.Texts("values").Select(value => Normalized(kind, value))];
        wanted.Remove("");
        if (wanted.Count == 0)
        {
            throw Plain("Communication values is not defined");
        }

        return PhpValue.Map(Search(kind, wanted, call.Parameters.Text("entity_type")));
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Search(string kind, HashSet<string> wanted, string entityType)
    {
        CrmType[] types = [.. store.Types.All.Where(static type => type.Id is CrmTypes.Lead or CrmTypes.Contact or CrmTypes.Company)];
        foreach (CrmType type in Array.FindAll(types, type => type.Code == entityType) is { Length: > 0 } one ? one : types)
        {
            int[] found =
            [
                .. store.All(type)
                    .Where(record => record.Multifields.Any(
                        field => field.TypeId == kind && wanted.Contains(Normalized(kind, field.Value))))
                    .Select(static record => record.Id)
                    .Take(Most),
            ];
            if (found.Length > 0)
            {
                yield return KeyValuePair.Create(type.Code, (JsonNode?)new JsonArray([.. found.Select(static id => (JsonNode)id)]));
            }

            if (found.Length == Most)
            {
                yield break;
            }
        }
    }

    /// <summary>A number is the same however it is spaced, an address in any case.</summary>
    private static string Normalized(string kind, string value) =>
        kind == Phone ? string.Concat(value.Where(char.IsAsciiDigit)) : value.Trim().ToUpperInvariant();

    private static RestException Plain(string description) => RestException.BadRequest(description, description);
}
