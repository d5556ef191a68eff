using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Placement.Installer;

/// <summary>Issues tickets and accepts them, for a short time.</summary>
internal sealed class RetryTickets(IDataProtectionProvider protection, TimeProvider? timeProvider = null)
{
    /// <summary>The field of the form.</summary>
    public const string Field = "placement_retry";

    private const string Purpose = "Placement.Installer.Retry.v1";
    private const char Separator = '|';

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>How long a ticket is worth something: long enough to grant a scope and come back.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    public string Issue(RetryTicket ticket) =>
        _protector.Protect(
            string.Join(
                Separator, (_clock.GetUtcNow() + Lifetime)
                    .ToUnixTimeSeconds()
                    .ToString(CultureInfo.InvariantCulture), ticket.MemberId, ticket.Language));

    /// <returns>The ticket; null: it is expired, or none of ours.</returns>
    public RetryTicket? Read(string text)
    {
        string[] parts;
        try
        {
            parts = _protector.Unprotect(text).Split(Separator);
        }
        catch (CryptographicException)
        {
            return null;
        }

        bool isValid = parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long expiry)
            && _clock.GetUtcNow().ToUnixTimeSeconds() < expiry;
        return isValid ? new RetryTicket(parts[1], parts[2]) : null;
    }
}
