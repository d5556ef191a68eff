using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A view of the calendar.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/calendar.html">CALENDAR_GRIDVIEW</seealso>
public sealed record CalendarContext : PlacementContext
{
    /// <summary>The first day that is shown; null: not said.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day that is shown; null: not said.</summary>
    public DateOnly? To { get; init; }

    internal static new CalendarContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        From = values[ContextMember.From].ToDate(),
        To = values[ContextMember.To].ToDate(),
    };
}
