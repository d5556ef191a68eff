namespace Placement;

/// <summary>How long the pages of a widget may go on asking after the widget was opened.</summary>
public sealed class SessionLimits
{
    /// <summary>
    /// How long a ticket of a page is valid. It is renewed while the page is used. Default: 20 minutes; from a minute to a day.
    /// </summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>
    /// How long tickets are renewed at most, from when the widget was opened. Default: 12 hours; from <see cref="Lifetime"/> to 30 days.
    /// </summary>
    public TimeSpan AbsoluteLifetime { get; set; } = TimeSpan.FromHours(12);
}
