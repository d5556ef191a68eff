namespace Placement.Releases;

/// <summary>All portals are this host's: it knows of no others.</summary>
internal sealed class WholeShare : IPortalShare
{
    /// <inheritdoc/>
    public bool IsMine(int bucket) => true;
}
