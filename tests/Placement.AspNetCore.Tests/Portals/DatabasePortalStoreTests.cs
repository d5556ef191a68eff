using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>What a store does in either database.</summary>
public abstract partial class DatabasePortalStoreTests : PortalStoreTests
{
    private const string OtherId = "0123456789abcdef0123456789abcdef";

    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly RecordedLog _log = new();
    private TestDatabase? _database;

    protected TestDatabase Database => _database!;

    private ILogger<DatabasePortalStore> Logger => _log.CreateLogger<DatabasePortalStore>();

    /// <summary>What was logged: <c>271 Warning: …</c></summary>
    private IEnumerable<string> Entries => _log.Lines.Select(static line => $"{line.Id} {line.Level}: {line.Text}");

    /// <summary>Every event but the creation of the tables.</summary>
    private IEnumerable<string> Warnings => Entries.Where(static entry => entry.Contains("Warning", StringComparison.Ordinal));

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_one_process_stores_another_one_finds()
    {
        Portal stored = await Store.SaveAsync(Installed(), Stop);
        AssertSame(stored, await Open().FindAsync(MemberId, Stop));
    }

    [Fact]
    public async Task Whoever_has_the_database_has_no_token()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        await Store.SaveAsync(portal with { Tokens = Tokens(2), SystemUserTokens = Tokens(8) }, Stop);

        string dump = await Database.DumpAsync();

