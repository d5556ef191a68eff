using Microsoft.Extensions.Options;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>The portals that are brought up before the others.</summary>
internal sealed class CanaryPortals(IOptions<ReleaseOptions> options)
{
    private volatile string[] _named = [];

    /// <summary>The share, as buckets: those below are canaries.</summary>
    public int BucketsBelow => (int)Math.Ceiling(options.Value.CanaryShare * PortalBucket.Count);

    /// <summary>Those that are named, by identity, as far as the store has them.</summary>
    public IReadOnlyCollection<string> Named => _named;

    /// <summary>Whether a portal is named, by its identity or its host.</summary>
    public bool IsNamed(Portal portal) => options.Value.CanaryPortals.Any(name => PortalName.IsOf(portal, name));

    /// <summary>Takes note of the portals that are named.</summary>
    public void Set(IEnumerable<Portal> named) =>
        _named = [.. named.Select(static portal => portal.MemberId).Order(StringComparer.Ordinal)];
}
