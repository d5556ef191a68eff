namespace Placement.Lifecycle;

/// <summary>What releases have to do with a registration that something else has begun: an installation, an event, a repair.</summary>
internal interface IReleaseGate
{
    /// <summary>
    /// Whether this host may change what a portal has: the release that is stored is its own, and waits for no approval.
    /// </summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    ValueTask<bool> MayRegisterAsync(Portal portal, CancellationToken cancellationToken);

    /// <summary>Whether this host may change what all portals have, which is what the release itself does as long as it goes on.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    ValueTask<bool> MayRegisterAllAsync(CancellationToken cancellationToken);

    /// <summary>Leaves a portal to the hosts of the later release.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    ValueTask LeaveAsync(Portal portal, CancellationToken cancellationToken);

    /// <summary>Notes what a portal was brought to.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    ValueTask NoteAsync(Portal portal, Uri baseAddress, RegistrationReport report, CancellationToken cancellationToken);
}
