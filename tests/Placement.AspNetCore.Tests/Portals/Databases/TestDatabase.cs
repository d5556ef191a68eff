using System.Data.Common;

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>An empty database for one test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract PortalDatabase Kind { get; }

    public abstract string ConnectionString { get; }

    public abstract DbDataSource DataSource { get; }

    /// <summary>What opens connections that can read and not write, as to a replica after a failover.</summary>
    public abstract DbDataSource OpenReadOnly();

    /// <summary>An error in a statement, or something else that the database refuses, whenever a portal is stored again.</summary>
    public abstract Task BreakUpdatesAsync();

    /// <summary>Everything that somebody finds who has the database.</summary>
    public abstract Task<string> DumpAsync();

    public abstract ValueTask DisposeAsync();

    public async Task RunAsync(string statement)
    {
        await using DbConnection connection = await DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<string>> ReadAsync(string query)
    {
        var values = new List<string>();
        await using DbConnection connection = await DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = query;
        await using DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetValue(column)}")));
        }

        return values;
    }
}
