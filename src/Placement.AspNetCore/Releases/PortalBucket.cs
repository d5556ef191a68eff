using System.Security.Cryptography;
using System.Text;

namespace Placement.Releases;

/// <summary>Spreads portals: the same on every machine, and not by anything that portals have in common.</summary>
internal static class PortalBucket
{
    /// <summary>How many buckets there are.</summary>
    public const int Count = 10_000;

    /// <summary>The bucket of a portal, from 0 on.</summary>
    /// <param name="memberId">The portal's identity, lower case.</param>
    public static int Of(string memberId)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(memberId));
        return ((hash[0] << 16) | (hash[1] << 8) | hash[2]) % Count;
    }
}
