using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Mvc.Pages;
using Placement.AspNetCore.Tests.Sessions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>An application with controllers, views and Razor Pages, of which some are widgets, installed on a portal.</summary>
internal static class MvcSite
{
    public const string SuppliesPage = "/pages/supplies";

    public static LocalUser Employee { get; } = new(7, "Emil", "Employee", IsAdministrator: false);

    public static IReadOnlyList<WidgetBinding> Bindings { get; } =
    [
        .. SessionSite.Bindings,
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/pages/supplies","TITLE":"Supplies"}"""u8, typeof(SuppliesModel)),
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/notes","TITLE":"Notes"}"""u8, typeof(Desk.Pages.NotesModel)),
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/declared","TITLE":"Declared"}"""u8, typeof(DeclaredController)),
    ];

    public static Task<LocalPortal> StartPortalAsync() => LocalPortal.StartAsync(
        new LocalPortalOptions { Users = [new(1, "Ada", "Admin", IsAdministrator: true), Employee] }, TestContext.Current.CancellationToken);

    /// <summary>Starts the application, and installs it.</summary>
    public static Task<SessionSite> StartAsync(LocalPortal portal, InstallableOptions? options = null)
    {
        options ??= new InstallableOptions();
        Action<IServiceCollection> more = options.Services;
        Action<WebApplication> map = options.Map;
        return SessionSite.StartAsync(
            portal,
            options with
            {
                Services = services =>
                {
                    services.AddControllersWithViews();
                    services.AddRazorPages(static pages => pages.RootDirectory = "/Mvc/Pages");
                    more(services);
                },
                Map = app =>
                {
                    map(app);
                    app.MapControllers();
                    app.MapRazorPages();
                },
            },
            Bindings);
    }

    /// <summary>What a portal sends when an employee opens a deal.</summary>
    public static PortalForm Opening(LocalPortal portal) => PortalForm.Widget(portal, Placements.Crm.Deal.DetailTab, Employee);
}
