using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Portals;

public sealed class PortalStoreServicesTests
{
    private const string Password = "password-of-the-database";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_database_takes_the_place_of_the_memory_whichever_is_added_first(bool isDatabaseFirst)
    {
        await using var database = new SqliteDatabase();
        var services = new ServiceCollection();
        if (isDatabaseFirst)
        {
            services.AddDatabasePortalStore(database.DataSource);
        }

        WidgetHosting.Add(services, [], [], configure: null);
        if (!isDatabaseFirst)
        {
            services.AddDatabasePortalStore(database.DataSource);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        IPortalStore store = Assert.Single(provider.GetServices<IPortalStore>());
        Assert.Same(provider.GetRequiredService<DatabasePortalStore>(), store);
        Assert.Null(await store.FindAsync("a", Stop));
    }

    [Fact]
    public async Task The_data_source_can_come_from_the_services_and_the_tables_have_a_prefix()
    {
        await using var database = new SqliteDatabase();
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(database.DataSource)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddDatabasePortalStore(
                static services => services.GetRequiredService<DbDataSource>(), static options => options.TablePrefix = "crm_")
            .BuildServiceProvider();

        Portal stored = await provider.GetRequiredService<IPortalStore>().SaveAsync(
            new Portal { MemberId = "a", ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/"), ApplicationToken = "secret" }, Stop);

        Assert.Equal(
            "secret", (await provider.GetRequiredService<DatabasePortalStore>().FindAsync(stored.MemberId, Stop))?.ApplicationToken);
        Assert.Equal(["a"], await database.ReadAsync("SELECT member_id FROM crm_portals"));
    }

    [Fact]
    public async Task A_store_that_was_added_later_is_the_one_that_counts()
    {
        await using var database = new SqliteDatabase();
        await using ServiceProvider provider = new ServiceCollection()
            .AddDatabasePortalStore(database.DataSource)
            .AddSingleton<IPortalStore>(new InMemoryPortalStore())
            .BuildServiceProvider();

        Assert.IsType<InMemoryPortalStore>(provider.GetRequiredService<IPortalStore>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Placement_")]
    [InlineData("1_")]
    [InlineData("a.b")]
    [InlineData("a; DROP TABLE x; --")]
    [InlineData("a\"")]
    [InlineData("a_name_that_is_longer_than_databases_like_")]
    public void A_prefix_is_a_part_of_a_name(string prefix) =>
        Assert.Throws<ArgumentException>("value", () => new DatabasePortalStoreOptions { TablePrefix = prefix });

    [Fact]
    public async Task A_data_source_that_does_not_tell_its_database_needs_the_option()
    {
        await using var database = new SqliteDatabase();
        await using var wrapped = new WrappedDataSource(database.DataSource);
        var keys = new EphemeralDataProtectionProvider();

        ArgumentException exception = Assert.Throws<ArgumentException>("dataSource", () => new DatabasePortalStore(wrapped, keys));
        var store = new DatabasePortalStore(wrapped, keys, new DatabasePortalStoreOptions { Database = PortalDatabase.Sqlite });

        Assert.Contains(
            "WrappedConnection does not tell which database it is. Set DatabasePortalStoreOptions.Database.", exception.Message,
            StringComparison.Ordinal);
        Assert.Null(await store.FindAsync("a", Stop));
        Assert.Throws<ArgumentOutOfRangeException>(
            "database", () => new DatabasePortalStore(wrapped, keys, new DatabasePortalStoreOptions { Database = (PortalDatabase)7 }));
    }

    [Fact]
    public async Task What_is_said_of_a_server_that_cannot_be_reached_has_no_password()
    {
        await using var dataSource = NpgsqlDataSource.Create($"Host=/nowhere;Username=app;Password={Password};Database=portals");
        await FailAsync(dataSource, Password);
    }

    [Fact]
    public async Task What_is_said_of_a_file_that_cannot_be_opened_has_no_password()
    {
        await using DbDataSource dataSource = SqliteFactory.Instance.CreateDataSource($"Data Source=/nowhere/{Password}/portals.db");
        await FailAsync(dataSource, Password);
    }

    [Fact]
    public async Task A_failure_that_quotes_the_connection_string_is_not_passed_on()
    {
        await using var database = new SqliteDatabase();
        await using var wrapped =
            new WrappedDataSource(database.DataSource) { Failure = new InvalidOperationException($"Cannot open {database.ConnectionString}") };
        var store = new DatabasePortalStore(
            wrapped, new EphemeralDataProtectionProvider(), new DatabasePortalStoreOptions { Database = PortalDatabase.Sqlite });

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(async () => await store.FindAsync("a", Stop));

        Assert.Contains("(InvalidOperationException)", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("portals.db", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_comes_back_is_used_again()
    {
        await using var database = new SqliteDatabase();
        await using var wrapped = new WrappedDataSource(database.DataSource) { Failure = new IOException("away") };
        var store = new DatabasePortalStore(
            wrapped, new EphemeralDataProtectionProvider(), new DatabasePortalStoreOptions { Database = PortalDatabase.Sqlite });
        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(async () => await store.FindAsync("a", Stop));

        wrapped.Failure = null;

        Assert.Equal("away", exception.InnerException?.Message);
        Assert.Null(await store.FindAsync("a", Stop));
    }

    private static async Task FailAsync(DbDataSource dataSource, string secret)
    {
        var store = new DatabasePortalStore(dataSource, new EphemeralDataProtectionProvider());

        PortalStoreException exception = await Assert.ThrowsAsync<PortalStoreException>(async () => await store.FindAsync("a", Stop));

        Assert.StartsWith("The database of the portal store failed (", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
        Assert.DoesNotContain(secret, exception.ToString(), StringComparison.Ordinal);
    }
}
