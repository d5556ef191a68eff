using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Placement.Tool.Tests.Harness;

/// <summary>Opens connections to a file.</summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);
}
