using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Placement.Portals.Database;

/// <summary>
/// Encrypts what a database must not show: each value for its portal and its column, so that it is worth nothing anywhere else.
/// </summary>
internal sealed class PortalSecrets(IDataProtectionProvider dataProtection)
{
    private const string Purpose = "Placement.DatabasePortalStore.v1";

    /// <summary>The value, encrypted; null: there is none.</summary>
    /// <exception cref="PortalStoreException">The keys cannot be used.</exception>
    public string? Protect(string memberId, string column, string? secret)
    {
        if (secret is null)
        {
            return null;
        }

        try
        {
            return Protector(memberId, column).Protect(secret);
        }
        catch (CryptographicException failure)
        {
            throw new PortalStoreException(
                "The keys of Data Protection cannot be used, so nothing was stored. Check where the application keeps them.",
                failure);
        }
    }

    /// <summary>The value of a column; null: there is none, or it was encrypted with other keys or for another column.</summary>
    public string? Unprotect(string memberId, string column, string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        try
        {
            return Protector(memberId, column).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string memberId, string column) => dataProtection.CreateProtector(Purpose, memberId, column);
}
