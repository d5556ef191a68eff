using Microsoft.AspNetCore.Builder;
using Placement.Sessions;

namespace Placement;

/// <summary>Makes endpoints answer within the sessions of widgets.</summary>
public static class SessionEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Answers requests within the session of a widget only; all others get 401 and a page that says to open the widget again. The form
    /// that opens a widget is none within a session.
    /// </summary>
    /// <remarks>
    /// The endpoint needs no antiforgery token, runs in the culture of the user, and may be shown by the portal's frame alone. The session
    /// is <see cref="WidgetSession"/> as a parameter, or <see cref="WidgetSessionHttpContextExtensions.GetWidgetSession"/>.
    /// </remarks>
    /// <typeparam name="TBuilder">What is mapped: an endpoint or a group.</typeparam>
    /// <param name="builder">What is mapped.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireWidgetSession<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Add(static endpoint => SessionEndpoints.TryRequire(endpoint));
        builder.Finally(SessionEndpoints.Localize);
        return builder;
    }
}
