using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Placement.Configuration;
using Placement.Portals;
using Placement.Releases;

namespace Placement.ReleasePages;

/// <summary>Lets a program see and steer releases. Who may is the application's to say.</summary>
internal sealed class ReleaseControl(
    IReleaseMonitor monitor, ReleaseStart start, ReleaseSignal signal, PortalDirectory portals, ClientIdentity application,
    IOptions<ReleaseOptions> options)
{
    private const int PageSize = 500;
    private const int MaxBody = 4096;
    private const string Json = "application/json";

    /// <summary>How far the release is.</summary>
    public async Task TellAsync(HttpContext context) => await WriteAsync(
        context, ReleaseJson.Write(await monitor.GetProgressAsync(context.RequestAborted).ConfigureAwait(false))).ConfigureAwait(false);

    /// <summary>The portals, ordered by identity.</summary>
    public async Task ListAsync(HttpContext context)
    {
        string after = context.Request.Query["after"].ToString();
        IReadOnlyList<PortalRelease> listed = PortalRecord.IsId(after) || after.Length == 0
            ? await monitor.ListPortalsAsync(state: null, after, PageSize, context.RequestAborted).ConfigureAwait(false)
            : [];
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (PortalRelease portal in listed)
            {
                Write(json, portal, await DomainAsync(portal, context.RequestAborted).ConfigureAwait(false));
            }

            json.WriteEndArray();
        }

        await WriteAsync(context, buffer.WrittenMemory).ConfigureAwait(false);
    }

    /// <summary>Pauses, resumes or approves the release, or has a portal tried again.</summary>
    public async Task ChangeAsync(HttpContext context)
    {
        // What browsers send along by themselves is not enough: another site could have them send it.
        if (!context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            || await ReadAsync(context).ConfigureAwait(false) is not { } order)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using (order)
        {
            bool? isDone = Text(order.RootElement, "action") switch
            {
                "pause" => await monitor.PauseAsync(context.RequestAborted).ConfigureAwait(false),
                "resume" => await monitor.ResumeAsync(context.RequestAborted).ConfigureAwait(false),
                "retry" when Text(order.RootElement, "portal") is { } portal && PortalRecord.IsId(portal) =>
                    await monitor.RetryAsync(portal, context.RequestAborted).ConfigureAwait(false),
                "approve" => await ApproveAsync(order.RootElement, context.RequestAborted).ConfigureAwait(false),
                _ => null,
            };
            context.Response.StatusCode = isDone switch
            {
                null => StatusCodes.Status400BadRequest,
                false => StatusCodes.Status409Conflict,
                true => StatusCodes.Status204NoContent,
            };
        }
    }

    /// <summary>Approves what is repeated to the letter, and nothing else.</summary>
    private async Task<bool> ApproveAsync(JsonElement order, CancellationToken cancellationToken)
    {
        StoredRelease own = start.Own();
        bool isAddress = Uri.TryCreate(Text(order, "address"), UriKind.Absolute, out Uri? address)
            && address.AbsoluteUri.TrimEnd('/') == own.BaseAddress.AbsoluteUri.TrimEnd('/');
        bool isClientId = Text(order, "clientId") is { Length: > 0 } clientId && clientId == application.Id;
        if (!isAddress && !isClientId)
        {
            return false;
        }

        options.Value.ApprovedAddress = isAddress ? address : options.Value.ApprovedAddress;
        options.Value.ApprovedClientId = isClientId ? application.Id : options.Value.ApprovedClientId;
        StoredRelease? release = await start.BeginAsync(cancellationToken).ConfigureAwait(false);
        signal.Give();
        return release is { State: not ReleaseState.AwaitingApproval };
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

    private static async Task<JsonDocument?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentLength is not (> 0 and <= MaxBody))
        {
            return null;
        }

        try
        {
            JsonDocument order = await JsonDocument
                .ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            return order.RootElement.ValueKind == JsonValueKind.Object ? order : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement order, string name) =>
        order.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = Json;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
    }

    private async ValueTask<string?> DomainAsync(PortalRelease portal, CancellationToken cancellationToken)
    {
        try
        {
            return (await portals.FindAsync(
                new PortalKey(portal.ClientId, portal.MemberId), cancellationToken).ConfigureAwait(false))?.Domain;
        }
        catch (PortalStoreException)
        {
            return null;
        }
    }
}
