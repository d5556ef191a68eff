using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Placement.AspNetCore.Tests.Portals.Databases;

/// <summary>A data source as a profiler wraps it: the connections' class does not tell the database, and opening may fail.</summary>
internal sealed class WrappedDataSource(DbDataSource dataSource) : DbDataSource
{
    private int _statements;

    public Exception? Failure { get; set; }

    /// <summary>How many statements were made.</summary>
    public int Statements => Volatile.Read(ref _statements);

    public override string ConnectionString => dataSource.ConnectionString;

    protected override DbConnection CreateDbConnection() => new WrappedConnection(dataSource.CreateConnection(), this);

    private sealed class WrappedConnection(DbConnection connection, WrappedDataSource source) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString
        {
            get => connection.ConnectionString;
            set => connection.ConnectionString = value;
        }

        public override string Database => connection.Database;

        public override string DataSource => connection.DataSource;

        public override string ServerVersion => connection.ServerVersion;

        public override ConnectionState State => connection.State;

        public override void ChangeDatabase(string databaseName) => connection.ChangeDatabase(databaseName);

        public override void Close() => connection.Close();

        public override void Open()
        {
            if (source.Failure is not null)
            {
                throw source.Failure;
            }

            connection.Open();
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connection.BeginTransaction(isolationLevel);

        protected override DbCommand CreateDbCommand()
        {
            Interlocked.Increment(ref source._statements);
            return connection.CreateCommand();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                connection.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
