using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>What is logged when widgets are mapped, and when the application has started.</summary>
internal static partial class HostingEvents
{
    public const string Category = "Placement.Hosting";

    [LoggerMessage(
        291, LogLevel.Information,
        "{Handler} is not mapped: the widget of {Placement}, {Widget}, implements no IWidget that could be called, so something else has "
        + "to answer there")]
    public static partial void NotHosted(ILogger logger, string placement, string handler, Type? widget);

    [LoggerMessage(
        292, LogLevel.Warning,
        "{Count} handlers of widgets have no endpoint, so whoever opens one on a portal gets 404: {Handlers}. "
        + "Call MapPlacements on the application. It maps classes that implement IWidget; for others, map endpoints of your own")]
    public static partial void Unanswered(ILogger logger, int count, string handlers);

    [LoggerMessage(
        296, LogLevel.Warning,
        "{Handler} ({Placement}) is answered by {Endpoint}, which verifies nothing: anybody can send what a portal would. Take a "
        + "WidgetRequest<{Context}> as a parameter, or require the authorization policy Placement.Widget (PlacementDefaults.WidgetPolicy)")]
    public static partial void Unverified(ILogger logger, string handler, string placement, string? endpoint, string context);

    [LoggerMessage(
        297, LogLevel.Warning,
        "{Handler} ({Placement}) is answered by {Endpoint} within sessions only, so no portal can open it: it gets 401. Take a "
        + "WidgetRequest as a parameter in place of a WidgetSession, or require the policy Placement.Widget in place of Placement.Session")]
    public static partial void SessionNeeded(ILogger logger, string handler, string placement, string? endpoint);

    [LoggerMessage(
        298, LogLevel.Warning,
        "{Handler} ({Placement}) is not where {Widget} answers, so whoever opens it on a portal gets 404: its routes are {Routes}. Write "
        + "one of them as the Handler of its WidgetPlacement, or give it the route {Handler}")]
    public static partial void OtherRoute(ILogger logger, string handler, string placement, string widget, string routes);

    [LoggerMessage(
        299, LogLevel.Warning,
        "{Handler} ({Placement}): {Widget} has no endpoint for {Method}, so whoever opens it on a portal gets 404. Call MapControllers or "
        + "MapRazorPages on the application, and give the controller an action, or the page a handler, for it")]
    public static partial void ClassNotMapped(ILogger logger, string handler, string placement, string widget, string method);

    [LoggerMessage(
        293, LogLevel.Warning,
        "No client id is configured, so that no portal can be verified, and nobody sees a widget or installs the application. Set "
        + "PlacementOptions.ClientId and ClientSecret to what the application's settings on Bitrix24 show")]
    public static partial void ClientIdMissing(ILogger logger);

    [LoggerMessage(
        294, LogLevel.Warning,
        "The last change of the code is not registered: {Problem} Correct the code, or restart the application")]
    public static partial void ChangeNotFollowed(ILogger logger, string problem);

    [LoggerMessage(
        295, LogLevel.Warning,
        "AddLocalPortal acts in the Development environment only; this is {Environment}: set ASPNETCORE_ENVIRONMENT=Development to "
        + "develop with the local portal")]
    public static partial void LocalPortalIdle(ILogger logger, string environment);
}
