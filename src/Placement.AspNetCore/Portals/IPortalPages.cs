namespace Placement.Portals;

/// <summary>A portal store that reads many portals at once.</summary>
internal interface IPortalPages
{
    /// <summary>A page of portals, by identity, once for each application. Those that cannot be read are left out.</summary>
    /// <param name="memberIds">The identities, lower case.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<ILookup<string, Portal>> FindPageAsync(IReadOnlyList<string> memberIds, CancellationToken cancellationToken);
}
