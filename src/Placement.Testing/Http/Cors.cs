using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Http;

/// <summary>
/// Widgets call the portal from the browser, from the application's origin: without these headers, on errors too, they
/// would see a network failure in place of a code.
/// </summary>
internal static class Cors
{
    public static void Allow(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        response.Headers.AccessControlAllowHeaders = "Origin, Content-Type, Accept, X-Requested-With";
    }
}
