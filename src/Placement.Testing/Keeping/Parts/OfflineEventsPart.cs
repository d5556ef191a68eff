using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The events that wait to be fetched.</summary>
internal sealed class OfflineEventsPart(OfflineQueue queue) : IKeptPart
{
    private const string Id = "id";
    private const string Time = "time";
    private const string Event = "event";
    private const string Data = "data";
    private const string User = "user";
    private const string MessageId = "messageId";
    private const string Connector = "connector";
    private const string ProcessId = "processId";
    private const string ReservedAt = "reservedAt";
    private const string HasFailed = "hasFailed";

    public string Name => "offlineEvents";

    public object Store => queue;

    public JsonObject Save() => KeptJson.Content(queue.Content(), static waiting => new JsonObject
    {
        [Id] = waiting.Id,
        [Time] = KeptJson.Moment(waiting.Time),
        [Event] = waiting.Name,
        [Data] = waiting.Data.DeepClone(),
        [User] = waiting.UserId,
        [MessageId] = waiting.MessageId,
        [Connector] = waiting.Connector,
        [ProcessId] = waiting.ProcessId,
        [ReservedAt] = KeptJson.Moment(waiting.ReservedAt),
        [HasFailed] = waiting.HasFailed,
    });

    public void Load(KeptObject content, DropCount drops) =>
        queue.Restore(KeptJson.Content(content, drops, Read, static waiting => waiting.Id));

    private static OfflineEvent? Read(KeptObject entry) => entry.Any(Data) is JsonObject data
        ? new OfflineEvent(
            entry.Number(Id),
            entry.Moment(Time),
            entry.SomeText(Event),
            data.DeepClone().AsObject(),
            entry.Number(User),
            entry.SomeText(MessageId),
            entry.Text(Connector))
        {
            ProcessId = entry.Text(ProcessId),
            ReservedAt = entry.Moment(ReservedAt),
            HasFailed = entry.Flag(HasFailed),
        }
        : null;
}
