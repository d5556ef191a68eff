using System.Buffers;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>Reads requests for the widgets of a path, as far as that needs neither the portal store nor another server.</summary>
internal sealed class WidgetRequestReader(WidgetRoute route)
{
    /// <summary>No code is nearly as long.</summary>
    private const int MaxCodeLength = 128;

    private static readonly RequestRefusal MethodUnsupported = new(StatusCodes.Status405MethodNotAllowed, "method_unsupported");
    private static readonly RequestRefusal NotPosted = new(StatusCodes.Status400BadRequest, "not_posted");
    private static readonly RequestRefusal PlacementMissing = new(StatusCodes.Status400BadRequest, "placement_missing");
    private static readonly RequestRefusal PlacementUnknown = new(StatusCodes.Status400BadRequest, "placement_unknown");
    private static readonly RequestRefusal PlacementNotServed = new(StatusCodes.Status404NotFound, "placement_not_served");
    private static readonly RequestRefusal MemberIdMissing = new(StatusCodes.Status400BadRequest, "member_id_missing");
    private static readonly RequestRefusal OptionsMalformed = new(StatusCodes.Status400BadRequest, "placement_options_malformed");

    /// <summary>What codes consist of; the code of a landing block may have dots and hyphens. A * stands in declarations only.</summary>
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>Reads a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="declared">What the application declares, at any path.</param>
    /// <returns>What is asked for, or why nobody can say.</returns>
    public async ValueTask<(WidgetOpening? Opening, RequestRefusal? Refusal)> ReadAsync(HttpContext context, DeclaredWidgets declared)
    {
        HttpRequest request = context.Request;
        bool isPost = HttpMethods.IsPost(request.Method);
        if (!isPost && MethodRefusal(request.Method) is { } unsupported)
        {
            return (null, unsupported);
        }

        (RequestFields? fields, RequestRefusal? refusal) = await RequestFields.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        if (fields is null)
        {
            return (null, refusal);
        }

        return isPost ? ReadPost(request, fields, declared) : ReadGet(request, fields);
    }

    private RequestRefusal? MethodRefusal(string method)
    {
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            return MethodUnsupported;
        }

        return route.IsGet ? null : NotPosted;
    }

    private (WidgetOpening? Opening, RequestRefusal? Refusal) ReadPost(HttpRequest request, RequestFields fields, DeclaredWidgets declared)
    {
        if (fields.Text("PLACEMENT") is not { } sent)
        {
            return (null, PlacementMissing);
        }

        if (sent.Length > MaxCodeLength || sent.AsSpan().ContainsAnyExcept(CodeCharacters))
        {
            return (null, PlacementUnknown);
        }

        string placement = sent.ToUpperInvariant();
        if (route.Find(placement, request) is not { } widget)
        {
            return (null, IsKnown(placement, declared) ? PlacementNotServed : PlacementUnknown);
        }

        if (fields.FrameClaim(OriginKind.Widget) is not { } claim)
        {
            return (null, MemberIdMissing);
        }

        return PlacementContextReader.TryRead(placement, fields.Text("PLACEMENT_OPTIONS"), out PlacementContext? context)
            ? (new WidgetOpening(widget, placement, context, claim, fields), null)
            : (null, OptionsMalformed);
    }

    private (WidgetOpening? Opening, RequestRefusal? Refusal) ReadGet(HttpRequest request, RequestFields fields)
    {
        string placement = route.GetPlacement!;
        return route.Find(placement, request) is { } widget && PlacementContextReader.TryRead(placement, options: null, out PlacementContext? context)
            ? (new WidgetOpening(widget, placement, context, Claim: null, fields), null)
            : (null, PlacementNotServed);
    }

    private static bool IsKnown(string placement, DeclaredWidgets declared) =>
        PlacementCatalog.Find(placement) is not null || declared.Bindings.Any(binding => binding.Placement == placement);
}
