namespace Placement.Testing.Calls;

/// <summary>One call of a method.</summary>
/// <param name="Caller">On whose behalf.</param>
/// <param name="Parameters">What is passed.</param>
/// <param name="CancellationToken">Ends when the client gives up, or the portal stops.</param>
internal sealed record RestCall(RestCaller Caller, LocalParameters Parameters, CancellationToken CancellationToken);
