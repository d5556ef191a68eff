using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Events;

/// <summary>What the application is told: by events, and when a background worker is removed.</summary>
public sealed class EventsTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Installation_brings_tokens_to_the_address_of_the_settings()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Installed = false, Scopes = ["placement", "crm"], TimeProvider = new FakeTimeProvider(Now) }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address) { EventsPath = "/hooks" };

        EventDelivery delivery = Assert.Single(await portal.RaiseAsync("OnAppInstall", cancellationToken: Stop));

        Assert.Equal(
            ("ONAPPINSTALL", application.At("/hooks"), 200, null, true),
            (delivery.Event, delivery.Handler, delivery.StatusCode, delivery.Error, delivery.IsSuccess));
        Assert.Same(delivery, delivery.EnsureSuccess());
        Arrival arrival = application.Arrival;
        Assert.Equal(
            ("POST", "/hooks", "", "application/x-www-form-urlencoded"),
            (arrival.Method, arrival.Path, arrival.Query, arrival.Headers.ContentType.ToString()));
        Assert.Empty(arrival.Headers.Origin.ToString());
        Assert.Equal(
            [
                "event", "data[VERSION]", "data[ACTIVE]", "data[INSTALLED]", "data[LANGUAGE_ID]", "ts",
                "auth[access_token]", "auth[expires]", "auth[expires_in]", "auth[scope]", "auth[status]", "auth[user_id]",
                "auth[refresh_token]",
                "auth[domain]", "auth[client_endpoint]", "auth[server_endpoint]", "auth[member_id]", "auth[application_token]",
            ],
            arrival.Fields.Select(static field => field.Key));
        Assert.Equal(
            ("ONAPPINSTALL", "1", "Y", "Y", "en", Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            (
                arrival.Field("event"),
                arrival.Field("data[VERSION]"),
                arrival.Field("data[ACTIVE]"),
                arrival.Field("data[INSTALLED]"),
                arrival.Field("data[LANGUAGE_ID]"),
                arrival.Field("ts")));
        Assert.Equal(
            [(Now.ToUnixTimeSeconds() + 3600).ToString(CultureInfo.InvariantCulture), "3600", "placement,crm", "L", "1"],
            Auth(arrival, "expires", "expires_in", "scope", "status", "user_id"));
        Assert.Equal(
            [
                portal.Address.Authority,
                portal.Endpoint.AbsoluteUri,
                portal.AuthorizationServer + "rest/",
                portal.MemberId,
                portal.ApplicationToken,
            ],
            Auth(arrival, "domain", "client_endpoint", "server_endpoint", "member_id", "application_token"));
        Assert.True(portal.IsInstalled);
        Assert.Equal("true", (await new PortalClient(portal.Endpoint, arrival.Field("auth[access_token]")).CallAsync("user.admin")).Json);
        Assert.Equal(200, (await Faults.Outcome.RefreshAsync(portal, arrival.Field("auth[refresh_token]")!)).Status);
    }

    [Fact]
    public async Task An_application_without_pages_comes_back_by_the_event_alone()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        (string applicationToken, PortalTokens tokens) = (portal.ApplicationToken, portal.IssueTokens());
        await portal.UninstallAsync(cancellationToken: Stop);

        Assert.Single(
            await portal.RaiseAsync(ApplicationEvent.Install, new { INSTALLED = "N", MORE = 1 }, cancellationToken: Stop)).EnsureSuccess();

        Assert.NotEqual(applicationToken, portal.ApplicationToken);
        Assert.Equal(
            (portal.ApplicationToken, "N", "1"),
            (
                application.Arrival.Field("auth[application_token]"),
                application.Arrival.Field("data[INSTALLED]"),
                application.Arrival.Field("data[MORE]")));
        (await new PortalClient(portal.Endpoint, tokens.AccessToken).CallAsync("profile")).Is(401, "invalid_token");
    }

    [Fact]
    public async Task An_update_brings_a_version_a_new_application_token_and_no_event_handlers()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Version = 4 }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        var client = new PortalClient(portal);
        (await client.BindAsync("LEFT_MENU")).IsTrue();
        await BindAsync(client, "ONAPPUPDATE", application.At("/bound"));
        await BindAsync(client, "ONAPPUPDATE", application.At("/events")); // the settings' address, which is told once
        string before = portal.ApplicationToken;

        IReadOnlyList<EventDelivery> deliveries = await portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: Stop);

        Assert.Equal([application.At("/events"), application.At("/bound")], deliveries.Select(static delivery => delivery.Handler));
        Assert.Equal([null, "1"], application.Arrivals.Select(static arrival => arrival.Field("event_handler_id")));
        Assert.All(application.Arrivals, arrival =>
        {
            Assert.Equal(
                ("5", "4", "en"),
                (arrival.Field("data[VERSION]"), arrival.Field("data[PREVIOUS_VERSION]"), arrival.Field("data[LANGUAGE_ID]")));
            Assert.Equal(
                (portal.ApplicationToken, string.Join(',', portal.Options.Scopes)),
                (arrival.Field("auth[application_token]"), arrival.Field("auth[scope]")));
            Assert.NotNull(arrival.Field("auth[access_token]"));
            Assert.NotNull(arrival.Field("auth[refresh_token]"));
        });
        Assert.NotEqual(before, portal.ApplicationToken);
        Assert.Equal((5, true, 1), (portal.Version, portal.IsInstalled, portal.Bindings.Count));
        Assert.Empty(portal.EventBindings);
        Assert.Equal(5, (await new PortalClient(portal).CallAsync("app.info")).Result.GetProperty("VERSION").GetInt32());
        var server = new PortalClient(new Uri(portal.AuthorizationServer, "rest/"), portal.IssueTokens().AccessToken);
        Assert.Equal("5", (await server.CallAsync("app.info")).Result.GetProperty("install").GetProperty("version").GetString());
    }

    [Theory]
    [InlineData(true, "1")]
    [InlineData(false, "0")]
    public async Task Removal_is_told_to_those_who_asked_for_it_and_without_tokens(bool clean, string text)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { TimeProvider = new FakeTimeProvider(Now) }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        var client = new PortalClient(portal);
        await BindAsync(client, "ONCRMDEALADD", application.At("/deals"));
        await BindAsync(client, "onAppUninstall", application.At("/bye?x=1"));
        (await client.CallAsync("event.bind", new { @event = "ONAPPUNINSTALL", event_type = "offline" })).IsTrue();
        string applicationToken = portal.ApplicationToken;

        EventDelivery delivery = Assert.Single(await portal.UninstallAsync(clean, Stop));

        Assert.Equal(("ONAPPUNINSTALL", application.At("/bye?x=1"), true), (delivery.Event, delivery.Handler, delivery.IsSuccess));
        Assert.Equal(("/bye", "?x=1"), (application.Arrival.Path, application.Arrival.Query));
        Assert.Equal(
            [
                new("event", "ONAPPUNINSTALL"),
                new("event_handler_id", "2"),
                new("data[LANGUAGE_ID]", "en"),
                new("data[CLEAN]", text),
                new("ts", Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new("auth[domain]", portal.Address.Authority),
                new("auth[client_endpoint]", portal.Endpoint.AbsoluteUri),
                new("auth[server_endpoint]", portal.AuthorizationServer + "rest/"),
                new("auth[member_id]", portal.MemberId),
                new KeyValuePair<string, string>("auth[application_token]", applicationToken),
            ],
            application.Arrival.Fields);
    }

    [Fact]
    public async Task An_ordinary_event_brings_the_token_of_whoever_caused_it_or_of_whom_the_handler_wants()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        var client = new PortalClient(portal);
        await BindAsync(client, "ONCRMDEALUPDATE", application.At("/any"));
        await BindAsync(client, "ONCRMDEALUPDATE", application.At("/second"), user: 2);

        await portal.RaiseAsync(
            "onCrmDealUpdate",
            new { FIELDS = new { ID = 17, EMPTY = "", NONE = (string?)null, YES = true, NO = false, LIST = new[] { "a b", "ü&=" } } },
            portal.Administrator,
            Stop);
        await portal.RaiseAsync("ONCRMDEALUPDATE", cancellationToken: Stop);

        Assert.Equal(["/any", "/second", "/any", "/second"], application.Arrivals.Select(static arrival => arrival.Path));
        Assert.Equal(
            [
                new("data[FIELDS][ID]", "17"),
                new("data[FIELDS][EMPTY]", ""),
                new("data[FIELDS][YES]", "1"),
                new("data[FIELDS][NO]", "0"),
                new("data[FIELDS][LIST][0]", "a b"),
                new KeyValuePair<string, string>("data[FIELDS][LIST][1]", "ü&="),
            ],
            application.Arrivals[0].Fields.Where(static field => field.Key.StartsWith("data", StringComparison.Ordinal)));
        IEnumerable<string?> users = await Task.WhenAll(application.Arrivals.Select(async arrival =>
            arrival.Field("auth[access_token]") is { } token
                ? (await new PortalClient(portal.Endpoint, token).CallAsync("profile")).Result.GetProperty("ID").GetString()
                : null));
        Assert.Equal(["1", "2", null, "2"], users);
        Assert.All(application.Arrivals, arrival =>
        {
            Assert.Null(arrival.Field("auth[refresh_token]"));
            Assert.Equal((portal.ApplicationToken, "L"), (arrival.Field("auth[application_token]"), arrival.Field("auth[status]")));
            Assert.All(
                Auth(arrival, "expires", "expires_in", "user_id"),
                value => Assert.Equal(arrival.Field("auth[access_token]") is null, value is null));
        });
        Assert.Equal(["1", "2", "1", "2"], application.Arrivals.Select(static arrival => arrival.Field("event_handler_id")));
    }

    [Fact]
    public async Task A_test_event_says_what_was_asked()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await BindAsync(new PortalClient(portal), "ONAPPTEST", application.At("/test"));

        await portal.RaiseAsync(ApplicationEvent.Test, new { any = "thing" }, cancellationToken: Stop);

        Assert.Equal(("thing", "en"), (application.Arrival.Field("data[QUERY][any]"), application.Arrival.Field("data[LANGUAGE_ID]")));
    }

    [Fact]
    public async Task Handlers_that_fail_are_reported_and_do_not_stop_the_others()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync((context, arrival) =>
        {
            context.Response.StatusCode = arrival.Path switch
            {
                "/broken" => StatusCodes.Status500InternalServerError,
                "/moved" => StatusCodes.Status302Found,
                _ => StatusCodes.Status204NoContent,
            };
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        using var gone = new DeadAddress();
        var client = new PortalClient(portal);
        string[] handlers = [gone.At("/gone"), application.At("/broken"), application.At("/moved"), application.At("/fine")];
        foreach (string handler in handlers)
        {
            await BindAsync(client, "ONAPPTEST", handler);
        }

        IReadOnlyList<EventDelivery> deliveries = await portal.RaiseAsync(ApplicationEvent.Test, cancellationToken: Stop);

        Assert.Equal(handlers, deliveries.Select(static delivery => delivery.Handler));
        Assert.Equal([null, 500, 302, 204], deliveries.Select(static delivery => delivery.StatusCode));
        Assert.Equal([false, false, false, true], deliveries.Select(static delivery => delivery.IsSuccess));
        Assert.Equal([true, false, false, false], deliveries.Select(static delivery => delivery.Error is not null));
        Assert.Contains(
            deliveries[0].Error!, Assert.Throws<InvalidOperationException>(deliveries[0].EnsureSuccess).Message, StringComparison.Ordinal);
        Assert.Equal(
            $"{handlers[1]} did not take ONAPPTEST: it answered 500.",
            Assert.Throws<InvalidOperationException>(deliveries[1].EnsureSuccess).Message);
    }

    [Fact]
    public async Task Sending_can_be_given_up()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        using var given = new CancellationTokenSource();
        await using TestApplication application = await TestApplication.StartAsync((context, _) =>
        {
            given.Cancel();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });
        await BindAsync(new PortalClient(portal), "ONAPPUNINSTALL", application.At("/bye"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.UninstallAsync(cancellationToken: given.Token));

        Assert.False(portal.IsInstalled);
    }

    [Fact]
    public async Task Events_that_do_not_happen_are_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["placement", "task"], Installed = false }, Stop);

        Assert.Contains(
            "has no event 'ONCRMDEALADD'",
            (await Assert.ThrowsAsync<ArgumentException>(
                "name", () => portal.RaiseAsync("ONCRMDEALADD", cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "UninstallAsync",
            (await Assert.ThrowsAsync<ArgumentException>(
                "name", () => portal.RaiseAsync("onAppUninstall", cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "not finished",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => portal.RaiseAsync("ONTASKADD", cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Nobody would hear",
            (await Assert.ThrowsAsync<InvalidOperationException>(
                () => portal.RaiseAsync(ApplicationEvent.Install, cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
        Assert.False(portal.IsInstalled);
        portal.FinishInstallation();
        Assert.Empty(await portal.RaiseAsync("ONTASKADD", cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: Stop));
        Assert.Equal(1, portal.Version);
        await Assert.ThrowsAsync<ArgumentException>("data", () => portal.RaiseAsync("ONTASKADD", "[1]", cancellationToken: Stop));
        await Assert.ThrowsAsync<ArgumentException>(
            () => portal.RaiseAsync("ONTASKADD", user: new LocalUser(9, "No", "Body", IsAdministrator: false), cancellationToken: Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_background_worker_is_removed_and_its_error_handler_told(bool withEnvelope)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { TimeProvider = new FakeTimeProvider(Now) }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        var client = new PortalClient(portal);
        object options = new { errorHandlerUrl = application.At("/slow?x=1") };
        foreach (int user in new[] { 0, 2 })
        {
            (await client.CallAsync(
                "placement.bind",
                new { PLACEMENT = "PAGE_BACKGROUND_WORKER", HANDLER = application.At("/worker"), OPTIONS = options, USER_ID = user })).IsTrue();
        }

        EventDelivery delivery = await portal.DeactivateAsync(
            "page_background_worker", withEnvelope: withEnvelope, cancellationToken: Stop);

        Assert.Equal(
            ("ERROR_PLACEMENT_LOADING_OVERTIME", application.At("/slow?x=1"), true),
            (delivery.Event, delivery.Handler, delivery.IsSuccess));
        Arrival arrival = application.Arrival;
        Assert.Equal(("POST", "/slow", "?x=1"), (arrival.Method, arrival.Path, arrival.Query));
        Assert.Equal("ERROR_PLACEMENT_LOADING_OVERTIME", arrival.Field("error"));
        Assert.Matches("5 seconds.*10 times", arrival.Field("error_description"));
        Assert.Equal(withEnvelope ? portal.ApplicationToken : null, arrival.Field("auth[application_token]"));
        Assert.Equal(withEnvelope ? portal.MemberId : null, arrival.Field("auth[member_id]"));
        Assert.Equal(withEnvelope, arrival.Field("ts") is not null);
        Assert.Null(arrival.Field("auth[access_token]"));
        Assert.Equal([2], portal.Bindings.Select(static binding => binding.UserId));

        await portal.DeactivateAsync("PAGE_BACKGROUND_WORKER", portal.Users[1], withEnvelope, Stop);
        Assert.Empty(portal.Bindings);
        Assert.Contains(
            "errorHandlerUrl",
            (await Assert.ThrowsAsync<InvalidOperationException>(
                () => portal.DeactivateAsync("PAGE_BACKGROUND_WORKER", cancellationToken: Stop))).Message,
            StringComparison.Ordinal);
    }

    private static async Task BindAsync(PortalClient client, string name, string handler, int user = 0) =>
        (await client.CallAsync("event.bind", new { @event = name, handler, auth_type = user })).IsTrue();

    private static IEnumerable<string?> Auth(Arrival arrival, params string[] names) =>
        names.Select(name => arrival.Field($"auth[{name}]"));
}
