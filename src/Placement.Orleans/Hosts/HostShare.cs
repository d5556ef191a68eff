using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Placement.Releases;

namespace Placement.Hosts;

/// <summary>
/// Divides shards among the hosts that are there, by their names: when one comes or goes, only its own shards move.
/// </summary>
internal sealed class HostShare(ISiloStatusOracle hosts) : IPortalShare
{
    /// <inheritdoc/>
    public bool IsMine(int bucket) => IsMine(ReleaseShard.Of(bucket));

    /// <summary>Whether a shard is this host's.</summary>
    public bool IsMine(ReleaseShard shard)
    {
        ulong own = Weight(hosts.SiloAddress, shard);
        return hosts.GetActiveSilos().All(other => other.Equals(hosts.SiloAddress) || Weight(other, shard) < own);
    }

    private static ulong Weight(SiloAddress host, ReleaseShard shard) =>
        XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{host.ToParsableString()}/{shard.Index}")));
}
