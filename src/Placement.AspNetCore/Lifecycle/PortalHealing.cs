using Placement.RequestVerification;

namespace Placement.Lifecycle;

/// <summary>Registers widgets and binds events again on a portal whose lost event an administrator's request has made up for.</summary>
internal sealed class PortalHealing(Reregistration reregistration) : IPortalHealing
{
    /// <inheritdoc/>
    public void Begin(Portal portal) => _ = Task.Run(() => reregistration.HealAsync(portal));
}
