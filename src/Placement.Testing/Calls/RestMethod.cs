using System.Text.Json.Nodes;
using Placement.Testing.Rest;

namespace Placement.Testing.Calls;

/// <summary>A method of REST: who may call it, and what it does.</summary>
/// <param name="Name">The name, lower case.</param>
/// <param name="Execute">Returns <c>result</c>, or throws a <see cref="RestException"/>.</param>
internal sealed record RestMethod(string Name, Func<RestCall, JsonNode?> Execute)
{
    /// <summary>The scope that the caller needs; null: none.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether webhooks are refused.</summary>
    public bool NeedsApplication { get; init; }

    public bool NeedsAdministrator { get; init; }

    /// <summary>Whether the method runs others: it may not stand in a batch, and has no operating time of its own.</summary>
    public bool IsBatch { get; init; }
}