        Assert.Contains(MemberId, dump, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", dump, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application_token", true)]
    [InlineData("access_token", false)]
    [InlineData("refresh_token", false)]
    [InlineData("access_token, refresh_token", false)]
    public async Task The_tokens_of_a_portal_are_worth_nothing_in_the_row_of_another_one(string columns, bool hasTokens)
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        Portal other = await Store.SaveAsync(Installed() with { MemberId = OtherId }, Stop);
        string assignments = string.Join(
            ", ", columns.Split(", ").Select(
                static column => $"{column} = (SELECT {column} FROM placement_portals WHERE member_id = '{OtherId}')"));
        await Database.RunAsync($"UPDATE placement_portals SET {assignments} WHERE member_id = '{MemberId}'");

        Portal? found = await FindAsync();

        AssertSame(
            portal with { ApplicationToken = hasTokens ? null : portal.ApplicationToken, Tokens = hasTokens ? portal.Tokens : null },
            found);
        Assert.StartsWith(
            $"271 Warning: Tokens of portal {MemberId} cannot be decrypted", Assert.Single(Warnings), StringComparison.Ordinal);
        AssertSame(other, await Store.FindAsync(OtherId, Stop));
    }

    [Fact]
    public async Task A_token_is_worth_nothing_in_another_column()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        await Database.RunAsync(
            "UPDATE placement_portals SET application_token = access_token, access_token = refresh_token, refresh_token = access_token");

        AssertSame(portal with { ApplicationToken = null, Tokens = null }, await FindAsync());
    }

    [Fact]
    public async Task A_token_that_is_garbage_is_left_out()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        await Database.RunAsync("UPDATE placement_portals SET application_token = 'äöü', access_token = '', refresh_token = 'CfDJ8'");

        AssertSame(portal with { ApplicationToken = null, Tokens = null }, await FindAsync());
        AssertSame(portal with { ApplicationToken = null, Tokens = null }, Assert.Single(await ListAsync()));
    }

    [Fact]
    public async Task With_other_keys_a_portal_is_found_without_its_tokens_and_can_be_installed_again()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        DatabasePortalStore other = Open(keys: new EphemeralDataProtectionProvider());

        Portal? found = await other.FindAsync(MemberId, Stop);
        AssertSame(portal with { ApplicationToken = null, Tokens = null }, found);
        Portal installed = await other.SaveAsync(found! with { ApplicationToken = "another-secret", Tokens = Tokens(9) }, Stop);

        AssertSame(installed, await other.FindAsync(MemberId, Stop));
        Assert.Null((await FindAsync())!.Tokens);
    }

    [Fact]
    public async Task Tokens_that_nobody_has_read_are_not_erased()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);
        DatabasePortalStore other = Open(keys: new EphemeralDataProtectionProvider());

        Portal? found = await other.FindAsync(MemberId, Stop);
        Portal stored = await other.SaveAsync(found! with { Status = "P" }, Stop);

        Assert.Null(stored.Tokens);
        AssertSame(portal with { Status = "P", Revision = 2 }, await FindAsync());
    }

    [Fact]
    public async Task A_system_user_s_tokens_that_nobody_has_read_are_not_erased()
    {
        Portal portal = await Store.SaveAsync(
            Installed() with { SystemUserTokens = Tokens(8) with { UserId = 8 }, SystemUserReadyAt = Clock.GetUtcNow() }, Stop);
        DatabasePortalStore other = Open(keys: new EphemeralDataProtectionProvider());

        Portal? found = await other.FindAsync(MemberId, Stop);
        Portal stored = await other.SaveAsync(found! with { Status = "P" }, Stop);

        Assert.Equal((null, null), (stored.SystemUserTokens, stored.SystemUserReadyAt));
        AssertSame(portal with { Status = "P", Revision = 2 }, await FindAsync());
    }

    [Fact]
    public async Task A_system_user_s_tokens_are_worth_nothing_as_the_installer_s()
    {
        Portal portal = await Store.SaveAsync(Installed() with { SystemUserTokens = Tokens(8) }, Stop);
        await Database.RunAsync(
            "UPDATE placement_portals SET access_token = system_access_token, refresh_token = system_refresh_token");

        AssertSame(portal with { Tokens = null }, await FindAsync());
    }

    [Fact]
    public async Task Tokens_that_nobody_has_read_end_with_the_application()
    {
        await Store.SaveAsync(Installed(), Stop);
        DatabasePortalStore other = Open(keys: new EphemeralDataProtectionProvider());

        Portal? found = await other.FindAsync(MemberId, Stop);
        await other.SaveAsync(found! with { State = PortalState.Uninstalled }, Stop);

        Assert.Equal(["||"], await Database.ReadAsync("SELECT application_token, access_token, refresh_token FROM placement_portals"));
    }

    [Theory]
    [InlineData("client_endpoint", "'nowhere'")]
    [InlineData("client_endpoint", "'file:///etc/passwd'")]
    [InlineData("server_endpoint", "''")]
    [InlineData("state", "'Installed?'")]
    [InlineData("state", "''")]
    [InlineData("revision", "0")]
    [InlineData("revision", "-5")]
    [InlineData("created_at", "9223372036854775807")]
    [InlineData("updated_at", "-9223372036854775807")]
    public async Task A_row_that_makes_no_sense_is_an_error_for_who_looks_for_it_and_for_nobody_else(string column, string value)
    {
        await Store.SaveAsync(Installed(), Stop);
        Portal other = await Store.SaveAsync(Installed() with { MemberId = OtherId }, Stop);
        await Database.RunAsync($"UPDATE placement_portals SET {column} = {value} WHERE member_id = '{MemberId}'");

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(async () => await FindAsync());

        Assert.StartsWith(
            $"What is stored of portal {MemberId} cannot be read: {column} is malformed. Correct it in the database; or delete",
            exception.Message, StringComparison.Ordinal);
        AssertSame(other, Assert.Single(await ListAsync()));
        Assert.Equal(
            $"272 Warning: Portal {MemberId} is left out of the list: {column} in the database is malformed", Assert.Single(Warnings));

        await Store.DeleteAsync(MemberId, Stop);
        AssertSame(await Store.SaveAsync(Installed(), Stop), await FindAsync());
    }

    [Fact]
    public async Task A_row_whose_identity_makes_no_sense_is_left_out_of_the_list()
    {
        await Store.SaveAsync(Installed(), Stop);
        await Database.RunAsync("UPDATE placement_portals SET member_id = 'no identity', portal_id = NULL");

        Assert.Empty(await ListAsync());
        Assert.Equal("272 Warning: Portal ? is left out of the list: member_id in the database is malformed", Assert.Single(Warnings));
    }

    [Fact]
    public async Task An_unusual_expiry_or_user_is_as_good_as_none()
    {
        await Store.SaveAsync(Installed(), Stop);
        await Database.RunAsync(
            $"UPDATE placement_portals SET expires_at = 9223372036854775807, user_id = 9223372036854775807 WHERE member_id = '{MemberId}'");

        Assert.Equal(Installed().Tokens! with { ExpiresAt = null, UserId = null }, (await FindAsync())?.Tokens);
    }

    [Fact]
    public async Task A_store_that_fails_in_the_middle_leaves_the_former_portal()
    {
        Portal former = await Store.SaveAsync(Installed(), Stop);
        await Database.BreakUpdatesAsync();

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(
            async () => await Store.SaveAsync(former with { Tokens = Tokens(2) }, Stop));

        Assert.IsNotType<PortalConflictException>(exception);
        Assert.Contains("the disk is full", exception.InnerException?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Database.ConnectionString, exception.ToString(), StringComparison.OrdinalIgnoreCase);
        AssertSame(former, await FindAsync());
    }

    [Fact]
    public async Task Twenty_clients_of_one_portal_call_it_for_days_with_tokens_from_the_store()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = Clock }, Stop);
        PortalTokens tokens = await InstallAsync(portal);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        BitrixClient[] clients = [.. Enumerable.Range(0, 20).Select(_ => Client(http, portal, tokens, Clock))];

        for (int hour = 0; hour < 48; hour++)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            await Task.WhenAll(clients.Select(static client => Task.Run(() => client.GetApplicationInfoAsync(Stop), Stop)));
        }

        Assert.All(portal.Requests, static request => Assert.Null(request.ErrorCode));
        Portal stored = (await Store.FindAsync(portal.MemberId, Stop))!;
        Assert.Equal(49, stored.Revision);
        await AssertRenewableAsync(http, portal, stored);
    }

    [Fact]
    public async Task Two_processes_of_twenty_clients_each_lose_no_pair_of_tokens()
    {
        const int Hours = 15;
        DirectoryInfo keys = Directory.CreateTempSubdirectory("placement-keys-");
        try
        {
            await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
            DatabasePortalStore store = Open(keys: DataProtectionProvider.Create(keys));
            await store.SaveAsync(Of(portal, portal.IssueTokens()), Stop);
            await using WorkerProcess one = await WorkerProcess.StartAsync(Database, keys);
            await using WorkerProcess other = await WorkerProcess.StartAsync(Database, keys);

            for (int hour = 1; hour <= Hours; hour++)
            {
                // The tokens have expired for both.
                string command = $"call {hour} {portal.MemberId} {portal.Options.ClientId} {portal.Options.ClientSecret}";
                Assert.Equal(["done", "done"], await Task.WhenAll(one.DoAsync(command), other.DoAsync(command)));
            }

            Portal stored = (await store.FindAsync(portal.MemberId, Stop))!;
            Assert.Equal(Hours + 1, stored.Revision);
            Assert.All(portal.Requests, static request => Assert.Null(request.ErrorCode));
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            await AssertRenewableAsync(http, portal, stored);
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    protected abstract Task<TestDatabase> StartAsync();

    protected override async Task<IPortalStore> CreateAsync()
    {
        _database = await StartAsync();
        return Open();
    }

    /// <summary>A store as another process would have it.</summary>
    private protected DatabasePortalStore Open(
        DatabasePortalStoreOptions? options = null, IDataProtectionProvider? keys = null, DbDataSource? dataSource = null) =>
        new(dataSource ?? Database.DataSource, keys ?? _keys, options, Clock, Logger);

    private static Portal Of(LocalPortal portal, PortalTokens tokens) => new()
    {
        MemberId = portal.MemberId,
        ClientEndpoint = portal.Endpoint,
        ServerEndpoint = tokens.ServerEndpoint,
        Tokens = tokens,
        State = PortalState.Installed,
    };

    private async Task<PortalTokens> InstallAsync(LocalPortal portal) =>
        (await Store.SaveAsync(Of(portal, portal.IssueTokens()), Stop)).Tokens!;

    private BitrixClient Client(HttpClient http, LocalPortal portal, PortalTokens tokens, TimeProvider clock) =>
        new(http, tokens, new BitrixClientOptions
        {
            ClientId = portal.Options.ClientId,
            ClientSecret = portal.Options.ClientSecret,
            TokenStore = Store.AsTokenStore(),
            RateLimit = null,
            TimeProvider = clock,
        });

    /// <summary>The stored refresh token is the one that the portal issued last: it works, once.</summary>
    private static async Task AssertRenewableAsync(HttpClient http, LocalPortal portal, Portal stored)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = portal.Options.ClientId,
            ["client_secret"] = portal.Options.ClientSecret,
            ["refresh_token"] = stored.Tokens!.RefreshToken!,
        });
        using HttpResponseMessage response = await http.PostAsync(new Uri(portal.AuthorizationServer, "oauth/token/"), form, Stop);
        Assert.True(response.IsSuccessStatusCode);
    }
}
