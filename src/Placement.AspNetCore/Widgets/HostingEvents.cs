using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>What is logged when widgets are mapped, and when the application has started.</summary>
internal static partial class HostingEvents
{
    public const string Category = "Placement.Hosting";

    [LoggerMessage(
        291, LogLevel.Information,
        "{Handler} is not mapped: the widget of {Placement}, {Widget}, implements no IWidget that could be called")]
    public static partial void NotHosted(ILogger logger, string placement, string handler, Type? widget);

    [LoggerMessage(
        292, LogLevel.Warning,
        "{Count} handlers of widgets have no endpoint, so whoever opens one on a portal gets 404: {Handlers}. "
        + "Call MapPlacements on the application. It maps classes that implement IWidget; for others, map endpoints of your own")]
    public static partial void Unanswered(ILogger logger, int count, string handlers);

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
