using Microsoft.AspNetCore.Http;
using Placement.Sessions;

namespace Placement;

/// <summary>Finds what a request has proven.</summary>
public static class WidgetSessionHttpContextExtensions
{
    /// <summary>
    /// The session within which a request is answered; null: it is none, or the endpoint has not asked for one, by
    /// <see cref="SessionEndpointConventionBuilderExtensions.RequireWidgetSession"/> or <see cref="PlacementDefaults.SessionPolicy"/>.
    /// </summary>
    /// <param name="context">The request.</param>
    public static WidgetSession? GetWidgetSession(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<SessionResult>()?.Session;
    }
}
