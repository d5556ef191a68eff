using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Placement.Pages;
using Placement.Requests;
using Placement.RequestVerification;
using Placement.Sessions;

namespace Placement.Openings;

/// <summary>
/// Makes of a request what was verified of it, for whatever answers: the form that opens a widget, or the next request of its page. Every
/// request is verified once.
/// </summary>
internal sealed class WidgetRequestVerifier(
    RequestReader requests, IWidgetPaths paths, HostPolicy policy, PortalClients clients, SessionAuthenticator authenticator,
    WidgetSessions sessions, ReopeningOffers offers, ILoggerFactory? loggers = null)
{
    private static readonly RequestRefusal SessionEnded = new(StatusCodes.Status401Unauthorized, "session_ended");
    private static readonly RequestRefusal StoreFailed = new(StatusCodes.Status503ServiceUnavailable, "portal_store_failed");
    private static readonly RequestRefusal NotVerifiable = new(StatusCodes.Status500InternalServerError, "verification_failed");

    private readonly WidgetRequestReader _reader = new(requests, paths);
    private readonly WidgetLog _log = new(loggers);
    private readonly ILogger _sessionLog = (loggers ?? NullLoggerFactory.Instance).CreateLogger(SessionEvents.Category);

    /// <summary>Verifies a request, unless that was done.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">What is shown where it was sent to; null: what the application declares there.</param>
    public async ValueTask<WidgetRequestResult> VerifyAsync(HttpContext context, IWidgetPath? path = null)
    {
        path ??= paths.Of(context);
        if (context.Features.Get<WidgetRequestResult>() is { } known && !(known.IsNone && path.IsWidgetOnly))
        {
            return known;
        }

        WidgetRequestResult result = await VerifyCoreAsync(context, path).ConfigureAwait(false);
        context.Features.Set(result);
        if (result.Request is { } request)
        {
            context.Features.Set(request.Language);
            FrameHeaders.Apply(context, request.Portal?.Origin ?? policy.FrameAncestors);
            if (!path.IsWidgetOnly && request.Opening is { } opening)
            {
                // Views and components find it among their services.
                context.RequestServices.GetRequiredService<SessionScope>().Find = () => opening.Session;
            }
        }

        return result;
    }

    /// <summary>Tells operators that a request has nothing that would prove anything, where that is needed.</summary>
    public void TellNotOpened(HttpContext context, RequestRefusal refusal) => _log.Malformed(paths.Of(context).Path, refusal);

    /// <summary>
    /// The refusal of a verified request for something that is shown at other placements: an opening finds nothing, and the page of a
    /// session has to be opened again, which is logged.
    /// </summary>
    public RequestRefusal RefuseOtherPlacement(bool isWithinSession)
    {
        if (!isWithinSession)
        {
            return WidgetRequestReader.PlacementNotServed;
        }

        SessionEvents.Refused(_sessionLog, SessionRefusal.OtherPlacement);
        return SessionEnded;
    }

    private async ValueTask<WidgetRequestResult> VerifyCoreAsync(HttpContext context, IWidgetPath path)
    {
        (WidgetRequestContext? request, RequestRefusal? refusal) = await ReadAsync(context, path).ConfigureAwait(false);
        if (request is not null)
        {
            return await VerifyCoreAsync(request, path).ConfigureAwait(false);
        }

        if (refusal is null)
        {
            return WidgetRequestResult.None;
        }

        _log.Malformed(path.Path, refusal);
        return new WidgetRequestResult(
            Request: null, refusal, context.Features.Get<SessionResult>()?.Language ?? UserLanguage.Of(context.Request));
    }

    private async ValueTask<WidgetRequestResult> VerifyCoreAsync(WidgetRequestContext request, IWidgetPath path)
    {
        HttpContext context = request.HttpContext;
        string placement = path.DeclaredCode(request.Placement);
        try
        {
            if (await ProveAsync(request).ConfigureAwait(false) is { } unproven)
            {
                _log.Refused(path.Path, placement, unproven);
                return Refuse(unproven);
            }

            WidgetLog.Opened(placement);
            return new WidgetRequestResult(request);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && ClientConnection.IsClosed(context))
        {
            _log.ClientGone(path.Path);
            return Refuse(RequestRefusal.ClientGone);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever has cancelled it answers.
            _log.Cancelled(path.Path, placement);
            throw;
        }
        catch (PortalStoreException failure)
        {
            _log.StoreFailed(path.Path, placement, failure);
            return Refuse(StoreFailed);
        }
        catch (Exception failure)
        {
            _log.VerificationFailed(path.Path, placement, failure);
            return Refuse(NotVerifiable);
        }

        WidgetRequestResult Refuse(RequestRefusal refusal) => new(Request: null, refusal, request.Language);
    }

    /// <summary>The request that opens a widget, or the next one of its page.</summary>
    private async ValueTask<(WidgetRequestContext? Request, RequestRefusal? Refusal)> ReadAsync(HttpContext context, IWidgetPath path)
    {
        SessionResult result = await authenticator.AuthenticateAsync(context).ConfigureAwait(false);
        if (result.IsNone)
        {
            return await _reader.ReadAsync(context, path).ConfigureAwait(false);
        }

        if (result.Session is not { } session)
        {
            return (null, result.Unreadable ?? SessionEnded);
        }

        if (!path.Continues(session.Placement, context.Request))
        {
            return (null, RefuseOtherPlacement(isWithinSession: true));
        }

        (RequestFields? fields, RequestRefusal? refusal) =
            await _reader.ReadWithinSessionAsync(context, path).ConfigureAwait(false);
        return fields is null ? (null, refusal) : (WidgetRequestContext.Within(session, context, fields, result.Language!), null);
    }

    /// <summary>Why a request is not verified; null: it is, or has nothing to prove.</summary>
    private async ValueTask<RequestRefusal?> ProveAsync(WidgetRequestContext request)
    {
        if (request.Claim is not { } claim)
        {
            return null;
        }

        HttpContext context = request.HttpContext;
        IRequestVerifier verifier = context.RequestServices.GetRequiredService<IRequestVerifier>();
        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            if (verification.Refusal == OriginRefusal.InvalidAccessToken)
            {
                OfferToReopen(context, claim, request.Fields);
            }

            return RequestRefusal.Of(verification.Refusal);
        }

        WidgetUser user = WidgetUser.Of(clients, verification.Portal, claim, verification.UserId, request.Language.Code);
        if (user is { Id: not null, Tokens: not null })
        {
            request.Opening = await sessions.OpenAsync(
                context, verification.Portal, user, request.Placement, request.Context, request.Fields).ConfigureAwait(false);
        }

        request.Accept(verification.Portal, user);
        return null;
    }

    /// <summary>
    /// A frame that is reloaded sends the form again by which it was opened, whose access token ends after an hour. The portal that it
    /// names passes the host policy.
    /// </summary>
    private void OfferToReopen(HttpContext context, OriginClaim claim, RequestFields fields)
    {
        if (claim.Domain is { } domain && ClaimValues.Origin(domain) is { } origin)
        {
            Uri plain = new UriBuilder(origin) { Scheme = Uri.UriSchemeHttp }.Uri;
            Uri portal = fields.Text("PROTOCOL") == "0" && policy.IsPortal(plain) ? plain : origin;
            if (policy.IsPortal(portal))
            {
                offers.Offer(
                    context, $"{claim.MemberId} {context.Connection.RemoteIpAddress}", portal.GetLeftPart(UriPartial.Authority));
            }
        }
    }
}
