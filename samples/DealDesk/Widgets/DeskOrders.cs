using DealDesk.Data;
using DealDesk.Texts;
using Placement;

namespace DealDesk.Widgets;

/// <summary>The orders on the desk's page: its script asks for a few at a time, within the session of the widget.</summary>
internal static class DeskOrders
{
    public const string Path = "/desk/orders";

    private const int PageSize = 5;

    public static void MapDeskOrders(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, GetAsync);

    private static async Task<IResult> GetAsync(
        WidgetSession session, DeskDatabase database, TimeProvider time, CancellationToken cancellationToken, int skip = 0,
        string supplier = "")
    {
        var texts = DeskTexts.For(session.User.Language);
        DateOnly today = time.Today();
        IReadOnlyList<Supply> orders = await database.GetOrdersAsync(
            session.Portal.MemberId, supplier, Math.Max(0, skip), PageSize + 1, cancellationToken);
        return Results.Json(new
        {
            rows = orders.Take(PageSize).Select(order =>
                new[] { order.Item, order.Supplier, texts.Day(order.Due), texts.StateOf(order, today) }),
            hasMore = orders.Count > PageSize,
        });
    }
}
