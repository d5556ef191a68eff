namespace Placement.Testing.Calls;

/// <summary>One call of a method.</summary>
internal sealed record RestCall(RestCaller Caller, RestParameters Parameters);
