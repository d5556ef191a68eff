using Microsoft.Extensions.Logging;
using Placement.RequestVerification;

namespace Placement.Widgets;

/// <summary>What answering requests for widgets needs, found once for all of them.</summary>
internal sealed class WidgetServices(DeclaredWidgets declared, HostPolicy policy, PortalClients clients, ILoggerFactory? loggerFactory = null)
{
    public DeclaredWidgets Declared { get; } = declared;

    public HostPolicy Policy { get; } = policy;

    public PortalClients Clients { get; } = clients;

    public WidgetLog Log { get; } = new(loggerFactory);
}
