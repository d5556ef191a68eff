using System.Data.Common;
using DealDesk.Widgets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Placement;
using Placement.Testing;

namespace DealDesk;

/// <summary>
/// Installs the desk on a portal of this machine through its own installer, prints what the portal has then, opens every widget, prints
/// what came, and ends.
/// </summary>
internal static class DeskTour
{
    public const string Argument = "--once";

    private const int Succeeded = 0;
    private const int Failed = 1;

    /// <summary>Runs on ports that are free, and keeps nothing.</summary>
    /// <returns>0, or 1 if something failed.</returns>
    public static async Task<int> RunAsync(TextWriter output, CancellationToken stop)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(DeskPortal.Options, stop);
        await using DbDataSource database = SqliteFactory.Instance.CreateDataSource($"Data Source=deal-desk-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        await using WebApplication application = Build(database, options =>
        {
            options.ClientId = portal.Options.ClientId;
            options.ClientSecret = portal.Options.ClientSecret;
            options.AllowLoopback = true;
            options.RateLimit = null;
        });
        await application.StartAsync(stop);
        var baseAddress = new Uri(application.Urls.Single());

        InstallationPage installation = await InstallAsync(portal, baseAddress, output, stop);
        bool hasChanges = await PlanAgainAsync(portal, baseAddress, output, stop);
        bool isShown = await OpenAllAsync(portal, output, stop);

        await output.WriteLineAsync($"Portal:      {portal.Address}");
        await output.WriteLineAsync($"Application: {baseAddress}");
        return installation.IsFinished && !hasChanges && isShown ? Succeeded : Failed;
    }

    /// <summary>The application, at a port that is free and without a word in the log.</summary>
    /// <param name="database">Where it keeps what it knows.</param>
    /// <param name="configure">Says who it is.</param>
    /// <param name="clock">What day it is; null: the system's.</param>
    public static WebApplication Build(DbDataSource database, Action<PlacementOptions> configure, TimeProvider? clock = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = typeof(DeskTour).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddDealDesk(database, clock);
        builder.Services.AddDatabasePortalStore(database);
        builder.Services.AddPlacements(options =>
        {
            options.ApplicationName = DeskPortal.ApplicationName;
            configure(options);
        });

        WebApplication application = builder.Build();
        application.MapStaticAssets();
        application.MapPlacements();
        application.MapPlacementInstaller();
        application.MapPlacementEvents();
        application.MapRazorComponents<WidgetRoot>().AddInteractiveServerRenderMode();
        application.MapRazorPages();
        application.MapDeskOrders();
        application.MapWidget<MainPage, PlacementContext>("/");
        application.MapWidget<SupplierField, UserFieldContext>(SupplierField.Path);
        return application;
    }

    private static async Task<InstallationPage> InstallAsync(LocalPortal portal, Uri baseAddress, TextWriter output, CancellationToken stop)
    {
        await output.WriteLineAsync($"Installing the application, which needs the scopes {string.Join(", ", WidgetPlacements.RequiredScopes)}:\n");
        InstallationPage page = await portal.InstallAsync(baseAddress, cancellationToken: stop);
        await output.WriteLineAsync(OutputTable.Of(
            ["Placement", "Handler", "Title"],
            page.Bindings.OrderBy(static binding => binding.Placement, StringComparer.Ordinal).Select(static binding => new[] { binding.Placement, binding.Handler, binding.Title })));
        await output.WriteLineAsync(page.IsFinished ? $"\n{page.Bindings.Count} widgets, installation finished.\n" : $"\nThe installation failed: {page}\n");
        return page;
    }

    /// <summary>Whether registering once more would change something.</summary>
    private static async Task<bool> PlanAgainAsync(LocalPortal portal, Uri baseAddress, TextWriter output, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var client = new BitrixClient(http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null });
        RegistrationPlan plan = await client.PlanPlacementsAsync(baseAddress, cancellationToken: stop);
        await output.WriteLineAsync(plan.HasChanges ? $"Registering once more would change something:\n\n{plan}\n" : "Registering once more would change nothing.\n");
        return plan.HasChanges;
    }

    /// <summary>Whether every widget shows its page.</summary>
    private static async Task<bool> OpenAllAsync(LocalPortal portal, TextWriter output, CancellationToken stop)
    {
        var rows = new List<string[]>();
        bool isShown = true;
        foreach (LocalBinding binding in portal.Bindings.OrderBy(static binding => binding.Placement, StringComparer.Ordinal))
        {
            WidgetPage page = await portal.OpenAsync(binding.Placement, DemoContext(), handler: binding.Handler, cancellationToken: stop);
            isShown &= page.StatusCode == StatusCodes.Status200OK && page.IsShownInFrame;
            rows.Add([binding.Placement, $"{page.StatusCode}", page.FrameProblem ?? page.Title]);
        }

        await output.WriteLineAsync($"Opening every widget:\n\n{OutputTable.Of(["Placement", "Status", "Title"], rows)}\n");
        return isShown;
    }

    /// <summary>Every key that one of the widgets is opened with. Each takes its own.</summary>
    private static Dictionary<string, object> DemoContext() => new()
    {
        ["ID"] = 1,
        ["taskId"] = 1,
        ["dialogId"] = "chat7",
        ["PHONE_NUMBER"] = "+447700900123",
        ["entityTypeName"] = "COMPANY",
        ["searchQuery"] = "daisy",
    };
}
