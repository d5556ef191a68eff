namespace Placement.Releases;

/// <summary>
/// Divides portals among hosts. Two may have a portal for a while, when hosts come and go: what they do is safe then, too.
/// </summary>
internal interface IPortalShare
{
    /// <summary>Whether a portal is this host's to look after.</summary>
    /// <param name="bucket">The bucket of the portal.</param>
    bool IsMine(int bucket);
}
