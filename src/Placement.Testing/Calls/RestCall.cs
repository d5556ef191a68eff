namespace Placement.Testing.Methods;

/// <summary>One call of a method.</summary>
internal sealed record RestCall(RestDispatcher Dispatcher, RestCaller Caller, RestParameters Parameters);
