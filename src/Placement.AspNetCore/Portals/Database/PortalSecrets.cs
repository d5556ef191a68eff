using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Placement.Portals.Database;

/// <summary>
/// Encrypts what a database must not show: each value for its portal, application and column, so that it is worth nothing anywhere else.
/// </summary>
internal sealed class PortalSecrets(IDataProtectionProvider dataProtection)
{
    private const string Purpose = "Placement.DatabasePortalStore.v1";

    /// <summary>The value, encrypted; null: there is none.</summary>
    /// <exception cref="PortalStoreException">The keys cannot be used.</exception>
    public string? Protect(PortalKey owner, string column, string? secret)
    {
        if (secret is null)
        {
            return null;
        }

        try
        {
            return Protector(owner, column).Protect(secret);
        }
        catch (CryptographicException failure)
        {
            throw new PortalStoreException(
                "The keys of Data Protection cannot be used, so nothing was stored. Check where the application keeps them.",
                failure);
        }
    }

    /// <summary>The value of a column; null: there is none, or it was encrypted with other keys or for another column.</summary>
    /// <remarks>What a process of a former version has written does not say for which application it is.</remarks>
    public string? Unprotect(PortalKey owner, string column, string? stored) =>
        stored is null ? null
        : TryUnprotect(owner, column, stored) is { } secret ? secret
        : owner.ClientId is null ? null
        : TryUnprotect(owner with { ClientId = null }, column, stored);

    private string? TryUnprotect(PortalKey owner, string column, string stored)
    {
        try
        {
            return Protector(owner, column).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(PortalKey owner, string column) => owner.ClientId is { } clientId
        ? dataProtection.CreateProtector(Purpose, owner.MemberId, column, clientId)
        : dataProtection.CreateProtector(Purpose, owner.MemberId, column);
}
