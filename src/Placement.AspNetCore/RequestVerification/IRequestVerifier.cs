namespace Placement;

/// <summary>Decides whether a request comes from a portal that has the application.</summary>
/// <remarks>
/// The default asks the authorization server about the access token. For events, and for widgets if
/// <see cref="PlacementOptions.WidgetProof"/> says so, an application token is enough that an administrator has confirmed.
/// </remarks>
public interface IRequestVerifier
{
    /// <summary>Looks at what a request says of its origin.</summary>
    /// <param name="claim">What the request says. Anybody can have written it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal, or why the request is refused.</returns>
    /// <exception cref="PortalStoreException">The portal store failed.</exception>
    ValueTask<Verification> VerifyAsync(OriginClaim claim, CancellationToken cancellationToken = default);
}
