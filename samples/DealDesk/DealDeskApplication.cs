using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Placement;
using Placement.Testing;

namespace DealDesk;

/// <summary>
/// The desk of a sales department. By itself it runs on a portal on this machine; with the settings <c>Bitrix24:ClientId</c> and <c>Bitrix24:ClientSecret</c> it
/// serves real ones.
/// </summary>
internal static class DealDeskApplication
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const string Once = "--once";
    private const string Settings = "Bitrix24";

    /// <summary>
    /// Starts the application on a local portal, installs it there through its own installer and prints what the portal has then. With <c>--once</c> it also opens
    /// every widget, prints what came, and ends; otherwise it stays up.
    /// </summary>
    /// <returns>0, or 1 if something failed or the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken stop)
    {
        if (args.Any(static argument => argument != Once))
        {
            await output.WriteLineAsync($"The only argument is {Once}: install, open every widget, print what came and end. Without it the application stays up.");
            return Failed;
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        return builder.Configuration[$"{Settings}:ClientId"] is { Length: > 0 } && !args.Contains(Once)
            ? await ServeAsync(builder, stop)
            : await ShowAsync(builder, output, isOnce: args.Contains(Once), stop);
    }

    /// <summary>Serves the portals that install the application, and keeps them in a file beside it.</summary>
    private static async Task<int> ServeAsync(WebApplicationBuilder builder, CancellationToken stop)
    {
        await using DbDataSource database = SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(AppContext.BaseDirectory, "deal-desk.db")}");
        await using WebApplication application = DealDeskHost.Build(builder, database, options =>
        {
            IConfigurationSection settings = builder.Configuration.GetSection(Settings);
            options.ApplicationName = "Deal Desk";
            options.ClientId = settings["ClientId"];
            options.ClientSecret = settings["ClientSecret"];
            options.BaseAddress = settings["BaseAddress"] is { } address ? new Uri(address) : null;
        });
        await application.StartAsync(stop);
        await application.WaitForShutdownAsync(stop);
        return Succeeded;
    }

    /// <summary>Runs the application on a portal that is made for it, and keeps nothing.</summary>
    private static async Task<int> ShowAsync(WebApplicationBuilder builder, TextWriter output, bool isOnce, CancellationToken stop)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { ApplicationName = "Deal Desk", EntityTypeIds = [128, 1034], Installed = false }, stop);

        // A database in memory lives as long as a connection to it is open.
        await using DbDataSource database = SqliteFactory.Instance.CreateDataSource($"Data Source=deal-desk-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        await using DbConnection keepAlive = await database.OpenConnectionAsync(stop);

        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        await using WebApplication application = DealDeskHost.Build(builder, database, options =>
        {
            options.ApplicationName = "Deal Desk";
            options.ClientId = portal.Options.ClientId;
            options.ClientSecret = portal.Options.ClientSecret;
            options.AllowLoopback = true;
            options.RateLimit = null;
        });
        await application.StartAsync(stop);
        var baseAddress = new Uri(application.Urls.Single());

        InstallationPage installation = await InstallAsync(portal, baseAddress, output, stop);
        bool hasChanges = await PlanAgainAsync(portal, baseAddress, output, stop);
        bool isShown = !isOnce || await OpenAllAsync(portal, output, stop);

        await output.WriteLineAsync($"Portal:      {portal.Address}");
        await output.WriteLineAsync($"Application: {baseAddress}");
        if (!isOnce)
        {
            await output.WriteLineAsync("Press Ctrl+C to stop.");
            await application.WaitForShutdownAsync(stop);
        }

        return installation.IsFinished && !hasChanges && isShown ? Succeeded : Failed;
    }

    private static async Task<InstallationPage> InstallAsync(LocalPortal portal, Uri baseAddress, TextWriter output, CancellationToken stop)
    {
        await output.WriteLineAsync($"Installing the application, which needs the scopes {string.Join(", ", WidgetPlacements.RequiredScopes)}:\n");
        InstallationPage page = await portal.InstallAsync(
            new LocalApplication(baseAddress) { InstallPath = DealDeskHost.InstallPath, EventsPath = DealDeskHost.EventsPath }, cancellationToken: stop);
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
        ["ID"] = 4,
        ["taskId"] = 4,
        ["dialogId"] = "chat7",
        ["PHONE_NUMBER"] = "+4930123456",
        ["entityTypeName"] = "COMPANY",
        ["searchQuery"] = "daisy",
    };
}
