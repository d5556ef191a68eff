using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Portals;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>Sessions in a database, which several servers share.</summary>
public abstract class DatabaseSessionTests : SessionStoreTests
{
    private static readonly LocalUser Administrator = new(1, "Ada", "Admin", IsAdministrator: true);

    private static readonly LocalUser Employee = new(7, "Emil", "Employee", IsAdministrator: false);

    /// <summary>Tokens were renewed.</summary>
    private const int Renewed = 6;

    private readonly EphemeralDataProtectionProvider _keys = new();

    private TestDatabase _database = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_reads_tokens_in_the_database_and_with_other_keys_the_session_has_none()
    {
        StoredSession stored = await Open().SaveSessionAsync(Session(), Stop);

        string dump = await _database.DumpAsync();
        Assert.Contains(stored.ClientId, dump, StringComparison.Ordinal);
        Assert.DoesNotContain("first access", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("first refresh", dump, StringComparison.Ordinal);
        var other = new DatabasePortalStore(
            _database.DataSource, new EphemeralDataProtectionProvider(), new() { Database = _database.Kind });
        StoredSession? unreadable = await other.FindSessionAsync(stored.ClientId, stored.MemberId, stored.UserId, Stop);
        Assert.Equal(stored with { Tokens = null }, unreadable);
    }

    [Fact]
    public async Task While_one_server_renews_the_tokens_another_one_waits()
    {
        DatabasePortalStore store = Open();
        StoredSession session = await store.SaveSessionAsync(Session(), Stop);

        Assert.True(await store.TryLeaseSessionAsync(session, TimeSpan.FromMinutes(1), Stop));
        Assert.False(await Open().TryLeaseSessionAsync(session, TimeSpan.FromMinutes(1), Stop));
        await store.EndSessionLeaseAsync(session, Stop);
        Assert.True(await Open().TryLeaseSessionAsync(session, TimeSpan.FromMinutes(1), Stop));
    }

    /// <summary>What two servers do, which know of each other by the database alone.</summary>
    [Fact]
    public async Task A_renewal_is_one_server_s_and_the_other_takes_what_it_has_stored()
    {
        StoredSession session = await Open().SaveSessionAsync(Session() with { ClientId = "" }, Stop);
        var one = new SessionTokenStore(Open(), clientId: "");
        var two = new SessionTokenStore(Open(), clientId: "");
        PortalTokens tokens = session.Tokens!;
        PortalTokens renewed = tokens with { AccessToken = "renewed access", RefreshToken = "renewed refresh" };

        Assert.Equal(RenewalClaim.Granted, await one.ClaimAsync(tokens, TimeSpan.FromMinutes(1), Stop));
        Assert.Equal(RenewalClaim.Taken, await two.ClaimAsync(tokens, TimeSpan.FromMinutes(1), Stop));
        await one.ReplaceAsync(tokens, renewed, Stop);
        Assert.Equal(RenewalClaim.Superseded, await two.ClaimAsync(tokens, TimeSpan.FromMinutes(1), Stop));
        Assert.Equal(renewed, await two.FindAsync(tokens, Stop));

        await two.ReplaceAsync(tokens, tokens with { AccessToken = "late access" }, Stop);
        Assert.Equal(renewed, await one.FindAsync(tokens, Stop));
    }

    [Fact]
    public async Task Tokens_that_are_renewed_after_the_session_was_ended_are_not_stored()
    {
        DatabasePortalStore store = Open();
        StoredSession session = await store.SaveSessionAsync(Session() with { ClientId = "" }, Stop);
        var tokens = new SessionTokenStore(store, clientId: "");
        await tokens.ClaimAsync(session.Tokens!, TimeSpan.FromMinutes(1), Stop);

        await store.EndSessionsAsync("", session.MemberId, session.UserId, Stop);
        await tokens.ReplaceAsync(session.Tokens!, session.Tokens! with { AccessToken = "renewed access" }, Stop);

        Assert.Null((await store.FindSessionAsync("", session.MemberId, session.UserId, Stop))!.Tokens);
    }

    [Fact]
    public async Task Twenty_requests_on_two_servers_renew_the_user_s_tokens_once_and_none_fails()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { Users = [Administrator, Employee], TimeProvider = clock }, Stop);
        await using SessionSite one = await SessionSite.StartAsync(portal, Shared());
        await using SessionSite two = await one.BesideAsync(Shared());
        string ticket = SessionSite.TicketIn(await one.OpenAsync(Employee));
        clock.Advance(TimeSpan.FromMinutes(61));
        int before = Renewals();

