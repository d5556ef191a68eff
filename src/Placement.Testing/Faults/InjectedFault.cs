namespace Placement.Testing;

/// <summary>A fault that has happened.</summary>
/// <param name="Fault">The fault as it was added.</param>
/// <param name="Method">
/// The method that was called, lower case, or the one of a batch's command; <c>oauth/token</c> at the authorization server.
/// </param>
/// <param name="Request">The number of the request among those that the fault is for, since it was added; the first one is 1.</param>
/// <param name="At">When it happened, by the portal's clock.</param>
public sealed record InjectedFault(PortalFault Fault, string Method, int Request, DateTimeOffset At);
