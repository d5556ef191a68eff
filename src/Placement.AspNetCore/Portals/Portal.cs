using System.Text;
using Placement.Portals;

namespace Placement;

/// <summary>A portal that has, or had, the application, as the store keeps it. Printing it never shows a token.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
public sealed record Portal
{
    /// <summary>
    /// The client id of the application that the portal has; null: it was stored before that was noted, so that the only application, or
    /// the one of <see cref="PlacementOptions.ClientId"/>, is meant. A portal that has two applications is stored twice.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>The portal's identity, which outlives its address: 32 hexadecimal digits, lower case.</summary>
    public required string MemberId { get; init; }

    /// <summary>The portal's REST address, <c>https://acme.bitrix24.com/rest/</c>.</summary>
    public required Uri ClientEndpoint { get; init; }

    /// <summary>The authorization server's REST address; null: not known.</summary>
    public Uri? ServerEndpoint { get; init; }

    /// <summary>What proves that a request comes from this portal; null: it is not known, or the portal does not send it.</summary>
    public string? ApplicationToken { get; init; }

    /// <summary>
    /// Whether an administrator's request brought the application token. One that is not confirmed proves nothing: the access token of a
    /// request decides.
    /// </summary>
    public bool IsApplicationTokenConfirmed { get; init; }

    /// <summary>
    /// The tokens of whoever installed the application, usually an administrator; null: none were given, or they are worth nothing any
    /// more.
    /// </summary>
    public PortalTokens? Tokens { get; init; }

    /// <summary>
    /// The tokens of the application's system user, an account that the portal has made for the application; null: the portal has none,
    /// or has not said so. They are used where <see cref="Tokens"/> are worth nothing any more.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/common/events/on-app-user-ready.html">ONAPPUSERREADY</seealso>
    public PortalTokens? SystemUserTokens { get; init; }

    /// <summary>
    /// When the portal had the system user ready, as the event says that brought <see cref="SystemUserTokens"/>; null: it has none. An
    /// event that is not younger changes nothing.
    /// </summary>
    public DateTimeOffset? SystemUserReadyAt { get; init; }

    /// <summary>How far the application has come on the portal.</summary>
    public PortalState State { get; init; }

    /// <summary>
    /// The application's status: <c>F</c> free, <c>D</c> demo, <c>T</c> trial, <c>P</c> paid, <c>L</c> local, <c>S</c> subscription;
    /// null: not known.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The scopes that the application was granted.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>
    /// When the last installation or update took place that an administrator's token has proven; null: none has. What is older, and comes
    /// late or again, changes nothing.
    /// </summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>
    /// A number that changes when the application is installed anew or removed. What was issued before, such as the ticket in an
    /// installer's page, is worth nothing after.
    /// </summary>
    public long Epoch { get; init; }

    /// <summary>A removal that waits to be confirmed, or for its data to be deleted; null: there is none.</summary>
    public PortalRemovalClaim? Removal { get; init; }

    /// <summary>When the portal was first stored. The store sets it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the portal was last stored. The store sets it.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// How often the portal was stored; 0: never. The store sets it, and stores nothing over a revision that it does not expect.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>The portal's host, with its port if that is not the usual one: <c>acme.bitrix24.com</c>.</summary>
    public string Domain => ClientEndpoint.Authority;

    /// <summary>The portal's origin, as browsers name it: <c>https://acme.bitrix24.com</c>.</summary>
    public string Origin => ClientEndpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>What tells the portal apart from others, and from itself with another application.</summary>
    internal PortalKey Key => new(ClientId, MemberId.ToLowerInvariant());

    /// <summary>Whether the application can call the portal of its own accord.</summary>
    internal bool HasTokens => Tokens is not null || SystemUserTokens is not null;

    /// <summary>The portal with tokens that have its identity and its addresses: a portal is in one place only.</summary>
    internal Portal WithOneAddress()
    {
        string memberId = MemberId.ToLowerInvariant();
        Uri? server = ServerEndpoint ?? Tokens?.ServerEndpoint ?? SystemUserTokens?.ServerEndpoint;
        return this with
        {
            MemberId = memberId,
            ServerEndpoint = server,
            Tokens = Located(Tokens),
            SystemUserTokens = Located(SystemUserTokens),
        };

        PortalTokens? Located(PortalTokens? tokens) =>
            tokens is null ? null : tokens with { MemberId = memberId, ClientEndpoint = ClientEndpoint, ServerEndpoint = server };
    }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("MemberId = ").Append(MemberId)
            .Append(", ClientEndpoint = ").Append(ClientEndpoint)
            .Append(", State = ").Append(State)
            .Append(", Revision = ").Append(Revision);
        return true;
    }
}
