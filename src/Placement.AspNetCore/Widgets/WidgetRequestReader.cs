using System.Buffers;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>Reads requests for the widgets of a path, as far as that needs neither the portal store nor another server.</summary>
/// <param name="requests">Reads what was sent.</param>
/// <param name="declared">What the application declares, at any path.</param>
internal sealed class WidgetRequestReader(RequestReader requests, DeclaredWidgets declared)
{
    /// <summary>No code is nearly as long.</summary>
    private const int MaxCodeLength = 128;

    private static readonly RequestRefusal MethodUnsupported = new(StatusCodes.Status405MethodNotAllowed, "method_unsupported");
    private static readonly RequestRefusal NotPosted = new(StatusCodes.Status400BadRequest, "not_posted");
    private static readonly RequestRefusal PlacementMissing = new(StatusCodes.Status400BadRequest, "placement_missing");
    private static readonly RequestRefusal PlacementUnknown = new(StatusCodes.Status400BadRequest, "placement_unknown");
    private static readonly RequestRefusal MemberIdMissing = new(StatusCodes.Status400BadRequest, "member_id_missing");
    private static readonly RequestRefusal OptionsMalformed = new(StatusCodes.Status400BadRequest, "placement_options_malformed");

    /// <summary>What codes consist of; the code of a landing block may have dots and hyphens. A * stands in declarations only.</summary>
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>The path shows nothing for the placement.</summary>
    public static RequestRefusal PlacementNotServed { get; } = new(StatusCodes.Status404NotFound, "placement_not_served");

    /// <summary>Whether a text can be a code at all.</summary>
    public static bool IsCode(string text) => text.Length <= MaxCodeLength && !text.AsSpan().ContainsAnyExcept(CodeCharacters);

    /// <summary>Reads a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The path that is asked for.</param>
    /// <returns>What is asked for, or why nobody can say.</returns>
    public async ValueTask<(WidgetRequestContext? Request, RequestRefusal? Refusal)> ReadAsync(HttpContext context, WidgetRoute route)
    {
        HttpRequest request = context.Request;
        bool isPost = HttpMethods.IsPost(request.Method);
        if (!isPost && MethodRefusal(route, request.Method) is { } unsupported)
        {
            return (null, unsupported);
        }

        (RequestFields? fields, RequestRefusal? refusal) = await requests.ReadAsync(
            context, context.RequestAborted).ConfigureAwait(false);
        if (fields is null)
        {
            return (null, refusal);
        }

        return isPost ? ReadPost(context, route, fields) : ReadGet(context, route, fields);
    }

    private static RequestRefusal? MethodRefusal(WidgetRoute route, string method)
    {
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            return MethodUnsupported;
        }

        return route.IsGet ? null : NotPosted;
    }

    private (WidgetRequestContext? Request, RequestRefusal? Refusal) ReadPost(
        HttpContext context, WidgetRoute route, RequestFields fields)
    {
        if (fields.Text("PLACEMENT") is not { } sent)
        {
            return (null, PlacementMissing);
        }

        if (!IsCode(sent))
        {
            return (null, PlacementUnknown);
        }

        string placement = sent.ToUpperInvariant();
        if (route.Find(placement, context.Request) is not { } widget)
        {
            return (null, IsKnown(placement) ? PlacementNotServed : PlacementUnknown);
        }

        if (fields.FrameClaim(OriginKind.Widget) is not { } claim)
        {
            return (null, MemberIdMissing);
        }

        return PlacementContextReader.TryRead(placement, fields.Text("PLACEMENT_OPTIONS"), out PlacementContext? opened)
            ? (new WidgetRequestContext(context, widget, placement, opened, claim, fields), null)
            : (null, OptionsMalformed);
    }

    private static (WidgetRequestContext? Request, RequestRefusal? Refusal) ReadGet(
        HttpContext context, WidgetRoute route, RequestFields fields)
    {
        string placement = route.GetPlacement!;
        return route.Find(placement, context.Request) is { } widget
            && PlacementContextReader.TryRead(placement, options: null, out PlacementContext? opened)
            ? (new WidgetRequestContext(context, widget, placement, opened, claim: null, fields), null)
            : (null, PlacementNotServed);
    }

    private bool IsKnown(string placement) =>
        PlacementCatalog.Find(placement) is not null || declared.Bindings.Any(binding => binding.Placement == placement);
}
