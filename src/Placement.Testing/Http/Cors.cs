using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Http;

/// <summary>
/// Widgets call the portal from the browser, from the application's origin: without these headers, on errors too, they
/// would see a network failure in place of a code. They are Bitrix24's own: what a browser may not send there, it may not send here. Only
/// that pages of the internet may call this machine is said beside them, to browsers that ask.
/// </summary>
internal static class Cors
{
    /// <summary>A browser's question whether a page of the internet may call a server on this machine, and the answer.</summary>
    private const string AsksForPrivateNetwork = "Access-Control-Request-Private-Network";
    private const string AllowsPrivateNetwork = "Access-Control-Allow-Private-Network";

    public static void Allow(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowHeaders = "origin, content-type, accept";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.ContainsKey(AsksForPrivateNetwork))
        {
            response.Headers[AllowsPrivateNetwork] = "true";
        }
    }
}
