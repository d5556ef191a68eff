using System.Data.Common;
using System.Diagnostics;

namespace Placement.Portals.Database;

/// <summary>
/// Lets one at a time write to SQLite, whose other writers would block their threads. Whoever waits, here or for another process, waits as
/// long as the connection string says, and no longer.
/// </summary>
/// <param name="patience">How long a writer waits in all; <see cref="Timeout.InfiniteTimeSpan"/>: for ever.</param>
/// <param name="turn">Lets one in at a time.</param>
internal sealed class WriterQueue(TimeSpan patience, SemaphoreSlim turn)
{
    /// <summary>A queue with the patience of a data source's commands.</summary>
    public static WriterQueue For(DbDataSource dataSource)
    {
        using DbConnection connection = dataSource.CreateConnection();
        using DbCommand command = connection.CreateCommand();
        return new WriterQueue(
            command.CommandTimeout > 0 ? TimeSpan.FromSeconds(command.CommandTimeout) : Timeout.InfiniteTimeSpan, new SemaphoreSlim(1));
    }

    /// <summary>Writes when it is its turn.</summary>
    /// <param name="open">Opens a connection for what writes.</param>
    /// <param name="work">Writes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">It was not its turn in time.</exception>
    public async Task<T> WriteAsync<T>(
        Func<Func<DbConnection, Task<T>>, Task<T>> open, Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        if (!await turn.WaitAsync(patience, cancellationToken).ConfigureAwait(false))
        {
            throw Locked();
        }

        try
        {
            return await open(async connection =>
            {
                await LockAsync(connection, start, cancellationToken).ConfigureAwait(false);
                return await CommitAsync(connection, work).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Waits for other processes, in what is left of the time, before anything is done.</summary>
    private async Task LockAsync(DbConnection connection, long start, CancellationToken cancellationToken)
    {
        DbCommand begin = connection.Command("BEGIN IMMEDIATE");
        await using (begin.ConfigureAwait(false))
        {
            begin.CommandTimeout = patience == Timeout.InfiniteTimeSpan
                ? 0
                : Math.Max(1, (int)Math.Ceiling((patience - Stopwatch.GetElapsedTime(start)).TotalSeconds));
            try
            {
                await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DbException) when (patience != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) >= patience)
            {
                throw Locked();
            }
        }
    }

    private static async Task<T> CommitAsync<T>(DbConnection connection, Func<DbConnection, Task<T>> work)
    {
        try
        {
            T result = await work(connection).ConfigureAwait(false);
            await connection.RunAsync("COMMIT", transaction: null, CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch
        {
            try
            {
                await connection.RunAsync("ROLLBACK", transaction: null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (DbException)
            {
                // SQLite has done so by itself, for instance on a full disk.
            }

            throw;
        }
    }

    private PortalStoreException Locked() => new(
        $"The SQLite database of the portal store was locked for {patience.TotalSeconds:0} seconds, the connection string's Default "
        + "Timeout, and nothing was written. Look for what keeps it locked, such as a tool with an open transaction or a backup that copies "
        + "the file; if the disk is slow, raise Default Timeout.");
}
