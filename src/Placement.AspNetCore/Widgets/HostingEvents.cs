using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>What is logged when widgets are mapped.</summary>
internal static partial class HostingEvents
{
    [LoggerMessage(
        291, LogLevel.Information,
        "{Handler} is not mapped: the widget of {Placement}, {Widget}, implements no IWidget that could be called")]
    public static partial void NotHosted(ILogger logger, string placement, string handler, Type? widget);
}
