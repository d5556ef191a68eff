using Microsoft.Extensions.Logging;
using Placement.Client;
using Placement.Tokens;

namespace Placement;

/// <summary>
/// How a <see cref="BitrixClient"/> renews tokens, heeds limits and tells the time. It is no record, so that printing it never shows the
/// secret.
/// </summary>
public sealed class BitrixClientOptions : IRenewalOptions
{
    /// <summary>
    /// The application's client id. Needed to renew tokens, together with <see cref="ClientSecret"/> and the tokens'
    /// <see cref="PortalTokens.RefreshToken"/> and <see cref="PortalTokens.ServerEndpoint"/>; null: tokens are not renewed.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
    public string? ClientId { get; set; }

    /// <summary>The application's client secret. It is sent to the authorization server and nowhere else.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Another client secret, for the time in which the application's secret is exchanged: it is tried where the authorization server does
    /// not know <see cref="ClientSecret"/>, which uses up no refresh token. Null: there is none.
    /// </summary>
    public string? AlternateClientSecret { get; set; }

    /// <summary>
    /// The hosts of authorization servers that may receive the client secret: Bitrix24's own, unless given. A loopback
    /// address may, too, if the portal has one.
    /// </summary>
    public IReadOnlyCollection<string> AuthorizationHosts { get; set; } =
        ["oauth.bitrix.info", "oauth.bitrix24.tech", "oauth.bitrix24.info"];

    /// <summary>
    /// Keeps renewed tokens and new addresses; null: they are kept in memory while a client of the same portal and user is
    /// in use, and are lost after that.
    /// </summary>
    public ITokenStore? TokenStore { get; set; }

    /// <summary>
    /// How long one call waits for limits, in all: Bitrix24's, and <see cref="RateLimit"/>. What would take longer fails at
    /// once with the limit's error. Default: 30 seconds; zero: never wait. The time that requests take does not count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The budget is negative.</exception>
    public TimeSpan RequestBudget
    {
        get;
        set => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The budget is not negative.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many requests the portal takes. Calls wait here rather than be refused there, together with those of all clients
    /// in this process that have the same portal and rate. Default: <see cref="RequestRate.Standard"/>; null: no limit, as on
    /// portals of one's own.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/limits.html">Limits</seealso>
    public RequestRate? RateLimit { get; set; } = RequestRate.Standard;

    /// <summary>
    /// The longest answer of a portal that is read, in bytes; a longer one is a <see cref="BitrixException"/>. Default: 32 MiB. It is
    /// <c>placement.get</c> that grows with what you declare: 5,000 bindings in 12 languages are about 10 MB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public int MaxAnswerLength
    {
        get;
        set => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The longest answer has at least 1 byte.");
    } = 32 * 1024 * 1024;

    /// <summary>The clock that waits and expiries follow.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Tells whether an address can be a portal's. Where a redirect or a renewal says that the portal has moved to an address for which
    /// the answer is no, nothing is sent there, and it is not stored. Null: over https a portal may move to any public address.
    /// </summary>
    public Func<Uri, bool>? IsPortal { get; set; }

    /// <summary>Creates the logger, whose category is <c>Placement.BitrixClient</c>; null: nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Counts the requests of all hosts of the application; null: this process counts its own.</summary>
    internal IRequestTurns? Turns { get; set; }

    /// <summary>
    /// Has tokens renewed, which the portal refuses or soon will, where that is done for all hosts; null: this process does it. What they
    /// were renewed to stands in the token store, where the client finds it next; so no token travels between hosts. It throws for
    /// cancellation only, which gives up waiting: the renewal goes on for the others.
    /// </summary>
    internal Func<PortalTokens, CancellationToken, Task>? RenewTogether { get; set; }

    /// <summary>With whom a client shares what is renewed: the process.</summary>
    internal TokenLineages Lineages { get; set; } = TokenLineages.Shared;
}
