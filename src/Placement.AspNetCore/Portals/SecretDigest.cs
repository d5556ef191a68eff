using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Placement.Portals;

/// <summary>What stands for a secret where it must be compared, or remembered, without being kept.</summary>
internal static class SecretDigest
{
    private const int MaxOnStack = 512;

    /// <summary>
    /// Whether two secrets are the same, in a time that tells nothing of where they differ. How long they are is documented.
    /// </summary>
    public static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));

    /// <summary>A key that a secret can be found by, but not read from.</summary>
    public static string KeyOf(string scope, string secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash($"{scope}\n{secret}", hash);
        return Convert.ToBase64String(hash);
    }

    private static void Hash(string text, Span<byte> hash)
    {
        int length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[length];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
    }
}
