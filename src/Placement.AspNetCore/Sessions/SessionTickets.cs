using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Placement.Configuration;
using Placement.RequestVerification;

namespace Placement.Sessions;

/// <summary>Seals tickets, and opens those that are the application's own.</summary>
internal sealed class SessionTickets(
    IDataProtectionProvider protection, ClientIdentity applications, TimeProvider? timeProvider = null)
{
    private const int MaxRemembered = 2_000;

    /// <summary>Longer tickets, of widgets that are opened with much, would take much memory.</summary>
    private const int MaxRememberedLength = 2048;

    /// <summary>How long an opened ticket is remembered: a page asks several times in a row.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    /// <summary>No longer text is looked at: what opens a widget is at most as long as its form.</summary>
    private const int MaxLength = 1024 * 1024;

    private const string Purpose = "Placement.Session.v1";

    private readonly ApplicationSeals _seals = new(protection, applications, Purpose);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly BoundedCache<SessionTicket> _opened = new(timeProvider ?? TimeProvider.System, MaxRemembered);

    /// <summary>The ticket as a text for fields, headers and addresses.</summary>
    public string Seal(SessionTicket ticket)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write((byte)ticket.Kind);
            writer.Write(ticket.ExpiresAt.ToUnixTimeMilliseconds());
            writer.Write(ticket.OpenedAt.ToUnixTimeMilliseconds());
            writer.Write(ticket.Generation);
            writer.Write(ticket.MemberId);
            writer.Write(ticket.UserId);
            writer.Write(ticket.Epoch);
            writer.Write(ticket.Placement);
            writer.Write(ticket.Language);
            writer.Write(ticket.ApplicationSid ?? "");
            writer.Write(ticket.Path ?? "");
            writer.Write(ticket.Options ?? "");
        }

        return _seals.Seal(ticket.ClientId, stream.ToArray());
    }

    /// <returns>The ticket, whether or not its time is over; null: it is none of ours.</returns>
    public SessionTicket? Open(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        if (_opened.Find(text) is { } known)
        {
            return known;
        }

        if (_seals.Open(text) is not var (clientId, content))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(content));
        SessionTicket ticket = Read(clientId, reader);
        if (text.Length <= MaxRememberedLength)
        {
            _opened.Set(text, ticket, _clock.GetUtcNow() + Memory);
        }

        return ticket;
    }

    /// <summary>
    /// What no other ticket has. It is that of the bytes: the last letter of the text has bits that mean nothing, so that one ticket can be
    /// written in several ways.
    /// </summary>
    public static string NumberOf(string text) => Convert.ToHexString(SHA256.HashData(WebEncoders.Base64UrlDecode(text)));

    private static SessionTicket Read(string clientId, BinaryReader reader)
    {
        var kind = (TicketKind)reader.ReadByte();
        DateTimeOffset expiresAt = Time();
        DateTimeOffset openedAt = Time();
        long generation = reader.ReadInt64();
        string memberId = reader.ReadString();
        int userId = reader.ReadInt32();
        long epoch = reader.ReadInt64();
        string placement = reader.ReadString();
        string language = reader.ReadString();
        string? applicationSid = Text();
        string? path = Text();
        string? options = Text();
        return new SessionTicket(
            kind, generation, clientId, memberId, userId, epoch, placement, options, applicationSid, language, path, openedAt, expiresAt);

        DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());

        string? Text() => reader.ReadString() is { Length: > 0 } text ? text : null;
    }
}
