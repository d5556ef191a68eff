using System.Security.Cryptography.X509Certificates;
using Placement.Testing.Hosting;
using Placement.Testing.Keeping;
using Placement.Testing.State;

namespace Placement.Testing;

/// <summary>
/// A Bitrix24 portal on this machine, with one application installed on it: it answers REST calls over HTTP as Bitrix24
/// does, with the same checks in the same order. For the tests and the development of applications with widgets.
/// </summary>
/// <remarks>
/// Portals are independent of each other: any number may live in one process. All members may be used from several threads.
/// Disposing stops the servers; what was recorded stays readable.
/// </remarks>
/// <example>
/// <code>
/// await using LocalPortal portal = await LocalPortal.StartAsync();
/// PortalTokens tokens = portal.IssueTokens();
/// </code>
/// </example>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public sealed partial class LocalPortal : IAsyncDisposable
{
    private readonly PortalComposition _parts;

    private LocalPortal(PortalComposition parts) => _parts = parts;

    /// <summary>
    /// The portal's address: <c>http://127.0.0.1:{port}/</c>, on a port that was free, unless the options say otherwise. A browser shows
    /// the portal there.
    /// </summary>
    public Uri Address => _parts.Addresses.Portal;

    /// <summary>The REST address of the portal, <c>{Address}rest/</c>. A method's name follows it.</summary>
    public Uri Endpoint => _parts.Addresses.PortalRest;

    /// <summary>
    /// The authorization server's address. It is a server of its own, because <c>app.info</c> answers differently there:
    /// <c>{AuthorizationServer}oauth/token/</c> issues and renews tokens, <c>{AuthorizationServer}rest/app.info</c> verifies one.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
    public Uri AuthorizationServer => _parts.Addresses.AuthorizationServer;

    /// <summary>The administrator's incoming webhook. Methods that need an application refuse it, all of placement.* among them.</summary>
    public Uri WebhookAddress => new(Endpoint, FormattableString.Invariant($"{Administrator.Id}/{_parts.Identity.WebhookCode}/"));

    /// <summary>
    /// The certificate that the portal and its authorization server prove themselves by, for clients to compare with; null: they speak
    /// plain http.
    /// </summary>
    /// <example>
    /// <code>
    /// using var handler = new HttpClientHandler
    /// {
    ///     ServerCertificateCustomValidationCallback =
    ///         (_, certificate, _, _) => certificate?.Thumbprint == portal.Certificate?.Thumbprint,
    /// };
    /// </code>
    /// </example>
    public X509Certificate2? Certificate => _parts.Servers.Certificate;

    /// <summary>The portal's identity, 32 hexadecimal digits. It outlives the portal's address.</summary>
    public string MemberId => _parts.Identity.MemberId;

    /// <summary>The first active administrator among <see cref="Users"/>.</summary>
    public LocalUser Administrator => _parts.Identity.Administrator;

    /// <summary>
    /// The application's system user, an account that portals make for applications: an administrator who is none of <see cref="Users"/>.
    /// <see cref="ApplicationEvent.SystemUserReady"/> brings its tokens.
    /// </summary>
    public LocalUser SystemUser => _parts.Identity.SystemUser;

    /// <summary>The portal's employees.</summary>
    public IReadOnlyList<LocalUser> Users => _parts.Identity.Users;

    /// <summary>The options that the portal was started with, the client id and secret of its application among them.</summary>
    public LocalPortalOptions Options => _parts.Options;

    /// <summary>The widgets that the application has registered, ascending by id: a snapshot.</summary>
    public IReadOnlyList<LocalBinding> Bindings => _parts.Data.Bindings.Snapshot();

    /// <summary>The portal's tasks, which <c>tasks.task.get</c> and <c>tasks.task.list</c> tell of.</summary>
    public LocalTasks Tasks => _parts.Tasks;

    /// <summary>The types of custom fields that the application has registered, ascending by id: a snapshot.</summary>
    public IReadOnlyList<LocalFieldType> FieldTypes => _parts.Data.FieldTypes.Snapshot();

    /// <summary>
    /// The REST requests that have reached the portal, at former addresses too, in the order in which their answers were
    /// ready: a snapshot of the newest 10,000. Those that a fault dropped are listed as well. The commands of a batch
    /// are not requests of their own. Preflights and the authorization server's requests are not listed.
    /// </summary>
    public IReadOnlyList<LocalRequest> Requests => _parts.Requests.Snapshot();

    /// <summary>What goes wrong on this portal. Nothing does until a fault is added.</summary>
    public PortalFaults Faults => _parts.Faults;

    /// <summary>The CRM: demo data in the beginning, then what calls and tests make of it.</summary>
    public LocalCrm Crm => _parts.Crm;

    /// <summary>Starts a portal on free ports of the loopback interface.</summary>
    /// <param name="options">What the portal is like; null: the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running portal.</returns>
    /// <exception cref="ArgumentException">An option has no meaning on a portal; the message says what is expected.</exception>
    /// <exception cref="IOException">The port of the options is in use, or none of the loopback interface is free.</exception>
    public static async Task<LocalPortal> StartAsync(LocalPortalOptions? options = null, CancellationToken cancellationToken = default)
    {
        var parts = new PortalComposition(KeptApplication.Adopt((options ?? new LocalPortalOptions()).Validated()));
        await parts.StartAsync(cancellationToken).ConfigureAwait(false);
        return new LocalPortal(parts);
    }

    /// <summary>
    /// Starts portals by the thousand, for tests of applications that many portals have. They share one server, at addresses of their own:
    /// <c>http://127.0.1.1:{port}/</c> and so on. It stops with the last of them. Not on macOS, which has no such addresses.
    /// </summary>
    /// <param name="options">
    /// What each portal is like. They speak plain http, and have neither <see cref="LocalPortalOptions.Host"/> nor
    /// <see cref="LocalPortalOptions.Port"/> nor <see cref="LocalPortalOptions.StateFile"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running portals, in the order of their options.</returns>
    /// <exception cref="ArgumentException">
    /// An option has no meaning on such a portal, and the message says what is expected; or one of the options is null.
    /// </exception>
    /// <exception cref="OperationCanceledException">Starting was given up, and no portal has started.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine has no addresses but 127.0.0.1.</exception>
    /// <example>
    /// <code>
    /// IReadOnlyList&lt;LocalPortal&gt; portals = await LocalPortal.StartManyAsync(
    ///     Enumerable.Repeat(new LocalPortalOptions { ClientId = clientId, ClientSecret = secret }, 10_000));
    /// </code>
    /// </example>
    public static async Task<IReadOnlyList<LocalPortal>> StartManyAsync(
        IEnumerable<LocalPortalOptions> options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OperatingSystem.IsMacOS())
        {
            throw new PlatformNotSupportedException("macOS has no loopback address but 127.0.0.1. Start each portal by StartAsync.");
        }

        List<PortalComposition> parts = [];
        try
        {
            foreach (LocalPortalOptions? one in options)
            {
                cancellationToken.ThrowIfCancellationRequested();
                parts.Add(new PortalComposition(
                    one?.ValidatedAsOneOfMany()
                        ?? throw new ArgumentException($"{nameof(options)}[{parts.Count}] is null.", nameof(options))));
            }

            if (parts.Count > 0)
            {
                SharedHost host = await SharedHost.StartAsync(parts.Count, cancellationToken).ConfigureAwait(false);
                parts.ForEach(one => one.Servers.Share(host));
            }
        }
        catch
        {
            foreach (PortalComposition one in parts)
            {
                await one.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }

        return [.. parts.Select(static one => new LocalPortal(one))];
    }

    /// <summary>
    /// Moves the portal to a new address, as Bitrix24 does when a portal is renamed: same identity, same tokens, same
    /// widgets, another port. <see cref="Address"/>, <see cref="Endpoint"/> and <see cref="WebhookAddress"/> are the new ones.
    /// The former addresses answer every call with 302 and the same path and query at the new address, and execute none.
    /// </summary>
    /// <param name="cancellationToken">Gives up, and leaves the portal where it is.</param>
    /// <returns>A task that ends when the portal is reachable at its new address.</returns>
    /// <exception cref="ObjectDisposedException">The portal is disposed.</exception>
    public Task MoveAsync(CancellationToken cancellationToken = default)
    {
        RequireRunning();
        return _parts.Servers.MoveAsync(cancellationToken);
    }

    /// <summary>Issues tokens as Bitrix24 does when a user opens the application. The access token is valid for 3600 seconds.</summary>
    /// <param name="user">One of <see cref="Users"/>, or <see cref="SystemUser"/>; null: the administrator.</param>
    /// <returns>The tokens, with every member set.</returns>
    /// <exception cref="ArgumentException">The user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">The application is not installed.</exception>
    public PortalTokens IssueTokens(LocalUser? user = null)
    {
        _parts.Installation.RequirePresent();
        TokenPair pair = _parts.Tokens.Issue(Known(user));
        return new PortalTokens(Endpoint, pair.AccessToken)
        {
            RefreshToken = pair.RefreshToken,
            ExpiresAt = pair.ExpiresAt,
            ServerEndpoint = _parts.Addresses.AuthorizationRest,
            MemberId = MemberId,
            UserId = pair.User.Id,
        };
    }

    /// <summary>Issues an authorization code as Bitrix24 does when a user consents. It can be exchanged once, within 30 seconds.</summary>
    /// <param name="user">One of <see cref="Users"/>; null: the administrator.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException">The user is none of this portal's.</exception>
    /// <exception cref="InvalidOperationException">The application is not installed.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
    public string IssueAuthorizationCode(LocalUser? user = null)
    {
        _parts.Installation.RequirePresent();
        return _parts.Tokens.IssueCode(Known(user));
    }

    /// <summary>Stops all servers, and ends what faults delay and what is being opened. Disposing again does nothing.</summary>
    /// <returns>A task that ends when the ports are free.</returns>
    public ValueTask DisposeAsync() => _parts.DisposeAsync();

    private LocalUser Known(LocalUser? user) =>
        user is null ? Administrator
            : user.Id == SystemUser.Id ? SystemUser
            : Users.FirstOrDefault(known => known.Id == user.Id)
                ?? throw new ArgumentException(
                    $"The portal has no user {user.Id}; its users are {string.Join(", ", Users.Select(static known => known.Id))}.",
                    nameof(user));
}
