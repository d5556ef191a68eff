using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Testing.Http;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>The portal as its users see it in a browser, and what the page asks of the portal.</summary>
/// <param name="guard">Keeps other sites away.</param>
/// <param name="identity">Who can look at it.</param>
/// <param name="addresses">Where the portal is.</param>
/// <param name="endpoints">What the page can ask for.</param>
internal sealed class PortalPage(
    PageGuard guard, PortalIdentity identity, PortalAddresses addresses, IEnumerable<PageEndpoint> endpoints)
{
    private const string Root = "/_portal";
    private const string Assets = "/assets";
    private const string UserKey = "userId";
    private const string LanguageKey = "language";

    private readonly Dictionary<string, PageEndpoint> _endpoints =
        endpoints.ToDictionary(static endpoint => endpoint.Name, StringComparer.Ordinal);

    /// <summary>Whether a browser asks for the page, or the page for something; else it is a request of REST, or of nothing.</summary>
    public static bool Is(HttpRequest request) =>
        request.Path.StartsWithSegments(Root)
        || ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !RestAddress.Is(request.Path)
            && (request.Path == "/" || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)));

    public async Task HandleAsync(HttpContext context)
    {
        if (!guard.IsOwnHost(context))
        {
            await RefuseAsync(context, $"This portal is at {addresses.Portal}, and answers to no other name.").ConfigureAwait(false);
            return;
        }

        if (addresses.IsFormer(context.Connection))
        {
            context.Response.Redirect(new Uri(addresses.Portal, context.Request.Path + context.Request.QueryString).AbsoluteUri);
            return;
        }

        if (!context.Request.Path.StartsWithSegments(Root, out PathString path))
        {
            await PageAssets.SendAsync(context, name: null).ConfigureAwait(false);
        }
        else if (path.StartsWithSegments(Assets, out PathString file))
        {
            await PageAssets.SendAsync(context, file.Value?.TrimStart('/') ?? "").ConfigureAwait(false);
        }
        else if (!guard.IsOwnOrigin(context.Request))
        {
            await RefuseAsync(context, "Only the portal's own page may ask for this.").ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(context, path.Value?.Trim('/') ?? "").ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }

    private static Task SendAsync(HttpContext context, int status, JsonNode? answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.Body.WriteAsync(Envelope.ToUtf8(answer as JsonObject ?? []), context.RequestAborted).AsTask();
    }

    private async Task AnswerAsync(HttpContext context, string name)
    {
        int status = StatusCodes.Status200OK;
        JsonNode? answer;
        try
        {
            answer = await ExecuteAsync(context, name).ConfigureAwait(false);
        }
        catch (PageException exception)
        {
            (status, answer) = (exception.Status, Error(exception));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or HttpRequestException)
        {
            (status, answer) = (StatusCodes.Status409Conflict, Error(exception));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        await SendAsync(context, status, answer).ConfigureAwait(false);
    }

    private static JsonObject Error(Exception exception) => new() { ["error"] = exception.Message };

    private async Task<JsonNode?> ExecuteAsync(HttpContext context, string name)
    {
        HttpRequest request = context.Request;
        if (!_endpoints.TryGetValue(name, out PageEndpoint? endpoint))
        {
            throw new PageException(StatusCodes.Status404NotFound, $"The portal's page has no '{name}'.");
        }

        if (!HttpMethods.IsPost(request.Method) && !(endpoint.IsReadOnly && HttpMethods.IsGet(request.Method)))
        {
            throw new PageException(StatusCodes.Status405MethodNotAllowed, "Only POST is allowed.");
        }

        // A form of another site cannot have this type.
        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType())
        {
            throw new PageException(StatusCodes.Status415UnsupportedMediaType, "The body must be JSON.");
        }

        (JsonObject parameters, RestException? unreadable) = await ParameterReader.ReadAsync(request).ConfigureAwait(false);
        if (unreadable is not null)
        {
            throw new PageException(unreadable.Status, unreadable.Message);
        }

        var given = new LocalParameters(parameters);
        return await endpoint.Execute(new PageRequest(Viewer(given), given, context.RequestAborted)).ConfigureAwait(false);
    }

    private LocalUser Viewer(LocalParameters given)
    {
        LocalUser user = !given.Has(UserKey)
            ? identity.Administrator
            : identity.Users.FirstOrDefault(user => user.Id == given.Number(UserKey))
                ?? throw new PageException(StatusCodes.Status404NotFound, "The portal has no such user.");
        return BitrixLanguage.Find(given.Text(LanguageKey)) is { } language ? user with { Language = language.Code } : user;
    }
}
