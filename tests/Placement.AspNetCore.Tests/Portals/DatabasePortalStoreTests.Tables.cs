using System.Globalization;
using Placement.AspNetCore.Tests.Releases;
using Placement.Portals.Database;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>How the tables come to be, and are brought up to date.</summary>
public abstract partial class DatabasePortalStoreTests
{
    private static readonly int Newest = PortalSchema.Migrations.Count;

    private static IEnumerable<string> Versions(int newest) =>
        Enumerable.Range(1, newest).Select(static version => version.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_tables_are_made_once_however_many_begin_at_once()
    {
        DatabasePortalStore[] stores = [.. Enumerable.Range(0, 10).Select(_ => Open())];

        Portal?[] found = await Task.WhenAll(
            stores.SelectMany(static store => new[] { store, store }).Select(
                store => Task.Run(async () => await store.FindAsync(MemberId, Stop), Stop)));

        Assert.All(found, Assert.Null);
        Assert.Equal(Versions(Newest), await Database.ReadAsync("SELECT version FROM placement_schema ORDER BY version"));
        Assert.Equal($"273 Information: The tables of the portal store have version {Newest} now", Assert.Single(Entries));
    }

    [Fact]
    public async Task Two_processes_make_the_tables_at_once()
    {
        DirectoryInfo keys = Directory.CreateTempSubdirectory("placement-keys-");
        try
        {
            await using WorkerProcess one = await WorkerProcess.StartAsync(Database, keys);
            await using WorkerProcess other = await WorkerProcess.StartAsync(Database, keys);

            string[] answers = await Task.WhenAll(one.DoAsync("create"), other.DoAsync("create"));

            Assert.Equal(["done", "done"], answers);
            Assert.Equal(Versions(Newest), await Database.ReadAsync("SELECT version FROM placement_schema ORDER BY version"));
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_left_alone()
    {
        Portal stored = await Store.SaveAsync(Installed(), Stop);
        await Database.RunAsync($"INSERT INTO placement_schema (version, applied_at) VALUES ({Newest + 1}, 0)");
        DatabasePortalStore other = Open();

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(() => other.EnsureCreatedAsync(Stop));
        await Assert.ThrowsAsync<PortalStoreException>(async () => await other.SaveAsync(stored with { Status = "P" }, Stop));

        Assert.Equal(
            $"The tables of the portal store have version {Newest + 1}, made by a newer version of the application; "
            + $"this one knows {Newest} at most, and cannot work with them. Update the application.", exception.Message);
        AssertSame(stored, await FindAsync());
        await Database.RunAsync($"DELETE FROM placement_schema WHERE version = {Newest + 1}");
        AssertSame(stored, await other.FindAsync(MemberId, Stop));
    }

    [Fact]
    public async Task Tables_of_a_newer_version_that_only_has_more_in_them_are_used()
    {
        Portal stored = await Store.SaveAsync(Installed(), Stop);
        await new DatabasePortalStore(
            Database.DataSource, _keys, options: null, Clock, Logger,
            [.. PortalSchema.Migrations, static (_, prefix) => [$"ALTER TABLE {prefix}portals ADD COLUMN remark TEXT NULL"]])
            .EnsureCreatedAsync(Stop);

        DatabasePortalStore former = Open();

        AssertSame(stored, await former.FindAsync(MemberId, Stop));
        AssertSame(await former.SaveAsync(stored with { Status = "P" }, Stop), await FindAsync());
        Assert.Equal(Versions(Newest + 1), await Database.ReadAsync("SELECT version FROM placement_schema ORDER BY version"));
    }

    [Fact]
    public async Task A_release_is_kept_beside_portals_of_the_version_before_releases()
    {
        await new DatabasePortalStore(
            Database.DataSource, _keys, options: null, Clock, Logger, [.. PortalSchema.Migrations.Take(4)]).EnsureCreatedAsync(Stop);
        await Database.RunAsync(
            "INSERT INTO placement_portals (member_id, client_endpoint, state, scopes, revision, created_at, updated_at, epoch) "
            + $"VALUES ('{MemberId}', 'https://acme.bitrix24.com/rest/', 'installed', 'crm', 3, 1, 2, 5)");

        Assert.Null(await Open().FindReleaseAsync("app", Stop));

        StoredRelease stored = await Open().SaveReleaseAsync(ReleaseStoreScenario.Release("app", 1, Clock.GetUtcNow()), Stop);
        Assert.Equal(stored, await Open().FindReleaseAsync("app", Stop));
        Assert.Equal(3, (await FindAsync())!.Revision);
    }

    [Fact]
    public async Task Tables_of_an_earlier_version_are_brought_up_to_date_with_what_is_in_them()
    {
        Portal stored = await Store.SaveAsync(Installed(), Stop);
        PortalSchema.Migration[] migrations =
            [.. PortalSchema.Migrations, static (_, prefix) => [$"ALTER TABLE {prefix}portals ADD COLUMN remark TEXT NULL"]];
        DatabasePortalStore[] newer =
        [
            .. Enumerable.Range(0, 4).Select(
                _ => new DatabasePortalStore(Database.DataSource, _keys, options: null, Clock, Logger, migrations)),
        ];

        await Task.WhenAll(newer.Select(store => Task.Run(() => store.EnsureCreatedAsync(Stop), Stop)));

        AssertSame(stored, await newer[0].FindAsync(MemberId, Stop));
        Assert.Equal(Versions(Newest + 1), await Database.ReadAsync("SELECT version FROM placement_schema ORDER BY version"));
        Assert.Equal([""], await Database.ReadAsync("SELECT remark FROM placement_portals"));
        AssertSame(await Store.SaveAsync(stored with { Status = "P" }, Stop), await newer[1].FindAsync(MemberId, Stop));
    }

    [Fact]
    public async Task A_portal_of_the_first_version_is_kept_and_its_application_token_is_not_confirmed()
    {
        await new DatabasePortalStore(Database.DataSource, _keys, options: null, Clock, Logger, [PortalSchema.Migrations[0]])
            .EnsureCreatedAsync(Stop);
        await Database.RunAsync(
            "INSERT INTO placement_portals (member_id, client_endpoint, state, scopes, revision, created_at, updated_at) "
            + $"VALUES ('{MemberId}', 'https://acme.bitrix24.com/rest/', 'installed', 'crm', 3, 1, 2)");

        Portal? found = await Open().FindAsync(MemberId, Stop);

        Assert.Equal(
            (3, PortalState.Installed, false, 0, null, null),
            (found!.Revision, found.State, found.IsApplicationTokenConfirmed, found.Epoch, found.Removal, found.ProvenAt));
        Portal stored = await Open().SaveAsync(found with { IsApplicationTokenConfirmed = true, Epoch = 7 }, Stop);
        AssertSame(stored, await Open().FindAsync(MemberId, Stop));
    }

    [Fact]
    public async Task A_portal_of_the_second_version_is_kept_and_can_have_a_system_user()
    {
        await new DatabasePortalStore(
            Database.DataSource, _keys, options: null, Clock, Logger, [.. PortalSchema.Migrations.Take(2)]).EnsureCreatedAsync(Stop);
        await Database.RunAsync(
            "INSERT INTO placement_portals (member_id, client_endpoint, state, scopes, revision, created_at, updated_at, epoch) "
            + $"VALUES ('{MemberId}', 'https://acme.bitrix24.com/rest/', 'installed', 'crm', 3, 1, 2, 5)");

        Portal? found = await Open().FindAsync(MemberId, Stop);

        Assert.Equal((3, 5, null, null), (found!.Revision, found.Epoch, found.SystemUserTokens, found.SystemUserReadyAt));
        Portal changed = found with { SystemUserTokens = Tokens(8) with { UserId = 8 }, SystemUserReadyAt = Clock.GetUtcNow() };
        Portal stored = await Open().SaveAsync(changed, Stop);
        AssertSame(stored, await Open().FindAsync(MemberId, Stop));
    }

    [Fact]
    public async Task A_process_of_the_second_version_that_ends_an_installation_ends_its_system_user()
    {
        Portal portal = await Store.SaveAsync(
            Installed() with { Epoch = 5, SystemUserTokens = Tokens(8) with { UserId = 8 }, SystemUserReadyAt = Clock.GetUtcNow() }, Stop);

        // It does not know the columns of the system user, and leaves them as they are.
        await Database.RunAsync($"UPDATE placement_portals SET epoch = 6, revision = 2 WHERE member_id = '{MemberId}'");

        AssertSame(
            portal with { Epoch = 6, Revision = 2, SystemUserTokens = null, SystemUserReadyAt = null }, await FindAsync());
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_process_of_the_fourth_version_goes_on_with_its_portals_and_sees_none_of_a_second_application()
    {
        Portal one = await Store.SaveAsync(Installed() with { ClientId = "local.1.1" }, Stop);
        Portal other = await Store.SaveAsync(Installed() with { ClientId = "local.2.2" }, Stop);

        // Its statements know the identity alone.
        Assert.Equal(["1"], await Database.ReadAsync($"SELECT COUNT(*) FROM placement_portals WHERE member_id = '{MemberId}'"));
        await Database.RunAsync($"UPDATE placement_portals SET status = 'P', revision = 2 WHERE member_id = '{MemberId}' AND revision = 1");
        await Database.RunAsync(
            "INSERT INTO placement_portals (member_id, client_endpoint, state, scopes, revision, created_at, updated_at) "
            + $"VALUES ('{MemberId}', 'https://acme.bitrix24.com/rest/', 'installed', 'crm', 1, 1, 2) ON CONFLICT (member_id) DO NOTHING");

        AssertSame(one with { Status = "P", Revision = 2 }, await Store.FindAsync("local.1.1", MemberId, Stop));
        AssertSame(other, await Store.FindAsync("local.2.2", MemberId, Stop));
        Assert.Equal(2, (await ListAsync()).Count);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_token_is_worth_nothing_in_the_row_of_another_application()
    {
        await Store.SaveAsync(Installed() with { ClientId = "local.1.1" }, Stop);
        await Store.SaveAsync(Installed() with { ClientId = "local.2.2" }, Stop);

        await Database.RunAsync(
            "UPDATE placement_portals SET access_token = (SELECT access_token FROM placement_portals WHERE client_id = 'local.1.1'), "
            + "application_token = (SELECT application_token FROM placement_portals WHERE client_id = 'local.1.1') "
            + "WHERE client_id = 'local.2.2'");

        Portal? moved = await Store.FindAsync("local.2.2", MemberId, Stop);
        Assert.Equal((null, null), (moved!.Tokens, moved.ApplicationToken));
    }

    [Fact]
    public async Task A_change_of_the_tables_that_fails_changes_nothing()
    {
        Portal stored = await Store.SaveAsync(Installed(), Stop);
        PortalSchema.Migration[] migrations =
        [
            .. PortalSchema.Migrations,
            static (_, prefix) =>
            [
                $"ALTER TABLE {prefix}portals ADD COLUMN remark TEXT NULL",
                "ALTER TABLE nowhere ADD COLUMN remark TEXT NULL",
            ],
        ];

        await Assert.ThrowsAsync<PortalStoreException>(
            () => new DatabasePortalStore(Database.DataSource, _keys, options: null, Clock, Logger, migrations).EnsureCreatedAsync(Stop));

        AssertSame(stored, await Open().FindAsync(MemberId, Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => Database.ReadAsync("SELECT remark FROM placement_portals"));
    }

    [Fact]
    public async Task Applications_with_tables_of_their_own_can_share_a_database()
    {
        await Store.SaveAsync(Installed(), Stop);
        DatabasePortalStore other = Open(new DatabasePortalStoreOptions { TablePrefix = "other_app_" });

        Assert.Null(await other.FindAsync(MemberId, Stop));
        await other.SaveAsync(Installed(), Stop);

        Assert.Equal(["1"], await Database.ReadAsync("SELECT COUNT(*) FROM other_app_portals"));
    }
}
