using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Placement.Configuration;

/// <summary>
/// Seals what pages keep, for one application each: what is sealed for another one is worth nothing. A mark before the seal says which one
/// it is for; the seal, that it is true.
/// </summary>
/// <param name="protection">Seals.</param>
/// <param name="applications">The applications.</param>
/// <param name="purpose">What is sealed.</param>
internal sealed class ApplicationSeals(IDataProtectionProvider protection, ClientIdentity applications, string purpose)
{
    /// <summary>So many bytes tell the applications of a host apart, and have a length in base 64 that needs no padding.</summary>
    private const int MarkBytes = 6;

    private const int MarkLength = 8;

    private Dictionary<string, (string ClientId, IDataProtector Protector)>? _known;

    private Dictionary<string, (string ClientId, IDataProtector Protector)> Known => _known ??= applications.StoredIds.ToDictionary(
        MarkOf, id => (id, protection.CreateProtector(purpose, id)), StringComparer.Ordinal);

    /// <summary>Letters, digits, hyphens and underscores.</summary>
    public string Seal(string clientId, byte[] content)
    {
        string mark = MarkOf(clientId);
        return mark + WebEncoders.Base64UrlEncode(Known[mark].Protector.Protect(content));
    }

    /// <returns>What was sealed, and for which application; null: it was not sealed for one of these.</returns>
    public (string ClientId, byte[] Content)? Open(string text)
    {
        if (text.Length <= MarkLength || !Known.TryGetValue(text[..MarkLength], out (string ClientId, IDataProtector Protector) known))
        {
            return null;
        }

        try
        {
            return (known.ClientId, known.Protector.Unprotect(WebEncoders.Base64UrlDecode(text, MarkLength, text.Length - MarkLength)));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string MarkOf(string clientId) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(clientId)).AsSpan(0, MarkBytes));
}
