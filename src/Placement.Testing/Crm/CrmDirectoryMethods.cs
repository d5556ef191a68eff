using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Lists;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Crm;

/// <summary>What the values in records stand for: stages and other directories, pipelines, currencies.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/status/index.html</remarks>
internal sealed class CrmDirectoryMethods(CrmTypes types, TimeProvider clock)
{
    public IEnumerable<RestMethod> All =>
    [
        new("crm.status.list", ListStatuses) { Scope = CrmScope.Crm },
        new("crm.category.list", ListCategories) { Scope = CrmScope.Crm },
        new("crm.currency.list", ListCurrencies) { Scope = CrmScope.Crm },
        new("crm.currency.base.get", static _ => CrmTypes.Currencies[0].Code) { Scope = CrmScope.Crm },
    ];

    private MethodOutcome ListStatuses(RestCall call)
    {
        IEnumerable<JsonObject> rows = types.Statuses.Select(ToJson);
        foreach ((string key, JsonNode? value) in PhpValue.Entries(call.Parameters.Find("filter")))
        {
            var condition = new RowCondition(key, value);
            rows = rows.Where(row => !row.ContainsKey(condition.Field) || condition.Holds(row[condition.Field]));
        }

        IOrderedEnumerable<JsonObject> sorted = rows.OrderBy(static _ => 0);
        foreach ((string name, JsonNode? direction) in PhpValue.Entries(call.Parameters.Find("order")))
        {
            int sign = PhpValue.AsText(direction)?.Equals("DESC", StringComparison.OrdinalIgnoreCase) == true ? -1 : 1;
            sorted = sorted.ThenBy(
                row => row[name], Comparer<JsonNode?>.Create((one, other) => sign * RowValue.Compare(one, other)));
        }

        // Directories are short: they come on one page.
        JsonNode[] page = [.. sorted];
        return new MethodOutcome(new JsonArray(page)) { Total = page.Length };
    }

    private static JsonObject ToJson(CrmStatus status)
    {
        var json = new JsonObject
        {
            ["ID"] = Text(status.Id),
            ["ENTITY_ID"] = status.EntityId,
            ["STATUS_ID"] = status.StatusId,
            ["NAME"] = status.Name,
            ["NAME_INIT"] = status.Name,
            ["SORT"] = Text(status.Sort),
            ["SYSTEM"] = "Y",
            ["CATEGORY_ID"] = null,
            ["COLOR"] = status.IsStage ? Color(status.Semantics) : null,
            ["SEMANTICS"] = status.Semantics.Length > 0 ? status.Semantics : null,
        };
        if (status.IsStage)
        {
            json["EXTRA"] = new JsonObject
            {
                ["SEMANTICS"] = status.Semantics switch { "S" => "success", "F" => "failure", _ => "process" },
                ["COLOR"] = Color(status.Semantics),
            };
        }

        return json;
    }

    private static string Color(string semantics) => semantics switch { "S" => "#7BD500", "F" => "#FF5752", _ => "#39A8EF" };

    private JsonObject ListCategories(RestCall call)
    {
        CrmType type = CrmItemMethods.TypeOf(types, call);
        return type.HasCategories
            ? new JsonObject
            {
                ["categories"] = new JsonArray([.. type.Categories.Select(JsonNode (category, index) => new JsonObject
                {
                    ["id"] = category.Id,
                    ["name"] = category.Name,
                    ["sort"] = category.Sort,
                    ["entityTypeId"] = type.Id,
                    ["isDefault"] = index == 0 ? "Y" : "N",
                })]),
            }
            : throw RestException.BadRequest("ENTITY_TYPE_NOT_SUPPORTED", $"Entity type `{type.Code}` is not supported");
    }

    private JsonArray ListCurrencies(RestCall call) =>
    [
        .. CrmTypes.Currencies.Select(JsonNode (currency, index) => new JsonObject
        {
            ["CURRENCY"] = currency.Code,
            ["AMOUNT_CNT"] = "1",
            ["AMOUNT"] = currency.Rate,
            ["SORT"] = Text(100 * (index + 1)),
            ["BASE"] = index == 0 ? "Y" : "N",
            ["FULL_NAME"] = currency.Name,
            ["LID"] = "en",
            ["FORMAT_STRING"] = currency.Format,
            ["DEC_POINT"] = ".",
            ["THOUSANDS_SEP"] = ",",
            ["DECIMALS"] = "2",
            ["DATE_UPDATE"] = CallTimer.Iso(clock.GetUtcNow()),
        }),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
