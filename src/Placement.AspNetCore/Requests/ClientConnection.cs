using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Placement.Requests;

/// <summary>Tells a client that has gone away from everything else that ends a request.</summary>
internal static class ClientConnection
{
    /// <summary>
    /// Whether a request is over because its client has closed the connection. Whatever else cancels it, such as a time-out, wants to
    /// answer in its place. HTTP/2 ends requests without their connection: what is thrown then is left to the server, which knows.
    /// </summary>
    public static bool IsClosed(HttpContext context) =>
        context.RequestAborted.IsCancellationRequested
        && context.Features.Get<IConnectionLifetimeFeature>() is { ConnectionClosed.IsCancellationRequested: true };
}
