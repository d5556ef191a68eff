using System.Text.Json.Nodes;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The tasks.</summary>
internal sealed class TasksPart(LocalTasks tasks) : IKeptPart
{
    private const string Entries = "entries";
    private const string Id = "id";
    private const string Title = "title";
    private const string Responsible = "responsible";
    private const string CreatedBy = "createdBy";
    private const string Description = "description";
    private const string Status = "status";
    private const string Priority = "priority";
    private const string Deadline = "deadline";
    private const string CreatedAt = "createdAt";
    private const string Group = "group";
    private const string Accomplices = "accomplices";
    private const string Auditors = "auditors";
    private const string Tags = "tags";
    private const string CrmBindings = "crmBindings";
    private const string Fields = "fields";

    public string Name => "tasks";

    public object Store => tasks;

    public JsonObject Save() => new()
    {
        [Entries] = KeptJson.List(tasks.All, static JsonNode? (task) => new JsonObject
        {
            [Id] = task.Id,
            [Title] = task.Title,
            [Responsible] = task.ResponsibleId,
            [CreatedBy] = task.CreatedById,
            [Description] = task.Description,
            [Status] = task.Status,
            [Priority] = task.Priority,
            [Deadline] = KeptJson.Moment(task.Deadline),
            [CreatedAt] = KeptJson.Moment(task.CreatedAt),
            [Group] = task.GroupId,
            [Accomplices] = KeptJson.List(task.AccompliceIds),
            [Auditors] = KeptJson.List(task.AuditorIds),
            [Tags] = KeptJson.List(task.Tags),
            [CrmBindings] = KeptJson.List(task.CrmBindings),
            [Fields] = KeptJson.Map(task.Fields),
        }),
    };

    public void Load(KeptObject content, DropCount drops)
    {
        IReadOnlyList<LocalTask> read = drops.All(content.Objects(Entries), Read);
        tasks.Clear();
        foreach (LocalTask task in read)
        {
            tasks.Add(task);
        }
    }

    private static LocalTask? Read(KeptObject entry) => entry.Number(Id) > 0
        ? new LocalTask(entry.Number(Id), entry.Text(Title), entry.Number(Responsible), entry.Number(CreatedBy))
        {
            Description = entry.Text(Description),
            Status = entry.Number(Status),
            Priority = entry.Number(Priority),
            Deadline = entry.OptionalMoment(Deadline),
            CreatedAt = entry.OptionalMoment(CreatedAt),
            GroupId = entry.Number(Group),
            AccompliceIds = entry.Numbers(Accomplices),
            AuditorIds = entry.Numbers(Auditors),
            Tags = entry.Texts(Tags),
            CrmBindings = entry.Texts(CrmBindings),
            Fields = entry.TextMap(Fields),
        }
        : null;
}
