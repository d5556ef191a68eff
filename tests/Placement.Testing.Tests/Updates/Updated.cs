using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Updates;

/// <summary>A portal with an application that is about to be updated: a widget, a handler of deals, one of its own installation.</summary>
internal sealed class Updated : IAsyncDisposable
{
    private Updated(LocalPortal portal, TestApplication application)
    {
        Portal = portal;
        Application = application;
    }

    public LocalPortal Portal { get; }

    public TestApplication Application { get; }

    public IReadOnlyList<Arrival> Arrivals => Application.Arrivals;

    /// <summary>What has arrived: events, with their path where it is not that of the settings, and pages.</summary>
    public string Told => string.Join(' ', Arrivals.Select(static arrival =>
        arrival.Field("event") is { } name ? name + (arrival.Path == "/bound" && name == ApplicationEvent.Install ? arrival.Path : "")
        : arrival.Field("PLACEMENT")));

    public static async Task<Updated> StartAsync(
        string? installPath = "/install", string? mainPath = "/", string page = TestApplication.Installer)
    {
        LocalPortal portal = await LocalPortal.StartAsync(new() { Version = 4 }, TestContext.Current.CancellationToken);
        TestApplication application = await TestApplication.StartAsync(page);
        portal.Application = new LocalApplication(application.Address) { InstallPath = installPath, MainPath = mainPath };
        var updated = new Updated(portal, application);
        await TestApplication.BindAsync(portal, "LEFT_MENU", application.At("/menu"));
        await updated.BindAsync("ONCRMDEALADD");
        await updated.BindAsync(ApplicationEvent.Install);
        return updated;
    }

    public async Task BindAsync(string name) =>
        (await new PortalClient(Portal).CallAsync("event.bind", new { @event = name, handler = Application.At("/bound") })).IsTrue();

    public Task<UpdateOutcome> UpdateAsync(UpdateOptions? options = null) =>
        Portal.UpdateAsync(options, cancellationToken: TestContext.Current.CancellationToken);

    public async Task KeepsAllButInstallHandlersAsync()
    {
        Assert.Equal(["LEFT_MENU"], Portal.Bindings.Select(static binding => binding.Placement));
        Assert.Equal(["ONCRMDEALADD"], Portal.EventBindings.Select(static handler => handler.Event));
        Assert.Equal(
            Portal.Version,
            (await new PortalClient(Portal).CallAsync("app.info")).Result.GetProperty("VERSION").GetInt32());
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Application.DisposeAsync();
    }
}
