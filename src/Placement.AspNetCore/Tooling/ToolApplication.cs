using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.Releases;
using Placement.RequestVerification;
using Placement.Widgets;

namespace Placement.Tooling;

/// <summary>What the commands of a tool work with: the application's own services.</summary>
internal sealed class ToolApplication
{
    private readonly IServiceProvider _services;
    private readonly PortalDirectory _directory;
    private readonly ClientIdentity _identity;

    private ToolApplication(IServiceProvider services, DeclaredWidgets declared)
    {
        _services = services;
        _directory = services.GetRequiredService<PortalDirectory>();
        Declared = declared;
        _identity = services.GetRequiredService<ClientIdentity>();
        Environment = services.GetService<IHostEnvironment>()?.EnvironmentName ?? "Production";
        BaseAddress = services.GetRequiredService<IOptions<PlacementOptions>>().Value.BaseAddress;
        Releases = ToolReleases.Of(services);
        Widgets = services.GetRequiredService<WidgetRegistration>();
        Clients = services.GetRequiredService<PortalClients>();
        Locks = services.GetRequiredService<PortalLocks>();
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(ReleaseEvents.Category);
    }

    public DeclaredWidgets Declared { get; }

    /// <summary>The main application.</summary>
    public string ClientId => _identity.Id;

    /// <summary>The applications of the host.</summary>
    public IReadOnlyCollection<string> ClientIds => _identity.Ids;

    public string Environment { get; }

    /// <summary>The address of the application; null: it is not configured.</summary>
    public Uri? BaseAddress { get; }

    public ToolReleases Releases { get; }

    public WidgetRegistration Widgets { get; }

    public PortalClients Clients { get; }

    public PortalLocks Locks { get; }

    public ILogger Logger { get; }

    /// <summary>What the store is called, for somebody to recognise.</summary>
    public string StoreName => _directory.Store is DatabasePortalStore database ? database.Describe() : _directory.Store.GetType().Name;

    /// <summary>The services of an application.</summary>
    /// <exception cref="ToolRefusalException">There is nothing to ask.</exception>
    public static ToolApplication Of(IServiceProvider services)
    {
        DeclaredWidgets declared = services.GetService<DeclaredWidgets>() ?? throw new ToolRefusalException(
            "The application has no widgets in its services. Call AddPlacements on them; what a program registers by itself, without that, "
            + "export and diff show.");
        var application = new ToolApplication(services, declared);
        return application.ClientId.Length == 0
            ? throw new ToolRefusalException(
                "The application does not say which one it is. Set Bitrix24:ClientId and Bitrix24:ClientSecret in its configuration, the "
                + "secret by an environment variable.")
            : application._directory.Store is InMemoryPortalStore
            ? throw new ToolRefusalException(
                "The application keeps its portals in memory, so only the running one has them: ask it with --url, or give it a store.")
            : application;
    }

    /// <summary>The configured address.</summary>
    /// <exception cref="ToolRefusalException">There is none.</exception>
    public Uri RequireAddress() => BaseAddress is { IsAbsoluteUri: true } address
        ? address
        : throw new ToolRefusalException(
            "The application's address is not known: set Bitrix24:BaseAddress to the https address under which users of portals reach it.");

    /// <summary>Which of the applications a portal has.</summary>
    public string IdOf(Portal portal) => _identity.IdOf(portal);

    /// <summary>The portals that are meant, ordered by host: one that has several applications, once for each.</summary>
    /// <exception cref="ToolRefusalException">There are none, or what is stored of one cannot be decrypted.</exception>
    public async Task<IReadOnlyList<Portal>> SelectAsync(ToolRequest request, CancellationToken cancellationToken)
    {
        List<Portal> all = [];
        await foreach (Portal portal in Releases.Portals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(portal);
        }

        IReadOnlyList<Portal> chosen = Choose(all, request);
        int unreadable = _directory.Store is DatabasePortalStore database ? chosen.Count(database.IsUnreadable) : 0;
        return unreadable > 0
            ? throw new ToolRefusalException(
                $"What is stored of {unreadable} of {chosen.Count} portals cannot be decrypted with the Data Protection keys that the "
                + "application has here. Nothing was changed, and no key was made. Give it the keys of production (the same folder or "
                + "store, and the same application name), or ask the running application with --url.")
            : [.. chosen.OrderBy(static portal => portal.Domain, StringComparer.Ordinal)];
    }

    private IReadOnlyList<Portal> Choose(List<Portal> all, ToolRequest request)
    {
        if (request.Portals.Count > 0)
        {
            return [.. request.Portals.SelectMany(name => Find(all, name)).Distinct()];
        }

        if (request.Canaries is not { } share)
        {
            return all;
        }

        int below = (int)Math.Ceiling(share * PortalBucket.Count);
        Portal[] canaries = [.. all.Where(portal => PortalBucket.Of(portal.MemberId) < below)];
        return canaries.Length == 0 && all.Count > 0
            ? throw new ToolRefusalException(
                $"None of the {all.Count} portals is among so few: which ones are follows from their identity. Take a larger share, or "
                + "name portals with --portal.")
            : canaries;
    }

    private List<Portal> Find(List<Portal> all, string name)
    {
        List<Portal> found = all.FindAll(portal => PortalName.IsOf(portal, name));
        return found.Count > 0 ? found : throw new ToolRefusalException(
            $"The store has no portal {name.Trim()} with the application {string.Join(" or ", ClientIds)}. Name a host or a member id; "
            + "list --all shows them.");
    }
}
