using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Placement.Testing.Page;

/// <summary>The files of the page, which are part of the assembly.</summary>
internal static class PageAssets
{
    private const string Folder = "Page/";
    private const string Index = "index.html";

    /// <summary>
    /// The page runs its own scripts and styles alone. Frames and their forms go to the application, wherever it is; the page itself is
    /// framed by nobody but itself, in sliders.
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src *; form-action *; "
        + "base-uri 'none'; frame-ancestors 'self'";

    private static readonly Lazy<IReadOnlyDictionary<string, PageAsset>> Files = new(Read);

    /// <summary>Sends a file; without a name, or with that of none, the page itself or 404.</summary>
    public static Task SendAsync(HttpContext context, string? name)
    {
        HttpResponse response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        if (!Files.Value.TryGetValue(name ?? Index, out PageAsset? asset))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = asset.Tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(asset.Tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = asset.ContentType;
        response.ContentLength = asset.Content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(asset.Content, context.RequestAborted).AsTask();
    }

    private static Dictionary<string, PageAsset> Read()
    {
        Assembly assembly = typeof(PageAssets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(static name => name[Folder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static PageAsset Read(Assembly assembly, string name)
    {
        using Stream resource = assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        string type = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        return new PageAsset(type, content, new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content))}\""));
    }
}
