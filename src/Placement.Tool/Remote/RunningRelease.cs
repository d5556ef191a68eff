using System.Text.Json;

namespace Placement.Tool.Remote;

/// <summary>How far the release of a running application is.</summary>
internal sealed record RunningRelease
{
    public required long Number { get; init; }

    /// <summary>Running, AwaitingApproval, Paused, Stopped, or one that this tool does not know.</summary>
    public required string State { get; init; }

    /// <summary>Whether the application declares something else under this number, and changes nothing for that reason.</summary>
    public required bool IsNumberUsedTwice { get; init; }

    public required int Total { get; init; }

    public required int Pending { get; init; }

    public required int Done { get; init; }

    public required int NeedsPerson { get; init; }

    /// <summary>How many portals are in each state.</summary>
    public required IReadOnlyList<(string State, int Count)> States { get; init; }

    /// <summary>All of it, as it was answered.</summary>
    public required JsonElement Answer { get; init; }

    /// <summary>Reads an answer; null: there was no release yet.</summary>
    public static RunningRelease? Of(JsonElement answer) => answer.ValueKind == JsonValueKind.Null ? null : new RunningRelease
    {
        Number = answer.GetProperty("number").GetInt64(),
        State = answer.GetProperty("state").GetString() ?? "",
        IsNumberUsedTwice = answer.TryGetProperty("isNumberUsedTwice", out JsonElement twice) && twice.GetBoolean(),
        Total = answer.GetProperty("total").GetInt32(),
        Pending = answer.GetProperty("pending").GetInt32(),
        Done = answer.GetProperty("done").GetInt32(),
        NeedsPerson = answer.GetProperty("needsPerson").GetInt32(),
        States = [.. answer.GetProperty("states").EnumerateObject().Select(static state => (state.Name, state.Value.GetInt32()))],
        Answer = answer,
    };
}
