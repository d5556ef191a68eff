using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>
/// A widget: answers when a portal's user opens it. Its class declares where, with <see cref="WidgetPlacementAttribute"/>.
/// </summary>
/// <remarks>
/// One instance is made for every request, with what its constructor asks the service provider for. A class may
/// implement the interface for several contexts; each placement goes to the one that fits it best.
/// </remarks>
/// <typeparam name="TContext">
/// What the widget is opened with: the record that belongs to its placements, or <see cref="PlacementContext"/> for any.
/// </typeparam>
public interface IWidget<TContext>
    where TContext : PlacementContext
{
    /// <summary>Answers a request, whose origin is verified.</summary>
    /// <param name="request">What was opened, by whom, on which portal.</param>
    /// <param name="cancellationToken">Cancelled when the user closes the widget.</param>
    /// <returns>The page, usually made by <c>Results.Extensions.Widget</c>.</returns>
    Task<IResult> HandleAsync(WidgetRequest<TContext> request, CancellationToken cancellationToken);
}
