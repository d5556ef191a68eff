using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>A database of its own on the server of the run.</summary>
public sealed class PostgreSqlDatabase : TestDatabase
{
    private readonly string _server;
    private readonly string _name;

    private PostgreSqlDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public override PortalDatabase Kind => PortalDatabase.PostgreSql;

    public override string ConnectionString { get; }

    public override DbDataSource DataSource { get; }

    public static async Task<PostgreSqlDatabase> CreateAsync(PostgreSqlServer server)
    {
        string connectionString = await server.ConnectAsync();
        string name = "placement_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await RunAsync(connectionString, $"CREATE DATABASE {name}");
        return new PostgreSqlDatabase(connectionString, name);
    }

    public override DbDataSource OpenReadOnly() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Options = "-c default_transaction_read_only=on",
            Pooling = false
        }.ConnectionString);

    public override async Task BreakUpdatesAsync()
    {
        await RunAsync("CREATE FUNCTION broken() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''the disk is full''; END' LANGUAGE plpgsql");
        await RunAsync("CREATE TRIGGER broken BEFORE UPDATE ON placement_portals FOR EACH ROW EXECUTE FUNCTION broken()");
    }

    public override async Task<string> DumpAsync() =>
        string.Join(
            '\n',
            [.. await ReadAsync("SELECT row_to_json(p)::text FROM placement_portals p"),
                .. await ReadAsync("SELECT row_to_json(s)::text FROM placement_schema s"),
                .. await ReadAsync("SELECT row_to_json(s)::text FROM placement_sessions s")]);

    public override async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await RunAsync(_server, $"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task RunAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(statement, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