        (HttpStatusCode Status, string Text)[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(index => (index % 2 == 0 ? one : two).FetchAsync("/api/name", ticket)));

        Assert.All(answers, static answer => Assert.Equal((HttpStatusCode.OK, "7"), answer));
        Assert.Equal(before + 1, Renewals());

        int Renewals() => one.Application.Log.Count(Renewed) + two.Application.Log.Count(Renewed);

        // The portal's clock says that the tokens have expired; the servers' clocks do not, so that the ticket is still valid.
        InstallableOptions Shared() => new() { Store = Open(), Protection = _keys };
    }

    /// <summary>Nothing but the database and the keys is common to them.</summary>
    [Fact]
    public async Task Twenty_requests_on_two_processes_renew_the_user_s_tokens_once_and_none_fails()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("placement-keys-");
        try
        {
            IDataProtectionProvider keys = DataProtectionProvider.Create(folder);
            var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
            await using LocalPortal portal = await LocalPortal.StartAsync(
                new LocalPortalOptions { Users = [Administrator, Employee], TimeProvider = clock }, Stop);
            var store = new DatabasePortalStore(_database.DataSource, keys, new() { Database = _database.Kind });
            await using SessionSite site = await SessionSite.StartAsync(portal, new InstallableOptions { Store = store, Protection = keys });
            string ticket = SessionSite.TicketIn(await site.OpenAsync(Employee));
            await using WorkerProcess one = await WorkerProcess.StartAsync(_database, folder);
            await using WorkerProcess two = await WorkerProcess.StartAsync(_database, folder);
            string start = $"sessions {portal.Options.ClientId} {portal.Options.ClientSecret}";
            using var first = new HttpClient { BaseAddress = new Uri(await one.DoAsync(start)) };
            using var second = new HttpClient { BaseAddress = new Uri(await two.DoAsync(start)) };
            clock.Advance(TimeSpan.FromMinutes(61));

            (HttpStatusCode Status, string Text)[] answers = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(index => AskAsync(index % 2 == 0 ? first : second)));

            Assert.All(answers, static answer => Assert.Equal((HttpStatusCode.OK, "7"), answer));
            Assert.Equal(["0", "1"], new[] { await one.DoAsync("renewals"), await two.DoAsync("renewals") }.Order());

            async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient client)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/api/name");
                request.Headers.Add(PlacementDefaults.SessionHeader, ticket);
                using HttpResponseMessage response = await client.SendAsync(request, Stop);
                return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Frames that are reloaded bring tokens that end within minutes, each its own; none is worth more than the others.</summary>
    [Fact]
    public async Task All_widgets_that_a_user_opens_at_once_with_tokens_that_end_soon_have_the_session()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Users = [Administrator, Employee] }, Stop);
        await using SessionSite site = await SessionSite.StartAsync(
            portal, new InstallableOptions { Store = Open(), Protection = _keys });
        HttpRequestMessage[] openings =
        [
            .. Enumerable.Range(0, 50).Select(_ => PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", Employee)
                .With("AUTH_EXPIRES", "200")
                .Request(SessionSite.Path)),
        ];

        (HttpStatusCode Status, string Html)[] pages = await Task.WhenAll(openings.Select(site.SendAsync));

        Assert.All(pages, static page => Assert.True(page.Status == HttpStatusCode.OK, page.Html));
        foreach ((_, string html) in pages)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.FetchAsync("/api/me", SessionSite.TicketIn(html))).Status);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected abstract Task<TestDatabase> CreateAsync();

    protected override async Task<IWidgetSessionStore> StartAsync()
    {
        _database = await CreateAsync();
        return Open();
    }

    private DatabasePortalStore Open() => new(_database.DataSource, _keys, new() { Database = _database.Kind });
}
