using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Placement.FrameScripts;
using Placement.Requests;
using Placement.Sessions;

namespace Placement;

/// <summary>
/// What a page goes on with after a widget was opened: the same portal, user and placement, proven by a ticket that the page sends along.
/// An endpoint that has it as a parameter is answered within sessions only.
/// </summary>
/// <remarks>
/// A form sends the ticket as <see cref="Field"/>, a link with <see cref="Link"/>, and a script with what <see cref="FrameScript"/> brings,
/// or as the header <see cref="PlacementDefaults.SessionHeader"/>. Whoever has the ticket acts as the user: do not put it anywhere else.
/// </remarks>
[ModelBinder(typeof(WidgetSessionBinder))]
public sealed class WidgetSession : IEndpointParameterMetadataProvider
{
    private readonly SessionPass? _pass;
    private readonly Func<CancellationToken, Task<bool>>? _askAdministrator;

    /// <summary>Creates a session, for instance to test what answers within one by itself. It issues no tickets.</summary>
    /// <param name="placement">The placement's code, upper case.</param>
    /// <param name="context">What the widget was opened with.</param>
    /// <param name="portal">The portal.</param>
    /// <param name="user">The user.</param>
    public WidgetSession(string placement, PlacementContext context, Portal portal, WidgetUser user)
    {
        ArgumentException.ThrowIfNullOrEmpty(placement);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentNullException.ThrowIfNull(user);
        Placement = placement;
        Context = context;
        Portal = portal;
        User = user;
    }

    internal WidgetSession(
        SessionTicket ticket, PlacementContext context, Portal portal, WidgetUser user, SessionPass pass,
        Func<CancellationToken, Task<bool>> askAdministrator)
        : this(ticket.Placement, context, portal, user)
    {
        _pass = pass;
        _askAdministrator = askAdministrator;
        ApplicationSid = ticket.ApplicationSid;
    }

    /// <summary>The code of the placement that was opened, upper case.</summary>
    public string Placement { get; }

    /// <summary>What the widget was opened with: the user's own claim, which the portal decides about when it is asked.</summary>
    public PlacementContext Context { get; }

    /// <summary>The portal.</summary>
    public Portal Portal { get; }

    /// <summary>The user. The authorization server has confirmed who it is.</summary>
    public WidgetUser User { get; }

    /// <summary>A client that acts with the user's rights. Tokens that it renews are stored for all pages of the user.</summary>
    public IBitrixClient Client => User.Client;

    /// <summary>What ties the page to its frame: 32 hexadecimal digits; null: not known.</summary>
    public string? ApplicationSid { get; init; }

    /// <summary>Whether the user is an administrator of the portal; null: it was not asked lately.</summary>
    public bool? IsAdministrator { get; init; }

    /// <summary>When the ticket of the page is worth nothing any more, unless it is renewed; null: it issues none.</summary>
    public DateTimeOffset? ExpiresAt => _pass?.ExpiresAt;

    /// <summary>A ticket for the circuit that the page begins, or for one that takes its place.</summary>
    /// <param name="isKept">Whether it is kept until the circuit is taken up again, and not used at once.</param>
    internal string CircuitTicket(bool isKept) => _pass?.Circuit(isKept ? Deadline : null) ?? "";

    /// <summary>When the session ends, whatever happens.</summary>
    internal DateTimeOffset? Deadline { get; init; }

    /// <summary>How long the ticket of the page is worth something yet; zero: it issues none.</summary>
    internal TimeSpan Lifetime => _pass?.Lifetime ?? TimeSpan.Zero;

    /// <summary>A hidden field that makes the request of a form one of this session: <c>{request.Session.Field()}</c>.</summary>
    public IHtmlContent Field() => new HtmlString(
        $"<input type=\"hidden\" name=\"{PlacementDefaults.SessionField}\" value=\"{Ticket()}\">");

    /// <summary>
    /// The ticket of the page: letters, digits, hyphens and underscores. For scripts, which send it as the header
    /// <see cref="PlacementDefaults.SessionHeader"/>.
    /// </summary>
    public string Ticket() => _pass?.Page() ?? "";

    /// <summary>
    /// The script by which the page speaks with the portal around it, and sends the ticket with its own requests:
    /// <c>{session.FrameScript()}</c>, once in the page. Scripts of the page import <c>frame</c> from <c>/_placement/frame.js</c>.
    /// </summary>
    /// <param name="nonce">The nonce of the page's content security policy; null: it has none.</param>
    /// <param name="isClassic">Whether it is a script that is no module, for pages without modules: they find <c>placement</c>.</param>
    public IHtmlContent FrameScript(string? nonce = null, bool isClassic = false) => new FrameScriptTag(
        _pass?.BasePath ?? default, Portal.Origin, ApplicationSid)
    {
        Ticket = Ticket(),
        Lifetime = Lifetime,
    }.Write(nonce, isClassic);

    /// <summary>The address of a page of this application, which is shown within this session if it is opened within a minute.</summary>
    /// <param name="address">Its path from the first slash on, and what follows: <c>/report?year=2026</c>.</param>
    /// <exception cref="ArgumentException">The address is none within the application.</exception>
    public string Link(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _pass?.Link(address) ?? address;
    }

    /// <summary>Whether the user is an administrator of the portal, which is asked unless it was within the last ten minutes.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    public async Task<bool> AskAdministratorAsync(CancellationToken cancellationToken = default) => _askAdministrator is { } ask
        ? await ask(cancellationToken).ConfigureAwait(false)
        : IsAdministrator ?? false;

    /// <summary>Binds a parameter of a minimal API.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="BadHttpRequestException">The request is none within a session.</exception>
    public static async ValueTask<WidgetSession?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SessionResult result = await context.RequestServices.GetRequiredService<SessionAuthenticator>()
            .AuthenticateAsync(context).ConfigureAwait(false);
        return result.Session ?? throw new RefusedRequestException(
            "The request is none within the session of a widget.",
            result.Unreadable ?? new RequestRefusal(result.Status, "session_needed"),
            result.Language);
    }

    /// <inheritdoc/>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        SessionEndpoints.RequireForParameter(builder);

    /// <summary>The placement.</summary>
    public override string ToString() => Placement;
}
