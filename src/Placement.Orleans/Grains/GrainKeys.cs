using Placement.Clusters;
using Placement.Portals;

namespace Placement.Grains;

/// <summary>The keys of grains. A member id is hexadecimal, so the first slash ends it.</summary>
internal static class GrainKeys
{
    /// <summary>The key of the grain that renews tokens.</summary>
    public static string Of(StoredTokens tokens) => new PortalKey(tokens.ClientId, tokens.MemberId).ToString();

    /// <summary>What a portal's key was made of.</summary>
    public static (string MemberId, string ClientId) PortalOf(string key)
    {
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }
}
