using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.Testing;

namespace Placement.Browser.Tests.Harness;

/// <summary>
/// Both sides of a frame, on two sites. At 127.0.0.1 a page that holds frames, beside the portal's REST, which is passed on. At localhost
/// an application: <c>/widgets/sdk</c> has Bitrix24's own SDK, <c>/widgets/bx24</c> speaks as BX24.js does, <c>/widgets/silent</c> has no
/// scripts, <c>/widgets/failing</c> shows an error page, <c>/widgets/frame</c> and <c>/widgets/classic</c> have the frame script.
/// </summary>
internal sealed class WidgetServer : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
    };

    private readonly WebApplication _application;
    private readonly HttpClient _portal;

    private WidgetServer(WebApplication application, LocalPortal portal) =>
        (_application, _portal) = (application, new HttpClient { BaseAddress = portal.Address });

    /// <summary>The application.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The portal, as frames and their hosts see it.</summary>
    public Uri PortalAddress { get; private set; } = null!;

    /// <summary>The openings, oldest first.</summary>
    public ConcurrentQueue<WidgetOpening> Openings { get; } = [];

    public static async Task<WidgetServer> StartAsync(LocalPortal portal)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        WidgetHosting.Add(builder.Services, [], [], options =>
        {
            options.ClientId = portal.Options.ClientId;
            options.ClientSecret = portal.Options.ClientSecret;
        });
        WebApplication application = builder.Build();
        var server = new WidgetServer(application, portal);
        WidgetHosting.Map(application);
        application.MapFallback("{**path}", server.AnswerAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        server.PortalAddress = new Uri(application.Urls.Single());
        server.Address = new UriBuilder(server.PortalAddress) { Host = "localhost" }.Uri;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _portal.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value!;
        if (!Path.HasExtension(path) && path.StartsWith("/widgets/", StringComparison.Ordinal))
        {
            await OpenAsync(context, path["/widgets/".Length..].Split('/')[0]);
            return;
        }

        if (path.StartsWith("/rest/", StringComparison.Ordinal))
        {
            await PassOnAsync(context);
            return;
        }

        (string Path, string Type)? file = Find(Folders.Packages, path, "/npm/") ?? Find(Folders.Assets, path, "/assets/")
            ?? Find(Folders.Web, path, "/");
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = file.Value.Type;
        await context.Response.SendFileAsync(file.Value.Path);
    }

    /// <summary>A file and its type; null: there is none.</summary>
    private static (string Path, string Type)? Find(string folder, string path, string prefix)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string file = Path.Combine(folder, path[prefix.Length..]);
        return File.Exists(file) && Types.TryGetValue(Path.GetExtension(file), out string? type) ? (file, type) : null;
    }

    /// <summary>REST is the portal's own, with its headers.</summary>
    private async Task PassOnAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path + request.QueryString);
        if (HttpMethods.IsPost(request.Method))
        {
            message.Content = new StreamContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        using HttpResponseMessage response = await _portal.SendAsync(message, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            if (name is not "Transfer-Encoding")
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task OpenAsync(HttpContext context, string kind)
    {
        HttpRequest request = context.Request;
        IFormCollection form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        Openings.Enqueue(new WidgetOpening(
            request.Method,
            request.Path,
            request.Query.ToDictionary(static value => value.Key, static value => value.Value.ToString()),
            form.ToDictionary(static value => value.Key, static value => value.Value.ToString()),
            request.Headers.Cookie.ToString()));

        // A cookie as only a frame's page could want it: what comes back shows whether the browser keeps it.
        context.Response.Cookies.Append("frame", "1", new() { SameSite = SameSiteMode.None, Secure = true });
        context.Response.ContentType = Types[".html"];
        if (kind == "failing")
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync("<!DOCTYPE html><title>Failed</title><pre>InvalidOperationException: no supplier</pre>");
            return;
        }

        string page = await File.ReadAllTextAsync(Path.Combine(Folders.Web, $"{kind}.html"), context.RequestAborted);
        await context.Response.WriteAsync(
            page.Replace("{script}", Script(request, isClassic: kind == "classic"), StringComparison.Ordinal));
    }

    /// <summary>The frame script for the portal, or for the one that the test says.</summary>
    private string Script(HttpRequest request, bool isClassic)
    {
        string origin = request.Query["portal"].SingleOrDefault() ?? PortalAddress.GetLeftPart(UriPartial.Authority);
        var portal = new Portal { MemberId = new string('0', 32), ClientEndpoint = new Uri($"{origin}/rest/") };
        var opened = new WidgetRequest<PlacementContext>("DEFAULT", new PlacementContext(), portal, new WidgetUser("en"))
        {
            ApplicationSid = request.Query["APP_SID"],
        };
        return opened.FrameScript(isClassic: isClassic).ToString()!;
    }
}
