using System.Text.Json.Nodes;
using Placement.Testing.Rest;

namespace Placement.Testing.Calls;

/// <summary>A method of REST: who may call it, and what it does.</summary>
/// <param name="Name">The name, lower case.</param>
/// <param name="Execute">Returns the outcome, or throws a <see cref="RestException"/>.</param>
internal sealed record RestMethod(string Name, Func<RestCall, Task<MethodOutcome>> Execute)
{
    /// <summary>Whoever may use the first may use what belongs to it; the others see less of it.</summary>
    private static readonly string[] UserScopes = ["user", "user_basic", "user_brief"];

    /// <summary>A method that has nothing to wait for, and no pages.</summary>
    public RestMethod(string name, Func<RestCall, JsonNode?> execute)
        : this(name, call => new MethodOutcome(execute(call)))
    {
    }

    /// <summary>A method that has nothing to wait for.</summary>
    public RestMethod(string name, Func<RestCall, MethodOutcome> execute)
        : this(name, call => Task.FromResult(execute(call)))
    {
    }

    /// <summary>The scope that the caller needs; null: none.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether webhooks are refused.</summary>
    public bool NeedsApplication { get; init; }

    public bool NeedsAdministrator { get; init; }

    /// <summary>Whether the method runs others: it may not stand in a batch, and has no operating time of its own.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Whether a caller with these scopes may call it.</summary>
    public bool IsCoveredBy(IReadOnlyCollection<string> scopes) =>
        Scope is null || scopes.Contains(Scope) || (Scope == UserScopes[0] && scopes.Any(UserScopes.Contains));
}
