using System.Text;

namespace Placement;

/// <summary>A user's session on a portal, as a store keeps it. Printing it never shows a token.</summary>
/// <remarks>There is one for a user of a portal and an application, however many pages the user has open.</remarks>
public sealed record StoredSession
{
    /// <summary>The application's client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The portal's identity, lower case.</summary>
    public required string MemberId { get; init; }

    /// <summary>The user's id on the portal.</summary>
    public required int UserId { get; init; }

    /// <summary>
    /// How often the user's sessions were ended. Tickets name it, so that those of before are worth nothing.
    /// </summary>
    public long Generation { get; init; }

    /// <summary>The installation that the session is of: with another <see cref="Portal.Epoch"/> of the portal it has ended.</summary>
    public long Epoch { get; init; }

    /// <summary>The user's tokens; null: the session was ended, and the next widget that the user opens brings others.</summary>
    public PortalTokens? Tokens { get; init; }

    /// <summary>Whether the user is an administrator of the portal; null: it was not asked.</summary>
    public bool? IsAdministrator { get; init; }

    /// <summary>When it was last made sure that the user has access to the application.</summary>
    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>When a page of the session was last opened, accurate to an hour.</summary>
    public DateTimeOffset UsedAt { get; init; }

    /// <summary>How often the session was stored; 0: never. The store sets it, and stores nothing over another revision.</summary>
    public long Revision { get; init; }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("MemberId = ").Append(MemberId)
            .Append(", UserId = ").Append(UserId)
            .Append(", Revision = ").Append(Revision);
        return true;
    }
}
