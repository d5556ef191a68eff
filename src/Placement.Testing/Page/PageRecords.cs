using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Testing.Crm;

namespace Placement.Testing.Page;

/// <summary>The records that lists and cards show: those of the portal's CRM.</summary>
internal sealed class PageRecords(LocalCrm crm, CrmStore store)
{
    public IEnumerable<PageEndpoint> Endpoints =>
    [
        new("records", List) { IsReadOnly = true },
        new("save", Save),
    ];

    /// <summary>All records of a type, or the one with an id; and the stages that they can have.</summary>
    private JsonObject List(PageRequest request)
    {
        int entityTypeId = EntityTypeId(request.Parameters);
        CrmType? type = store.Types.Find(entityTypeId);
        IEnumerable<JsonObject> records = type is null ? DemoRecords.Of(entityTypeId) : crm.All(entityTypeId);
        if (request.Parameters.Has("id"))
        {
            records = records.Where(record => (int?)record[CrmFieldNames.Id] == request.Parameters.Number("id"));
        }

        JsonObject[] found = [.. records];

        return new JsonObject
        {
            ["records"] = new JsonArray([.. found.Select(JsonNode (record) => WithStage(type, record))]),
            ["stages"] = new JsonArray([.. Stages(type, found).Select(static JsonNode (stage) => new JsonObject
            {
                ["id"] = stage.StatusId,
                ["name"] = stage.Name,
            })]),
        };
    }

    private JsonObject Save(PageRequest request)
    {
        int entityTypeId = EntityTypeId(request.Parameters);
        if (store.Types.Find(entityTypeId) is null)
        {
            throw new PageException(StatusCodes.Status409Conflict, "The local portal does not keep records of this type.");
        }

        crm.Update(entityTypeId, request.Parameters.Number("id"), request.Map("fields"));
        return [];
    }

    private JsonObject WithStage(CrmType? type, JsonObject record)
    {
        record["stageName"] = Stages(type, [record])
            .FirstOrDefault(stage => stage.StatusId == (string?)record[CrmFieldNames.StageId])?.Name;
        return record;
    }

    /// <summary>The stages of the first record's pipeline.</summary>
    private IEnumerable<CrmStatus> Stages(CrmType? type, JsonObject[] records) =>
        type?.CategoryOf((int?)records.FirstOrDefault()?[CrmFieldNames.CategoryId]) is { } category
            ? store.Types.Entries(category.StageType)
            : [];

    private static int EntityTypeId(LocalParameters parameters) =>
        CrmEntityType.Find(parameters.Text("entityType"))?.Id ?? parameters.Number("entityTypeId");
}
