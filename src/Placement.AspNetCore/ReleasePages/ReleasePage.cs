using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
using Placement.Configuration;
using Placement.Pages;
using Placement.Portals;

namespace Placement.ReleasePages;

/// <summary>Answers for the page of releases. Who may ask is the application's to say.</summary>
internal sealed class ReleasePage(
    IReleaseMonitor monitor, PortalDirectory portals, ClientIdentity application, IAntiforgery antiforgery,
    IHostApplicationLifetime? host = null, TimeProvider? timeProvider = null)
{
    private const int PageSize = 50;

    private static readonly TimeSpan BetweenEvents = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>The page. It is complete without scripts.</summary>
    public async Task ShowAsync(HttpContext context)
    {
        if (ChosenRelease.Of(context, monitor, application) is not { } chosen)
        {
            return;
        }

        PortalReleaseState? state = Enum.TryParse(context.Request.Query["state"], out PortalReleaseState known) ? known : null;
        string after = context.Request.Query["after"].ToString();
        ReleaseProgress? progress = await chosen.Monitor.GetProgressAsync(context.RequestAborted).ConfigureAwait(false);
        IReadOnlyList<PortalRelease> listed = PortalRecord.IsId(after) || after.Length == 0
            ? await chosen.Monitor.ListPortalsAsync(state, after, PageSize + 1, context.RequestAborted).ConfigureAwait(false)
            : [];
        PortalRelease[] shown = [.. listed.Take(PageSize)];
        IReadOnlyDictionary<string, string> domains = await portals
            .FindDomainsAsync(chosen.ClientId, [.. shown.Select(static portal => portal.MemberId)], context.RequestAborted)
            .ConfigureAwait(false);
        (PortalRelease, string?)[] rows = [.. shown.Select(portal => (portal, domains.GetValueOrDefault(portal.MemberId)))];
        AntiforgeryTokenSet token = antiforgery.GetAndStoreTokens(context);
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        using var page = new PageBuffer();
        new ReleaseMarkup(page, context.Request.PathBase + context.Request.Path, nonce, token)
        {
            Applications = application.Ids,
            Chosen = chosen.ClientId,
        }.Write(progress, rows, state, hasMore: listed.Count > PageSize);
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        await HtmlPage.SendAsync(context, page.Written, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    /// <summary>Pauses or resumes the release, or has a portal tried again, and shows the page.</summary>
    public async Task ChangeAsync(HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("The page is too old. Open it again.", context.RequestAborted).ConfigureAwait(false);
            return;
        }

        if (ChosenRelease.Of(context, monitor, application) is not { } chosen)
        {
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        switch (form["action"].ToString())
        {
            case "pause":
                await chosen.Monitor.PauseAsync(context.RequestAborted).ConfigureAwait(false);
                break;
            case "resume":
                await chosen.Monitor.ResumeAsync(context.RequestAborted).ConfigureAwait(false);
                break;
            case "retry" when PortalRecord.IsId(form["portal"].ToString()):
                await chosen.Monitor.RetryAsync(form["portal"].ToString(), context.RequestAborted).ConfigureAwait(false);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
        }

        context.Response.Redirect(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    /// <summary>How many portals are how far.</summary>
    public async Task ShowProgressAsync(HttpContext context)
    {
        if (ChosenRelease.Of(context, monitor, application) is not { } chosen)
        {
            return;
        }

        ReleaseProgress? progress = await chosen.Monitor.GetProgressAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(ReleaseJson.Write(progress), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The same as often as it changes, until the browser goes away.</summary>
    public async Task FollowAsync(HttpContext context)
    {
        if (ChosenRelease.Of(context, monitor, application) is not { } chosen)
        {
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, host?.ApplicationStopping ?? CancellationToken.None);
        CancellationToken gone = ended.Token;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        byte[] last = [];
        try
        {
            while (!gone.IsCancellationRequested)
            {
                byte[] now = ReleaseJson.Write(await chosen.Monitor.GetProgressAsync(gone).ConfigureAwait(false)).ToArray();
                await context.Response.Body
                    .WriteAsync(now.AsSpan().SequenceEqual(last) ? ": same\n\n"u8.ToArray() : [.. "data: "u8, .. now, .. "\n\n"u8], gone)
                    .ConfigureAwait(false);
                await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
                last = now;
                await Task.Delay(BetweenEvents, _clock, gone).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The browser shows something else, or asks the next host.
        }
        catch (PortalStoreException)
        {
            // The stream ends, and the browser asks again.
        }
    }
}
