using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Placement.Portals.Database;

/// <summary>
/// Opens connections for statements, brings the tables up to date before the first, and says what it means that one failed.
/// </summary>
/// <param name="dataSource">Opens connections.</param>
/// <param name="dialect">Which database it is.</param>
/// <param name="schema">The tables.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Is told of tables that were changed.</param>
internal sealed class DatabaseAccess(
    DbDataSource dataSource, Dialect dialect, PortalSchema schema, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>
    /// Who writes to SQLite waits here, and not in the database, where waiting blocks a thread; null: nobody has to wait.
    /// </summary>
    private readonly WriterQueue? _writers = dialect.HasOneWriter ? WriterQueue.For(dataSource) : null;

    private static readonly string[] PlaceKeys = ["Host", "Server", "Port", "Database", "Data Source", "DataSource", "Filename"];

    private readonly object _gate = new();
    private Task? _updating;

    /// <summary>Creates the tables, or brings them up to date, once.</summary>
    /// <exception cref="PortalStoreException">The database cannot be used, or the tables are of a newer version.</exception>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_updating is null or { IsFaulted: true })
            {
                // Shared by all who come meanwhile, so nobody cancels it.
                _updating = Task.Run(UpdateTablesAsync, CancellationToken.None);
            }

            return _updating.WaitAsync(cancellationToken);
        }
    }

    private async Task UpdateTablesAsync()
    {
        int? version = await OpenAsync(
            connection => schema.UpdateAsync(
                connection, timeProvider, CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        if (version is { } updated)
        {
            StoreEvents.TablesUpdated(logger, updated);
        }
    }

    /// <summary>Runs statements that change something.</summary>
    /// <exception cref="PortalStoreException">The database failed.</exception>
    public async Task<T> WritingAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await UpdatedAsync(cancellationToken).ConfigureAwait(false);
        return await (_writers is null
            ? OpenAsync(work, cancellationToken)
            : _writers.WriteAsync(locked => OpenAsync(locked, cancellationToken), work, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Runs statements that change nothing, which are repeated where a pooled connection was dead.</summary>
    /// <exception cref="PortalStoreException">The database failed.</exception>
    public async Task<T> ReadingAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await UpdatedAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (PortalStoreException failure) when (failure.InnerException is DbException { IsTransient: true })
        {
            // The connection was a pooled one, and its server has been restarted since.
            return await OpenAsync(work, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask UpdatedAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _updating) is { IsCompletedSuccessfully: true }
            ? ValueTask.CompletedTask
            : new ValueTask(EnsureCreatedAsync(cancellationToken));

    private async Task<T> OpenAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            DbConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                if (dialect.OnOpen is { } setUp)
                {
                    await connection.RunAsync(setUp, transaction: null, cancellationToken).ConfigureAwait(false);
                }

                return await work(connection).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is not PortalStoreException
            && !(failure is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new PortalStoreException(
                $"The database of the portal store failed ({failure.GetType().Name}). Check that it runs, can be reached, and lets "
                + "the application read and write its tables.",
                IsClean(failure) ? failure : null!);
        }
    }

    /// <summary>Where the database is. Of the connection string, nothing else is shown.</summary>
    public string Describe()
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = dataSource.ConnectionString };
        IEnumerable<string> places = PlaceKeys
            .Where(settings.ContainsKey)
            .Select(key => $"{settings[key]}")
            .Where(static place => place.Length > 0);
        return $"{dialect.Database} {string.Join(' ', places)}".TrimEnd();
    }

    /// <summary>A connection string can have a password.</summary>
    private bool IsClean(Exception failure) =>
        dataSource.ConnectionString is not { Length: > 0 } connectionString
            || !failure.ToString().Contains(connectionString, StringComparison.OrdinalIgnoreCase);
}
