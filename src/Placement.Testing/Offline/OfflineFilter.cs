using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Lists;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Offline;

/// <summary>Narrows and sorts the events that wait, and says what is wrong with the wish.</summary>
/// <param name="fields">By what it may be done.</param>
internal sealed class OfflineFilter(string[] fields)
{
    public const string Id = "ID";
    public const string Time = "TIMESTAMP_X";
    public const string Name = "EVENT_NAME";
    public const string MessageId = "MESSAGE_ID";
    public const string ProcessId = "PROCESS_ID";
    public const string Failed = "ERROR";

    private const string Filter = "FILTER";
    private const string Order = "ORDER";

    private static readonly string[] Operations = ["", "=", ">", "<", ">=", "<="];

    /// <exception cref="RestException">The filter is none.</exception>
    public Func<OfflineEvent, bool> Read(JsonNode? filter)
    {
        if (filter is not (null or JsonObject or JsonArray))
        {
            throw RestException.WrongValue(Filter, "The filter is not an array.");
        }

        RowCondition[] conditions = [.. PhpValue.Entries(filter).Select(entry => Condition(entry.Key, entry.Value))];
        return waiting => Array.TrueForAll(conditions, condition => condition.Holds(Value(waiting, condition.Field)));
    }

    /// <exception cref="RestException">The order is none.</exception>
    public Func<IEnumerable<OfflineEvent>, IEnumerable<OfflineEvent>> ReadOrder(JsonNode? order, string usual)
    {
        if (order is not (null or JsonObject or JsonArray))
        {
            throw RestException.WrongValue(Order, "The order is not an array.");
        }

        (string Field, int Direction)[] by =
            [.. PhpValue.Entries(order).Select(entry => (RequireKnown(entry.Key, Order, "Order"), Direction(entry.Value)))];
        if (by.Length == 0)
        {
            by = [(usual, 1)];
        }

        return waiting => waiting.Order(Comparer<OfflineEvent>.Create((first, second) =>
        {
            foreach ((string field, int direction) in by)
            {
                if (RowValue.Compare(Value(first, field), Value(second, field)) is var order and not 0)
                {
                    return direction * order;
                }
            }

            return first.Id.CompareTo(second.Id);
        }));
    }

    private RowCondition Condition(string key, JsonNode? asked)
    {
        var condition = new RowCondition(key, asked);
        if (!Operations.Contains(condition.Prefix))
        {
            throw RestException.WrongValue(Filter, $"Filter operation not allowed: {condition.Prefix}");
        }

        if (asked is JsonObject or JsonArray)
        {
            throw RestException.WrongValue(Filter, $"The value of an argument '{Filter}' has an invalid type");
        }

        RequireKnown(condition.Field, Filter, "Filter");
        return condition;
    }

    private string RequireKnown(string field, string argument, string name) =>
        fields.Contains(field) ? field : throw RestException.WrongValue(argument, $"{name} field not allowed: {field}");

    private static int Direction(JsonNode? direction) => PhpValue.AsText(direction)?.ToUpperInvariant() switch
    {
        "ASC" => 1,
        "DESC" => -1,
        _ => throw RestException.WrongValue(Order, "Order direction should be one of {ASC|DESC}"),
    };

    private static JsonNode? Value(OfflineEvent waiting, string field) => field switch
    {
        Id => waiting.Id,
        Time => waiting.Time.ToString("O", CultureInfo.InvariantCulture),
        Name => waiting.Name,
        MessageId => waiting.MessageId,
        ProcessId => waiting.ProcessId,
        _ => waiting.HasFailed ? 1 : 0,
    };
}
