using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Configuration;
using Placement.Testing.Lists;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Offline;

/// <summary>
/// Events that wait to be fetched: <c>event.offline.get</c>, <c>event.offline.list</c>, <c>event.offline.clear</c> and
/// <c>event.offline.error</c>.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/offline-events.html</remarks>
internal sealed class OfflineEventMethods(OfflineQueue queue, IReadOnlyCollection<string> features)
{
    private const string Filter = "FILTER";
    private const string Order = "ORDER";
    private const string Limit = "LIMIT";
    private const string Clear = "CLEAR";
    private const string Connector = "AUTH_CONNECTOR";
    private const string Id = "ID";

    private static readonly OfflineFilter OfGet =
        new([OfflineFilter.Id, OfflineFilter.Time, OfflineFilter.Name, OfflineFilter.MessageId]);

    private static readonly OfflineFilter OfList = new(
        [
            OfflineFilter.Id, OfflineFilter.Time, OfflineFilter.Name, OfflineFilter.MessageId, OfflineFilter.ProcessId,
            OfflineFilter.Failed,
        ]);

    public IEnumerable<RestMethod> All =>
        [Method("get", Get), Method("list", List), Method("clear", ClearEvents), Method("error", MarkFailed)];

    private static RestMethod Method(string name, Func<RestCall, MethodOutcome> execute) =>
        new("event.offline." + name, execute) { NeedsApplication = true, NeedsAdministrator = true };

    /// <summary>Hands events over, and forgets them at once or when they are cleared.</summary>
    private MethodOutcome Get(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        Func<OfflineEvent, bool> isWanted = OfGet.Read(parameters.Find(Filter));
        Func<IEnumerable<OfflineEvent>, IEnumerable<OfflineEvent>> inOrder = OfGet.ReadOrder(parameters.Find(Order), OfflineFilter.Time);
        int limit = LimitIn(parameters);
        bool isCleared = !parameters.Has(Clear) || parameters.Number(Clear) != 0;
        if (!isCleared && !features.Contains(PlanFeature.ExtendedOffline))
        {
            throw RestException.WrongLicense("extended offline events handling");
        }

        string connector = parameters.Text(Connector);
        string processId = parameters.Text(OfflineFilter.ProcessId);
        bool hasFailed = parameters.Number(OfflineFilter.Failed) != 0;
        bool IsMeant(OfflineEvent waiting) =>
            waiting.Connector == connector && waiting.ProcessId == processId && waiting.HasFailed == hasFailed && isWanted(waiting);
        IReadOnlyList<OfflineEvent> Choose(IReadOnlyList<OfflineEvent> waiting) => [.. inOrder(waiting).Take(limit)];

        if (processId.Length > 0)
        {
            IReadOnlyList<OfflineEvent> again = Choose(queue.Find(IsMeant));
            if (isCleared)
            {
                // All of them, those beyond the limit as well.
                queue.Remove(waiting => waiting.ProcessId == processId);
            }

            return Handed(processId, again);
        }

        if (isCleared)
        {
            return Handed(processId: null, queue.Take(IsMeant, Choose));
        }

        (string reserved, IReadOnlyList<OfflineEvent> events) = queue.Reserve(IsMeant, Choose);
        return Handed(reserved, events);
    }

    private MethodOutcome List(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        Func<OfflineEvent, bool> isWanted = OfList.Read(parameters.Find(Filter));
        string connector = parameters.Text(Connector);
        IEnumerable<OfflineEvent> waiting = OfList.ReadOrder(parameters.Find(Order), OfflineFilter.Id)(
            queue.Find(waiting => waiting.Connector == connector && isWanted(waiting)));
        return RowPage.Of(
            [
                .. waiting.Select(JsonNode (waiting) =>
                {
                    JsonObject row = Row(waiting);
                    row[OfflineFilter.ProcessId] = waiting.ProcessId;
                    row[OfflineFilter.Failed] = waiting.HasFailed ? "1" : "0";
                    return row;
                }),
            ],
            parameters.Number("START"));
    }

    /// <summary>Of both lists that say which ones, the documentation lets the numbers count.</summary>
    private MethodOutcome ClearEvents(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        string processId = parameters.RequiredText(OfflineFilter.ProcessId);
        string connector = parameters.Text(Connector);
        string[] messages = MessagesIn(parameters);
        int[] ids = [.. PhpValue.Entries(parameters.Find(Id)).Select(static entry => PhpValue.AsInteger(entry.Value))];
        queue.Remove(waiting =>
            waiting.ProcessId == processId
            && waiting.Connector == connector
            && (ids.Length > 0 ? ids.Contains(waiting.Id) : messages.Length == 0 || messages.Contains(waiting.MessageId)));
        return new(true);
    }

    private MethodOutcome MarkFailed(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        string processId = parameters.RequiredText(OfflineFilter.ProcessId);
        string connector = parameters.Text(Connector);
        string[] messages = MessagesIn(parameters);
        if (messages.Length == 0)
        {
            throw RestException.Missing(OfflineFilter.MessageId);
        }

        queue.Fail(waiting =>
            waiting.ProcessId == processId && waiting.Connector == connector && messages.Contains(waiting.MessageId));
        return new(true);
    }

    private static MethodOutcome Handed(string? processId, IReadOnlyList<OfflineEvent> events) => new(new JsonObject
    {
        ["process_id"] = processId,
        ["events"] = new JsonArray([.. events.Select(Row)]),
    });

    private static JsonObject Row(OfflineEvent waiting) => new()
    {
        [OfflineFilter.Id] = waiting.Id.ToString(CultureInfo.InvariantCulture),
        [OfflineFilter.Time] = CallTimer.Iso(waiting.Time),
        [OfflineFilter.Name] = waiting.Name,
        ["EVENT_DATA"] = waiting.Data.Count > 0 ? waiting.Data.DeepClone() : false,
        ["EVENT_ADDITIONAL"] = new JsonObject { ["user_id"] = waiting.UserId },
        [OfflineFilter.MessageId] = waiting.MessageId,
    };

    private static int LimitIn(LocalParameters parameters) =>
        !parameters.Has(Limit) ? RowPage.Size
        : parameters.Number(Limit) is > 0 and var limit ? limit
        : throw RestException.WrongValue(Limit, "Value must be positive integer");

    private static string[] MessagesIn(LocalParameters parameters)
    {
        string[] messages = [.. parameters.Texts(OfflineFilter.MessageId)];
        return Array.TrueForAll(messages, static message => message.Length == RandomCode.IdLength)
            ? messages
            : throw RestException.WrongValue(OfflineFilter.MessageId, "Value must be array of MESSAGE_ID values");
    }
}
