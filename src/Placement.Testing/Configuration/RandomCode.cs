using System.Security.Cryptography;

namespace Placement.Testing.Configuration;

/// <summary>Tokens and ids in the shapes that Bitrix24 gives them.</summary>
internal static class RandomCode
{
    /// <summary>The length of access and refresh tokens.</summary>
    public const int TokenLength = 70;

    /// <summary>The length of member ids and application tokens.</summary>
    public const int IdLength = 32;

    public static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
