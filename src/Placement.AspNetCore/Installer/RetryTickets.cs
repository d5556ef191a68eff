using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Placement.Configuration;

namespace Placement.Installer;

/// <summary>Issues tickets and accepts them, for a short time.</summary>
internal sealed class RetryTickets(
    IDataProtectionProvider protection, ClientIdentity applications, TimeProvider? timeProvider = null)
{
    /// <summary>The field of the form.</summary>
    public const string Field = "placement_retry";

    /// <summary>The field beside it that says to finish, whatever the application will not be able to do.</summary>
    public const string FinishField = "placement_finish";

    private const string Purpose = "Placement.Installer.Retry.v2";
    private const char Separator = '|';
    private const int Parts = 6;

    private readonly ApplicationSeals _seals = new(protection, applications, Purpose);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>How long a ticket is worth something: long enough to grant a scope and come back.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    public string Issue(RetryTicket ticket) => _seals.Seal(ticket.ClientId, Encoding.UTF8.GetBytes(string.Join(
        Separator,
        Text((_clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()),
        ticket.MemberId,
        Text(ticket.Epoch),
        ticket.UserId is { } user ? Text(user) : "",
        ticket.Language,
        ticket.BaseAddress.AbsoluteUri)));

    /// <returns>The ticket; null: it is expired, or none of ours.</returns>
    public RetryTicket? Read(string text)
    {
        if (_seals.Open(text) is not var (clientId, content))
        {
            return null;
        }

        return Encoding.UTF8.GetString(content).Split(Separator, Parts)
                is [var expiry, var memberId, var epoch, var user, var language, var address]
            && _clock.GetUtcNow().ToUnixTimeSeconds() < Number(expiry)
            && Number(epoch) is { } number
            && Uri.TryCreate(address, UriKind.Absolute, out Uri? baseAddress)
            ? new RetryTicket(clientId, memberId, number, (int?)Number(user), baseAddress, language)
            : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
