using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Placement.Configuration;
using Placement.Portals;
using Placement.Releases;

namespace Placement.ReleasePages;

/// <summary>Lets a program see and steer releases. Who may is the application's to say.</summary>
internal sealed class ReleaseControl(
    IReleaseMonitor monitor, ReleaseStart start, ReleaseSignal signal, PortalDirectory portals, ClientIdentity application)
{
    private const int PageSize = 500;
    private const string Json = "application/json";

    /// <summary>How far the release is.</summary>
    public async Task ShowProgressAsync(HttpContext context)
    {
        if (ChosenRelease.Of(context, monitor, application) is { } chosen)
        {
            ReleaseProgress? progress = await chosen.Monitor.GetProgressAsync(context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(
                context, ReleaseJson.Write(progress, progress is not null && start.IsNumberUsedTwice(progress.Release)))
                .ConfigureAwait(false);
        }
    }

    /// <summary>The client ids of the host, of which each has a release.</summary>
    public Task ListApplicationsAsync(HttpContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (string clientId in application.Ids)
            {
                json.WriteStringValue(clientId);
            }

            json.WriteEndArray();
        }

        return WriteAsync(context, buffer.WrittenMemory);
    }

    /// <summary>The portals, ordered by identity.</summary>
    public async Task ListPortalsAsync(HttpContext context)
    {
        if (ChosenRelease.Of(context, monitor, application) is not { } chosen)
        {
            return;
        }

        string after = context.Request.Query["after"].ToString();
        IReadOnlyList<PortalRelease> page = PortalRecord.IsId(after) || after.Length == 0
            ? await chosen.Monitor.ListPortalsAsync(state: null, after, PageSize, context.RequestAborted).ConfigureAwait(false)
            : [];
        IReadOnlyDictionary<string, string> domains = await portals
            .FindDomainsAsync(chosen.ClientId, [.. page.Select(static portal => portal.MemberId)], context.RequestAborted)
            .ConfigureAwait(false);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (PortalRelease portal in page)
            {
                Write(json, portal, domains.GetValueOrDefault(portal.MemberId));
            }

            json.WriteEndArray();
        }

        await WriteAsync(context, buffer.WrittenMemory).ConfigureAwait(false);
    }

    /// <summary>Pauses, resumes or approves the release, or has a portal tried again.</summary>
    public async Task ChangeAsync(HttpContext context)
    {
        // No form of another site has this header with this content type. The header alone a browser sends by itself, where it is Basic.
        if (!context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            || await ReleaseOrder.ReadAsync(context).ConfigureAwait(false) is not { } order)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (ChosenRelease.Of(context, monitor, application) is not { } chosen)
        {
            return;
        }

        bool? isDone = order.Action switch
        {
            "pause" => await chosen.Monitor.PauseAsync(context.RequestAborted).ConfigureAwait(false),
            "resume" => await chosen.Monitor.ResumeAsync(context.RequestAborted).ConfigureAwait(false),
            "retry" when order.Portal is { } portal && PortalRecord.IsId(portal) =>
                await chosen.Monitor.RetryAsync(portal, context.RequestAborted).ConfigureAwait(false),
            "approve" => await ApproveAsync(order, context.RequestAborted).ConfigureAwait(false),
            _ => null,
        };
        context.Response.StatusCode = isDone switch
        {
            null => StatusCodes.Status400BadRequest,
            false => StatusCodes.Status409Conflict,
            true => StatusCodes.Status204NoContent,
        };
    }

    /// <summary>Approves what is repeated to the letter, and nothing else: of each application, because they move together.</summary>
    private async Task<bool> ApproveAsync(ReleaseOrder order, CancellationToken cancellationToken)
    {
        bool isApproved = false;
        foreach (string clientId in application.Ids)
        {
            var approval = ReleaseApproval.Of(start.Own(clientId), order.Address, order.ClientId);
            if (approval == ReleaseApproval.None)
            {
                continue;
            }

            isApproved |= await start.BeginAsync(clientId, approval, cancellationToken).ConfigureAwait(false)
                is { State: not ReleaseState.AwaitingApproval };
        }

        signal.Give();
        return isApproved;
    }

    private static void Write(Utf8JsonWriter json, PortalRelease portal, string? domain)
    {
        json.WriteStartObject();
        json.WriteString("portal", domain ?? portal.MemberId);
        json.WriteString("memberId", portal.MemberId);
        json.WriteNumber("release", portal.Number);
        json.WriteString("state", portal.State.ToString());
        if (portal.Outcome is { } outcome)
        {
            json.WriteString("outcome", outcome);
        }

        if (portal.NextTryAt is { } next)
        {
            json.WriteString("nextTryAt", next);
        }

        json.WriteEndObject();
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = Json;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
    }
}
