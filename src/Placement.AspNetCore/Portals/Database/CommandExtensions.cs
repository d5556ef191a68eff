using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Placement.Portals.Database;

/// <summary>What ADO.NET takes more than one line for.</summary>
internal static class CommandExtensions
{
    public static DbCommand Command(this DbConnection connection, string text, DbTransaction? transaction = null)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        return command;
    }

    public static DbCommand With(this DbCommand command, string name, string? value) => command.With(name, DbType.String, value);

    public static DbCommand With(this DbCommand command, string name, long? value) => command.With(name, DbType.Int64, value);

    public static async Task<int> RunAsync(
        this DbConnection connection, string text, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        DbCommand command = connection.Command(text, transaction);
        return await command.ChangeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The number that a command yields; null: it yields nothing.</summary>
    public static async Task<long?> NumberAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            object? value = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return value is null or DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether a command changes one row, and not none.</summary>
    public static async Task<bool> ChangesOneAsync(this DbCommand command, CancellationToken cancellationToken) =>
        await command.ChangeAsync(cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>The number of rows that a command changes.</summary>
    public static async Task<int> ChangeAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The rows that a command yields.</summary>
    public static async Task<IReadOnlyList<T>> RowsAsync<T>(
        this DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }
        }

        return rows;
    }

    private static DbCommand With(this DbCommand command, string name, DbType type, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }
}
