using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Http;

/// <summary>
/// Widgets call the portal from the browser, from the application's origin: without these headers, on errors too, they
/// would see a network failure in place of a code. They are Bitrix24's own: what a browser may not send there, it may not send here.
/// </summary>
internal static class Cors
{
    public static void Allow(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowHeaders = "origin, content-type, accept";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
