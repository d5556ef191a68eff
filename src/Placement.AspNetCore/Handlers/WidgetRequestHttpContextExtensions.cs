using Microsoft.AspNetCore.Http;
using Placement.Handlers;
using Placement.Openings;

namespace Placement;

/// <summary>Finds what a request has proven.</summary>
public static class WidgetRequestHttpContextExtensions
{
    /// <summary>
    /// The request for a widget that was verified: the form that opens it, or the next request of its page. Null: it is none, it is opened
    /// with another context, or the endpoint has not asked for one, by a parameter or by <see cref="PlacementDefaults.WidgetPolicy"/>.
    /// </summary>
    /// <typeparam name="TContext">What the widget is opened with, or <see cref="PlacementContext"/> for any.</typeparam>
    /// <param name="context">The request.</param>
    public static WidgetRequest<TContext>? GetWidgetRequest<TContext>(this HttpContext context)
        where TContext : PlacementContext
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<WidgetRequestResult>()?.Request is { Context: TContext } request ? request.For<TContext>() : null;
    }
}
