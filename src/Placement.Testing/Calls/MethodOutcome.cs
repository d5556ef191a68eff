using System.Text.Json.Nodes;

namespace Placement.Testing.Calls;

/// <summary>What a method answers when it does not fail.</summary>
/// <param name="Result">The <c>result</c>.</param>
internal sealed record MethodOutcome(JsonNode? Result)
{
    /// <summary>How many rows there are; null: the method lists none, or was asked not to count.</summary>
    public int? Total { get; init; }

    /// <summary>Where the next page starts; null: there is none.</summary>
    public int? Next { get; init; }

    /// <summary>Whether the result is the whole answer, without an envelope.</summary>
    public bool IsBare { get; init; }

    /// <summary>What a command of a batch has thrown that is no error of Bitrix24; null: nothing.</summary>
    public Exception? Thrown { get; init; }
}
