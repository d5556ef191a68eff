namespace Placement.Testing.Tests.Application;

/// <summary>The ways to the application.</summary>
public sealed class LocalApplicationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_servers_client_serves_handlers_of_the_public_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartInMemoryAsync();
        using HttpClient client = application.CreateClient("https://app.example.com");
        (await new PortalClient(portal).BindAsync("LEFT_MENU", "https://app.example.com/menu?x=1")).IsTrue();
        (await new PortalClient(portal).CallAsync(
            "event.bind", new { @event = "ONAPPTEST", handler = "https://app.example.com/hooks/test" })).IsTrue();

        (await portal.InstallAsync(client, cancellationToken: Stop)).EnsureFinished();
        WidgetPage page = await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop);
        EventDelivery delivery = Assert.Single(await portal.RaiseAsync(ApplicationEvent.Test, cancellationToken: Stop));

        Assert.Equal(["/install", "/menu", "/hooks/test"], application.Arrivals.Select(static arrival => arrival.Path));
        Assert.All(application.Arrivals, static arrival => Assert.Equal(("https", "app.example.com"), (arrival.Scheme, arrival.Host)));
        Assert.Equal(("Page /menu", "https://app.example.com/menu?x=1"), (page.Title, page.Handler));
        Assert.StartsWith("?x=1&DOMAIN=", application.Arrivals[1].Query, StringComparison.Ordinal);
        Assert.Equal(("https://app.example.com/hooks/test", 200), (delivery.Handler, delivery.StatusCode));
    }

    [Fact]
    public async Task A_public_address_may_differ_from_where_the_application_is()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication inMemory = await TestApplication.StartInMemoryAsync();
        await using TestApplication onTheNetwork = await TestApplication.StartAsync();
        using HttpClient client = inMemory.CreateClient("http://localhost");
        (await new PortalClient(portal).BindAsync("LEFT_MENU", "https://app.example.com/menu")).IsTrue();

        portal.Application = new LocalApplication(client);
        (await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop)).EnsureSuccess();
        portal.Application = new LocalApplication(onTheNetwork.Address);
        (await portal.OpenAsync("LEFT_MENU", cancellationToken: Stop)).EnsureSuccess();

        Assert.Equal(("/menu", "localhost"), (inMemory.Arrival.Path, inMemory.Arrival.Host));
        Assert.Equal(("/menu", onTheNetwork.Address.Authority), (onTheNetwork.Arrival.Path, onTheNetwork.Arrival.Host));
    }

    [Fact]
    public async Task The_paths_of_the_application_stand_below_its_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync(TestApplication.Installer);
        var settings = new LocalApplication(new Uri(application.Address, "desk/"))
        {
            InstallPath = "/setup?step=1",
            EventsPath = "hooks",
            MainPath = "home",
        };

        InstallationPage page = await portal.InstallAsync(settings, cancellationToken: Stop);
        await portal.RaiseAsync(ApplicationEvent.Install, cancellationToken: Stop);
        await portal.OpenPageAsync(cancellationToken: Stop);
        await portal.OpenPageAsync("/other", cancellationToken: Stop);

        Assert.Equal(
            ["/desk/setup", "/desk/hooks", "/desk/home", "/desk/other"], application.Arrivals.Select(static arrival => arrival.Path));
        Assert.Equal(application.At("/desk/setup?step=1"), page.Handler);
        Assert.StartsWith("?step=1&DOMAIN=", application.Arrivals[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_server_throws_what_a_page_throws_and_an_event_reports_it()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartInMemoryAsync(
            static (_, _) => throw new NotSupportedException("No supplies."));
        using HttpClient client = application.CreateClient("https://app.example.com");
        portal.Application = new LocalApplication(client);
        (await new PortalClient(portal).BindAsync("LEFT_MENU", "https://app.example.com/menu")).IsTrue();

        await Assert.ThrowsAsync<NotSupportedException>(() => portal.OpenAsync("LEFT_MENU", cancellationToken: Stop));
        EventDelivery delivery = Assert.Single(await portal.RaiseAsync(ApplicationEvent.Install, cancellationToken: Stop));

        Assert.Equal(("No supplies.", null, false), (delivery.Error, delivery.StatusCode, delivery.IsSuccess));
    }

    [Fact]
    public void An_application_is_somewhere()
    {
        using var nowhere = new HttpClient();

        Assert.Contains(
            "BaseAddress",
            Assert.Throws<ArgumentException>("client", () => new LocalApplication(nowhere)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("baseAddress", () => new LocalApplication(new Uri("/app", UriKind.Relative)));
        Assert.Throws<ArgumentException>("baseAddress", () => new LocalApplication(new Uri("ftp://app.example.com")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_carry_a_browsers_name_and_no_trace(bool inMemory)
    {
        await using TestApplication application = inMemory
            ? await TestApplication.StartInMemoryAsync()
            : await TestApplication.StartAsync();
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using HttpClient? client = inMemory ? application.CreateClient("https://app.example.com") : null;
        using var test = new System.Diagnostics.Activity("test");
        test.Start();

        await (client is null
            ? portal.InstallAsync(application.Address, cancellationToken: TestContext.Current.CancellationToken)
            : portal.InstallAsync(client, cancellationToken: TestContext.Current.CancellationToken));
        await portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, application.Arrivals.Count);
        Assert.StartsWith("Mozilla/5.0 ", application.Arrivals[0].Headers.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.Equal("Bitrix24 Webhook Engine", application.Arrivals[1].Headers.UserAgent.ToString());
        Assert.All(application.Arrivals, static arrival => Assert.False(arrival.Headers.ContainsKey("traceparent")));
    }
}
