using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>An application that is developed, over as many runs as a test wants, and the file of its portal's state.</summary>
internal sealed class DevelopedApplication : IDisposable
{
    private const int Installed = 711;

    private readonly string _folder = Directory.CreateTempSubdirectory("developed-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Where the state is kept unless a setting says otherwise.</summary>
    public string StateFile => Path.Combine(_folder, "obj", "local-portal.json");

    /// <summary>Where the application listens: the port of the first run, so that the address stays the same.</summary>
    public string Address { get; set; } = "http://127.0.0.1:0";

    /// <summary>One run, from the start until the application is installed; disposing of it stops the application.</summary>
    public async Task<DevelopedRun> RunAsync(
        Action<WebApplicationBuilder>? before = null,
        Action<LocalPortalSettings>? settings = null,
        Action<WebApplicationBuilder>? after = null)
    {
        var log = new RecordedLog();
        WebApplication application = Build(log, before, settings, after);
        await application.StartAsync(Stop);
        await log.WaitAsync(Installed, Stop);
        Address = application.Urls.First();
        return new DevelopedRun(application, log, new Uri(log.Lines.Single(static line => line.Id == Installed).Text.Split(' ')[2]));
    }

    public WebApplication Build(
        RecordedLog log,
        Action<WebApplicationBuilder>? before = null,
        Action<LocalPortalSettings>? settings = null,
        Action<WebApplicationBuilder>? after = null,
        string environment = "Development")
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = _folder });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls(Address);
        before?.Invoke(builder);
        builder.AddLocalPortal(portal =>
        {
            portal.Port = 0;
            settings?.Invoke(portal);
        });
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddPlacements();
        after?.Invoke(builder);
        WebApplication application = builder.Build();
        application.MapPlacements();
        application.MapPlacementInstaller();
        application.MapPlacementEvents();
        return application;
    }

    /// <summary>The parts of the state.</summary>
    public JsonObject Parts() => JsonNode.Parse(File.ReadAllText(StateFile))!["parts"]!.AsObject();

    /// <summary>The registered widgets.</summary>
    public IReadOnlyList<JsonNode> Bindings() => [.. Parts()["bindings"]!["entries"]!.AsArray().OfType<JsonNode>()];

    /// <summary>An access token of the last run.</summary>
    public string AccessToken() =>
        (string)Parts()["tokens"]!["grants"]!.AsArray().First(static grant => (string)grant!["kind"]! == "access")!["secret"]!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
