using Placement.Testing.Keeping;

namespace Placement.Testing;

// What becomes of the portal's state over restarts.
public sealed partial class LocalPortal
{
    /// <summary>
    /// Brings what the application registered in an earlier run to the address at which it listens now. Before anything calls the portal.
    /// </summary>
    internal void MoveApplication(Uri address)
    {
        if (_parts.Channel.FormerAddress is { } former)
        {
            HandlerMove.Apply(_parts.Data, former, address);
        }
    }
}
