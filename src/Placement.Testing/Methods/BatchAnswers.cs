using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary>What the commands of a batch have answered so far, by their keys.</summary>
internal sealed class BatchAnswers
{
    private const string Result = "result";
    private const string Error = "error";
    private const string Total = "total";
    private const string Next = "next";
    private const string Time = "time";

    private readonly Dictionary<string, JsonObject> _maps = new(StringComparer.Ordinal)
    {
        [Result] = [],
        [Error] = [],
        [Total] = [],
        [Next] = [],
        [Time] = [],
    };

    /// <summary>One of the maps.</summary>
    public JsonObject this[string map] => _maps[map];

    /// <summary>A command has succeeded. Of the commands that fail, Bitrix24 tells no time.</summary>
    public void Add(string key, MethodOutcome outcome, CallTimer timer)
    {
        _maps[Result][key] = outcome.Result;
        _maps[Time][key] = timer.ToJson();
        if (outcome.Total is { } total)
        {
            _maps[Total][key] = total;
        }

        if (outcome.Next is { } next)
        {
            _maps[Next][key] = next;
        }
    }

    /// <summary>All commands together have taken this much of the budget of <c>batch</c>: each says the same.</summary>
    public void Charge((TimeSpan Consumed, DateTimeOffset ResetAt) operating)
    {
        foreach ((_, JsonNode? time) in _maps[Time])
        {
            CallTimer.Charge((JsonObject)time!, operating);
        }
    }

    /// <summary>A command has failed.</summary>
    public void Add(string key, RestException error) => _maps[Error][key] = Envelope.Error(error);

    public JsonObject ToJson() => new()
    {
        ["result"] = Written(Result),
        ["result_error"] = Written(Error),
        ["result_total"] = Written(Total),
        ["result_next"] = Written(Next),
        ["result_time"] = Written(Time),
    };

    private JsonNode Written(string map) =>
        PhpValue.Map(_maps[map].Select(static answer => KeyValuePair.Create(answer.Key, answer.Value?.DeepClone())));
}
