using Placement.Testing.Browser;

namespace Placement.Testing;

/// <summary>The page of a widget that was opened.</summary>
public sealed class WidgetPage : ApplicationPage
{
    internal WidgetPage(PageAnswer answer, string placement, string placementOptions, string applicationSid)
        : base(answer)
    {
        Placement = placement;
        PlacementOptions = placementOptions;
        ApplicationSid = applicationSid;
    }

    /// <summary>The placement that it was opened at.</summary>
    public string Placement { get; }

    /// <summary>What was sent as <c>PLACEMENT_OPTIONS</c>, as PHP writes JSON; empty: nothing was.</summary>
    public string PlacementOptions { get; }

    /// <summary>The <c>APP_SID</c> of this opening: 32 hexadecimal digits; empty: none was sent.</summary>
    public string ApplicationSid { get; }

    /// <summary>Insists that a user sees the page: its status is 2xx, and a browser shows it inside the portal.</summary>
    /// <returns>This page.</returns>
    /// <exception cref="InvalidOperationException">The user does not see it; the message says why, and what the page says.</exception>
    public WidgetPage EnsureSuccess() =>
        Problem is { } problem
            ? throw new InvalidOperationException($"{Placement} at {Handler} failed: {problem}. {Excerpt}".TrimEnd())
            : this;
}
