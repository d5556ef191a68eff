using Microsoft.Extensions.Hosting;

namespace Placement;

/// <summary>What an application tells about itself. It is no record, so that printing it never shows the secret.</summary>
public sealed class PlacementOptions
{
    /// <summary>The application's client id, as Bitrix24 issued it. Without it no portal can be verified, and no widget is shown.</summary>
    /// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
    public string? ClientId { get; set; }

    /// <summary>The application's client secret. It is sent to the authorization server and nowhere else.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Another client secret, for the time in which the application's secret is exchanged: it is tried where the authorization server does
    /// not know <see cref="ClientSecret"/>. Null: there is none.
    /// </summary>
    public string? AlternateClientSecret { get; set; }

    /// <summary>
    /// More applications that this host serves, for instance local ones, whose client id is another one on each portal. Each portal is
    /// served as what it has: its tokens are renewed with the secret of its own application, and requests, sessions and what is stored of
    /// two applications never mix. <see cref="ClientId"/> and <see cref="ClientSecret"/> are the short form of a single one, and the
    /// application of whatever was stored before there were several.
    /// </summary>
    public IList<ApplicationCredentials> Applications { get; } = [];

    /// <summary>
    /// The address under which Bitrix24's users reach the application: absolute, without query; null: the one under which the installer
    /// was opened. Set it where a proxy stands before the application. It has to be public and https, unless <see cref="AllowLoopback"/>
    /// says otherwise or the portals of <see cref="PortalHosts"/> are in a private network, too.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// What the installer's page, and the main page unless there is another, call the application; null: the host application's name.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// The hosts of authorization servers that are asked about tokens and may receive the client secret: Bitrix24's own, unless changed.
    /// </summary>
    public ICollection<string> AuthorizationHosts { get; } = ["oauth.bitrix.info", "oauth.bitrix24.tech", "oauth.bitrix24.info"];

    /// <summary>
    /// The hosts of self-hosted portals that are trusted beside Bitrix24's own domains: <c>portal.acme.com</c>, with a port if it is not
    /// the
    /// usual one, or <c>*.acme.com</c> for all below.
    /// </summary>
    public ICollection<string> PortalHosts { get; } = [];

    /// <summary>Whether portals and authorization servers on this machine are trusted; null: in the Development environment only.</summary>
    public bool? AllowLoopback { get; set; }

    /// <summary>
    /// What a request for a widget has to prove before the widget is shown. Default: <see cref="OriginProof.User"/>, which asks the
    /// authorization server about the user's access token and remembers the answer for minutes.
    /// </summary>
    public OriginProof WidgetProof { get; set; }

    /// <summary>
    /// How long the data of a portal is kept that has removed the application and wants its data deleted. Until then a new installation
    /// takes it back: whether the administrator has really asked for the deletion cannot be proven. Default: 7 days; zero: not at all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than a year.</exception>
    public TimeSpan RemovalGracePeriod
    {
        get;
        set => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(366)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "Data is kept for a year at most, and not for less than no time.");
    } = TimeSpan.FromDays(7);

    /// <summary>How the installer registers widgets; null: the defaults.</summary>
    public RegistrationOptions? Registration { get; set; }

    /// <summary>
    /// How many requests a portal takes, for the clients that are handed out; null: no limit. Default:
    /// <see cref="RequestRate.Standard"/>.
    /// </summary>
    public RequestRate? RateLimit { get; set; } = RequestRate.Standard;

    /// <summary>How long the pages of a widget may go on asking after the widget was opened.</summary>
    public SessionLimits SessionLimits { get; } = new();

    /// <summary>How much of a request is read.</summary>
    public RequestLimits RequestLimits { get; } = new();

    /// <summary>All applications, the single one first.</summary>
    internal IEnumerable<ApplicationCredentials> AllApplications => string.IsNullOrWhiteSpace(ClientId)
        ? Applications
        : Applications.Prepend(new ApplicationCredentials
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            AlternateClientSecret = AlternateClientSecret,
        });

    /// <summary>What the application is called.</summary>
    internal string NameIn(IHostEnvironment? environment) => ApplicationName ?? environment?.ApplicationName ?? "Bitrix24";

    /// <summary>Whether this machine is trusted in an environment.</summary>
    internal bool AllowsLoopback(IHostEnvironment? environment) => AllowLoopback ?? environment?.IsDevelopment() ?? false;
}
