using System.Security.Cryptography;
using System.Text;

namespace Placement;

/// <summary>What stands for a secret where it must be compared, or remembered, without being kept.</summary>
internal static class SecretDigest
{
    /// <summary>Whether two secrets are the same, in a time that tells nothing of where they differ, nor of how long they are.</summary>
    public static bool AreEqual(string one, string other) => CryptographicOperations.FixedTimeEquals(Hash(one), Hash(other));

    /// <summary>A key that a secret can be found by, but not read from.</summary>
    public static string KeyOf(string scope, string secret) => Convert.ToBase64String(Hash($"{scope}\n{secret}"));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
