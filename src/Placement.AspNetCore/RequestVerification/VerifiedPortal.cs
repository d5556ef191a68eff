namespace Placement.RequestVerification;

/// <summary>Where a portal is, and what it granted, as a trusted authorization server says.</summary>
/// <param name="ClientId">The application, which is one of this host's.</param>
/// <param name="ClientEndpoint">The portal's REST address, which the policy has let pass.</param>
/// <param name="ServerEndpoint">The authorization server's REST address.</param>
/// <param name="Statement">All that the server says.</param>
/// <param name="IsRecalled">
/// Whether the server said so some minutes ago: enough to let a request pass, too little to store something.
/// </param>
internal sealed record VerifiedPortal(
    string ClientId, Uri ClientEndpoint, Uri ServerEndpoint, TokenStatement Statement, bool IsRecalled);
