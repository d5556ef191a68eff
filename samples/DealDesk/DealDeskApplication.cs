using Placement;
using Placement.Testing;

namespace DealDesk;

/// <summary>The widgets of a sales department, registered on a portal that runs on this machine.</summary>
internal static class DealDeskApplication
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const string Once = "--once";

    /// <summary>
    /// Starts a local portal and the application, registers every widget twice and prints what became of them. With
    /// <c>--once</c> it ends there, otherwise it stays up.
    /// </summary>
    /// <returns>0, or 1 if a widget could not be registered or the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken stop)
    {
        if (args.Any(static argument => argument != Once))
        {
            await output.WriteLineAsync($"The only argument is {Once}: register, print the tables and end. Without it the application stays up.");
            return Failed;
        }

        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { ApplicationName = "Deal Desk", EntityTypeIds = [128, 1034] }, stop);
        await using WebApplication application = await StartAsync(portal, stop);
        var baseAddress = new Uri(application.Urls.Single());

        using var http = new HttpClient();
        var client = new BitrixClient(http, portal.IssueTokens());

        await output.WriteLineAsync($"Registering {WidgetPlacements.All.Count} bindings, which needs the scopes {string.Join(", ", WidgetPlacements.RequiredScopes)}:\n");
        RegistrationReport first = await client.RegisterPlacementsAsync(baseAddress, cancellationToken: stop);
        await output.WriteLineAsync($"{first}\n");

        await output.WriteLineAsync("Registering once more changes nothing:\n");
        RegistrationReport second = await client.RegisterPlacementsAsync(baseAddress, cancellationToken: stop);
        await output.WriteLineAsync($"{second}\n");

        await output.WriteLineAsync($"Portal:      {portal.Address}");
        await output.WriteLineAsync($"Application: {baseAddress}");
        if (!args.Contains(Once))
        {
            await output.WriteLineAsync("Press Ctrl+C to stop.");
            await application.WaitForShutdownAsync(stop);
        }

        return first.Succeeded && second.Succeeded ? Succeeded : Failed;
    }

    private static async Task<WebApplication> StartAsync(LocalPortal portal, CancellationToken stop)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        WebApplication application = builder.Build();
        WidgetPages.Map(application, portal.Address);
        await application.StartAsync(stop);
        return application;
    }
}
