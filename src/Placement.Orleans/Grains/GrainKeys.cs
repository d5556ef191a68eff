using System.Globalization;
using Placement.Clusters;
using Placement.Portals;
using Placement.Releases;

namespace Placement.Grains;

/// <summary>The keys of grains. A member id is hexadecimal, so the first slash ends it.</summary>
internal static class GrainKeys
{
    /// <summary>The key of the grain that renews tokens.</summary>
    public static string Of(StoredTokens tokens) => new PortalKey(tokens.ClientId, tokens.MemberId).ToString();

    /// <summary>The key of the grain that walks over a shard.</summary>
    public static string Of(StoredRelease release, ReleaseShard shard) => string.Create(
        CultureInfo.InvariantCulture, $"{release.ClientId}/{release.Number}/{shard.Index}");

    /// <summary>What a shard's key was made of.</summary>
    public static (string ClientId, long Number, ReleaseShard Shard) ShardOf(string key)
    {
        int last = key.LastIndexOf('/');
        int middle = key.LastIndexOf('/', last - 1);
        return (
            key[..middle], long.Parse(key.AsSpan()[(middle + 1)..last], provider: CultureInfo.InvariantCulture),
            new ReleaseShard(int.Parse(key.AsSpan()[(last + 1)..], provider: CultureInfo.InvariantCulture)));
    }

    /// <summary>What a portal's key was made of.</summary>
    public static (string MemberId, string ClientId) PortalOf(string key)
    {
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }
}
