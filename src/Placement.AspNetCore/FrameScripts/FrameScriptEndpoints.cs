using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Placement.FrameScripts;

/// <summary>Sends the files that pages load. They are the same for everybody.</summary>
internal static class FrameScriptEndpoints
{
    private const string Gzip = "gzip";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskEachTime = "public, max-age=0, must-revalidate";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the addresses.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        MapFile(endpoints, FrameScriptAddress.Module, static version =>
            version is null ? FrameScriptFiles.Entry : FrameScriptFiles.Module);
        MapFile(endpoints, FrameScriptAddress.Classic, static _ => FrameScriptFiles.Classic);
        MapFile(endpoints, FrameScriptAddress.Start, static _ => FrameScriptFiles.Start);
        MapFile(endpoints, FrameScriptAddress.Types, static _ => FrameScriptFiles.Types);
    }

    private static void MapFile(IEndpointRouteBuilder endpoints, string address, Func<string?, FrameScriptFile> choose) => endpoints
        .MapMethods(address, Methods, (RequestDelegate)(context =>
        {
            string? version = context.Request.Query[FrameScriptAddress.Version];
            FrameScriptFile file = choose(version);
            return SendAsync(context, file, isCurrent: version == file.Version);
        }))
        .WithDisplayName("Placement frame script");

    /// <summary>Sends a file, which never changes at the address with its own version: another server may have another one.</summary>
    private static Task SendAsync(HttpContext context, FrameScriptFile file, bool isCurrent)
    {
        HttpResponse response = context.Response;
        bool isCompressed = AcceptsGzip(context.Request);
        EntityTagHeaderValue tag = file.Tag(isCompressed);
        response.Headers.CacheControl = isCurrent ? ForEver : AskEachTime;
        response.Headers.ETag = tag.ToString();
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        ReadOnlyMemory<byte> content = isCompressed ? file.Compressed : file.Content;
        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        if (isCompressed)
        {
            response.Headers.ContentEncoding = Gzip;
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static bool AcceptsGzip(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(
        static encoding => encoding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);
}
