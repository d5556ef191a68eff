using System.Text.Json.Nodes;

namespace Placement.Testing.State;

/// <summary>An event that waits to be fetched: one for each thing that has changed, not for each change.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Time">When it happened, or happened again.</param>
/// <param name="Name">The event, upper case.</param>
/// <param name="Data">What happened.</param>
/// <param name="UserId">Who caused it; 0: nobody.</param>
/// <param name="MessageId">What is the same for the same event of the same thing: 32 hexadecimal digits.</param>
/// <param name="Connector">The source of the queue that it waits in; empty: the queue without a source.</param>
internal sealed record OfflineEvent(
    int Id, DateTimeOffset Time, string Name, JsonObject Data, int UserId, string MessageId, string Connector)
{
    /// <summary>Who has reserved it; empty: nobody.</summary>
    public string ProcessId { get; init; } = "";

    public DateTimeOffset ReservedAt { get; init; }

    /// <summary>Whether the application could not do anything with it.</summary>
    public bool HasFailed { get; init; }
}
