using System.Buffers;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Requests;

namespace Placement.Openings;

/// <summary>Reads requests that open widgets, as far as that needs neither the portal store nor another server.</summary>
/// <param name="requests">Reads what was sent.</param>
/// <param name="paths">What the application declares, at any path.</param>
internal sealed class WidgetRequestReader(RequestReader requests, IWidgetPaths paths)
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
    /// <param name="path">Where it was sent to.</param>
    /// <returns>What is asked for, or why nobody can say; neither: it is no request that would open a widget.</returns>
    public async ValueTask<(WidgetRequestContext? Request, RequestRefusal? Refusal)> ReadAsync(HttpContext context, IWidgetPath path)
    {
        HttpRequest request = context.Request;
        bool isPost = HttpMethods.IsPost(request.Method);
        if (!path.IsWidgetOnly && !(isPost && FormType.Of(request.ContentType) is not null))
        {
            return default;
        }

        if (!isPost && MethodRefusal(path, request.Method) is { } unsupported)
        {
            return (null, unsupported);
        }

        (RequestFields? fields, RequestRefusal? refusal) = await requests.ReadAsync(
            context, context.RequestAborted).ConfigureAwait(false);
        if (fields is null)
        {
            return (null, refusal);
        }

        return !path.IsWidgetOnly && !fields.IsLikeOpening ? default
            : isPost ? ReadPost(context, path, fields)
            : ReadGet(context, path, fields);
    }

    /// <summary>What was sent within a session, by a page or a script: a form, or anything else.</summary>
    public ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadWithinSessionAsync(HttpContext context, IWidgetPath path) =>
        path.IsWidgetOnly && !IsShownOrSent(context.Request.Method)
            ? ValueTask.FromResult<(RequestFields? Fields, RequestRefusal? Refusal)>((null, MethodUnsupported))
        : path.IsWidgetOnly || FormType.Of(context.Request.ContentType) is not null
            ? requests.ReadAsync(context, context.RequestAborted)
            : ValueTask.FromResult(requests.ReadQuery(context));

    private static bool IsShownOrSent(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method);

    private static RequestRefusal? MethodRefusal(IWidgetPath path, string method)
    {
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            return MethodUnsupported;
        }

        return path.GetPlacement is not null ? null : NotPosted;
    }

    private (WidgetRequestContext? Request, RequestRefusal? Refusal) ReadPost(HttpContext context, IWidgetPath path, RequestFields fields)
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
        if (!path.Serves(placement, context.Request))
        {
            return (null, IsKnown(placement) ? PlacementNotServed : PlacementUnknown);
        }

        if (fields.FrameClaim(OriginKind.Widget) is not { } claim)
        {
            return (null, MemberIdMissing);
        }

        return PlacementContextReader.TryRead(placement, fields.Text("PLACEMENT_OPTIONS"), out PlacementContext? opened)
            ? (new WidgetRequestContext(context, placement, opened, claim, fields), null)
            : (null, OptionsMalformed);
    }

    private static (WidgetRequestContext? Request, RequestRefusal? Refusal) ReadGet(
        HttpContext context, IWidgetPath path, RequestFields fields)
    {
        string placement = path.GetPlacement!;
        return path.Serves(placement, context.Request)
            && PlacementContextReader.TryRead(placement, options: null, out PlacementContext? opened)
            ? (new WidgetRequestContext(context, placement, opened, claim: null, fields), null)
            : (null, PlacementNotServed);
    }

    private bool IsKnown(string placement) => PlacementCatalog.Find(placement) is not null || paths.IsDeclared(placement);
}
