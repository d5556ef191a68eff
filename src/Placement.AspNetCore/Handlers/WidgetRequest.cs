using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Placement.FrameScripts;
using Placement.Handlers;
using Placement.Openings;
using Placement.Requests;
using Placement.Sessions;

namespace Placement;

/// <summary>A request for a widget: what was opened, by whom, on which portal. Printing it shows the placement only.</summary>
/// <remarks>
/// An endpoint that has it as a parameter answers widgets only: the proven form that opens one, and what its page asks for within its
/// session. So does an action of a controller, and a Razor Page of which a handler has it.
/// </remarks>
/// <typeparam name="TContext">What the widget was opened with.</typeparam>
[ModelBinder(typeof(WidgetRequestBinder))]
public sealed class WidgetRequest<TContext> : IEndpointParameterMetadataProvider
    where TContext : PlacementContext
{
    private readonly Portal? _portal;
    private readonly WidgetUser? _user;
    private readonly HttpContext? _httpContext;

    /// <summary>Creates a request, for instance to test a widget by itself.</summary>
    /// <param name="placement">The placement's code, upper case.</param>
    /// <param name="context">What the widget was opened with.</param>
    /// <param name="portal">The portal; null: the placement tells nothing of it.</param>
    /// <param name="user">The user; null: the placement tells nothing of them.</param>
    public WidgetRequest(string placement, TContext context, Portal? portal = null, WidgetUser? user = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(placement);
        ArgumentNullException.ThrowIfNull(context);
        Placement = placement;
        Context = context;
        _portal = portal;
        _user = user;
    }

    /// <summary>What the widget was opened with.</summary>
    public TContext Context { get; }

    /// <summary>The placement's code, upper case.</summary>
    public string Placement { get; }

    /// <summary>
    /// Whether the request proved that it comes from a portal with this application. Always true, but for the placements that Bitrix24
    /// opens
    /// without any data: BI_ANALYTICS_MENU.
    /// </summary>
    [MemberNotNullWhen(true, nameof(_portal), nameof(_user))]
    public bool IsVerified => _portal is not null && _user is not null;

    /// <summary>The portal.</summary>
    /// <exception cref="InvalidOperationException">The placement tells nothing of it: <see cref="IsVerified"/> is false.</exception>
    public Portal Portal => _portal ?? throw NotVerified(nameof(Portal));

    /// <summary>The user who opened the widget.</summary>
    /// <exception cref="InvalidOperationException">The placement tells nothing of them: <see cref="IsVerified"/> is false.</exception>
    public WidgetUser User => _user ?? throw NotVerified(nameof(User));

    /// <summary>What ties the page to its frame: 32 hexadecimal digits, new for each rendering; null: not said.</summary>
    public string? ApplicationSid { get; init; }

    /// <summary>
    /// What the page goes on with: <c>{request.Session.Field()}</c> in a form makes its request one of the same portal, user and placement.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none: <see cref="HasSession"/> is false.</exception>
    public WidgetSession Session
    {
        get => OpenSession ?? Opening?.Session ?? throw new InvalidOperationException(
            "There is no session: the request does not prove who the user is. Placements that are opened without any data have none, nor "
            + $"have applications for which {nameof(PlacementOptions)}.{nameof(PlacementOptions.WidgetProof)} is "
            + $"{nameof(OriginProof)}.{nameof(OriginProof.Portal)}. Look at {nameof(HasSession)} first.");
        init => OpenSession = value;
    }

    /// <summary>Whether there is a session. It needs a user whom the access token of the request has proven.</summary>
    public bool HasSession => OpenSession is not null || Opening is not null;

    /// <summary>Every field of the query and the form, as it was sent: what typed members do not have. It holds tokens.</summary>
    public IReadOnlyDictionary<string, string> Raw
    {
        get => field ??= Fields?.All ?? new Dictionary<string, string>();
        init;
    }

    /// <summary>The request's HTTP context.</summary>
    /// <exception cref="InvalidOperationException">The request was made by hand, without one.</exception>
    public HttpContext HttpContext
    {
        get => _httpContext ?? throw new InvalidOperationException("The request was made without an HTTP context.");
        init => _httpContext = value;
    }

    /// <summary>
    /// The script by which the page speaks with the portal around it, and goes on within the session if there is one:
    /// <c>{request.FrameScript()}</c>, once in the page. Scripts of the page import <c>frame</c> from <c>/_placement/frame.js</c>.
    /// </summary>
    /// <param name="nonce">The nonce of the page's content security policy; null: it has none.</param>
    /// <param name="isClassic">Whether it is a script that is no module, for pages without modules: they find <c>placement</c>.</param>
    /// <exception cref="InvalidOperationException">The placement tells nothing of a portal: <see cref="IsVerified"/> is false.</exception>
    public IHtmlContent FrameScript(string? nonce = null, bool isClassic = false) => HasSession
        ? Session.FrameScript(nonce, isClassic)
        : new FrameScriptTag(_httpContext?.Request.PathBase ?? default, Portal.Origin, ApplicationSid).Write(nonce, isClassic);

    /// <summary>Binds a parameter of a minimal API.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="BadHttpRequestException">The request is none of a widget that is opened with this context.</exception>
    [SuppressMessage("Design", "CA1000", Justification = "Minimal APIs look for it here.")]
    public static async ValueTask<WidgetRequest<TContext>?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WidgetRequestVerifier verifier = context.RequestServices.GetRequiredService<WidgetRequestVerifier>();
        WidgetRequestResult result = await verifier.VerifyAsync(context).ConfigureAwait(false);
        return result.Request is not { Portal: not null } request ? throw Refused(result.Refusal ?? Unproven, result.Language)
            : request.Context is TContext ? request.For<TContext>()
            : throw Refused(verifier.RefuseOtherPlacement(request.IsWithinSession), request.Language);
    }

    /// <inheritdoc/>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        WidgetEndpoints.Require(builder, new WidgetContextMetadata(typeof(TContext)));

    /// <summary>The placement.</summary>
    public override string ToString() => Placement;

    /// <summary>The session; null: there is none.</summary>
    internal WidgetSession? OpenSession { get; init; }

    /// <summary>The session that the page can begin; null: there is none.</summary>
    internal SessionOpening? Opening { get; init; }

    /// <summary>What was sent; null: the request was made by hand.</summary>
    internal RequestFields? Fields { get; init; }

    private static RequestRefusal Unproven => new(StatusCodes.Status401Unauthorized, "not_opened");

    private static RefusedRequestException Refused(RequestRefusal refusal, UserLanguage? language) => new(
        $"The request is none of a widget that is opened with {typeof(TContext).Name}.", refusal, language);

    private InvalidOperationException NotVerified(string member) =>
        new($"{Placement} is opened without any data, so there is no {member}. Look at {nameof(IsVerified)} first.");
}
