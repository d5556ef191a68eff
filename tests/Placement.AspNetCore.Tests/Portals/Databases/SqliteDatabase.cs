using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>A file in a directory of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private readonly DirectoryInfo _directory;

    /// <param name="directory">Where it lies, and what is deleted with it; null: on the usual disk.</param>
    public SqliteDatabase(DirectoryInfo? directory = null)
    {
        _directory = directory ?? Directory.CreateTempSubdirectory("placement-sqlite-");
        DataSource = SqliteFactory.Instance.CreateDataSource(ConnectionString);
    }

    public override PortalDatabase Kind => PortalDatabase.Sqlite;

    public override string ConnectionString => $"Data Source={Path.Combine(_directory.FullName, "portals.db")}";

    public override DbDataSource DataSource { get; }

    public override DbDataSource OpenReadOnly() => SqliteFactory.Instance.CreateDataSource(ConnectionString + ";Mode=ReadOnly");

    public override Task BreakUpdatesAsync() =>
        RunAsync("CREATE TRIGGER broken BEFORE UPDATE ON placement_portals BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");

    public override async Task<string> DumpAsync()
    {
        var text = new StringBuilder();
        foreach (FileInfo file in _directory.EnumerateFiles())
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return text.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _directory.Delete(recursive: true);
    }
}
