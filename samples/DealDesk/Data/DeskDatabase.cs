using System.Data.Common;
using System.Globalization;

namespace DealDesk.Data;

/// <summary>What the desk knows, by portal: no portal ever sees another's rows.</summary>
internal sealed class DeskDatabase(DbDataSource source)
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS supply (portal TEXT NOT NULL, deal INTEGER NOT NULL, item TEXT NOT NULL, quantity INTEGER NOT NULL, supplier TEXT NOT NULL, due TEXT NOT NULL, arrived TEXT NULL);
        CREATE INDEX IF NOT EXISTS supply_by_deal ON supply (portal, deal);
        CREATE TABLE IF NOT EXISTS customer (portal TEXT NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, PRIMARY KEY (portal, id));
        CREATE TABLE IF NOT EXISTS change (portal TEXT NOT NULL, item INTEGER NOT NULL, date TEXT NOT NULL, what TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS unloading (portal TEXT NOT NULL, company INTEGER NOT NULL, instructions TEXT NOT NULL, PRIMARY KEY (portal, company));
        """;

    /// <summary>A database that nothing remains of when the application ends.</summary>
    public const string InMemory = "Data Source=DealDesk;Mode=Memory;Cache=Shared";

    private static readonly string[] Tables = ["supply", "customer", "change", "unloading"];

    /// <summary>A connection to the database.</summary>
    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => source.OpenConnectionAsync(cancellationToken);

    /// <summary>Creates the tables that are not there.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = source.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Everything that was ordered for a deal, what is due first.</summary>
    public Task<IReadOnlyList<Supply>> GetSuppliesAsync(string portal, int deal, CancellationToken cancellationToken) => QueryAsync(
        "SELECT deal, item, quantity, supplier, due, arrived FROM supply WHERE portal = $1 AND deal = $2 ORDER BY due, item",
        ReadSupply,
        [portal, deal],
        cancellationToken);

    /// <summary>Something that was ordered has arrived.</summary>
    public async Task ReceiveAsync(string portal, Supply supply, DateOnly day, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using DbCommand update = Command(
            connection, "UPDATE supply SET arrived = $1 WHERE portal = $2 AND deal = $3 AND item = $4 AND arrived IS NULL",
            [Text(day), portal, supply.DealId, supply.Item]);
        await update.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is due between two days, both included.</summary>
    public Task<IReadOnlyList<Supply>> GetDeliveriesAsync(string portal, DateOnly from, DateOnly to, CancellationToken cancellationToken) => QueryAsync(
        "SELECT deal, item, quantity, supplier, due, arrived FROM supply WHERE portal = $1 AND due BETWEEN $2 AND $3 ORDER BY due, item",
        ReadSupply,
        [portal, Text(from), Text(to)],
        cancellationToken);

    /// <summary>Some of everything that was ordered, what is due last first.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="supplier">From whom; empty: from anybody.</param>
    /// <param name="skip">So many are left out.</param>
    /// <param name="count">The most that are wanted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<Supply>> GetOrdersAsync(
        string portal, string supplier, int skip, int count, CancellationToken cancellationToken) => QueryAsync(
        "SELECT deal, item, quantity, supplier, due, arrived FROM supply WHERE portal = $1 AND ($2 = '' OR supplier = $2) ORDER BY due DESC, item LIMIT $3 OFFSET $4",
        ReadSupply,
        [portal, supplier, count, skip],
        cancellationToken);

    /// <summary>What should have arrived before a day, and has not.</summary>
    public Task<IReadOnlyList<Supply>> GetLateAsync(string portal, DateOnly today, CancellationToken cancellationToken) => QueryAsync(
        "SELECT deal, item, quantity, supplier, due, arrived FROM supply WHERE portal = $1 AND arrived IS NULL AND due < $2 ORDER BY due, item",
        ReadSupply,
        [portal, Text(today)],
        cancellationToken);

    /// <summary>How reliable each supplier is, the most reliable first.</summary>
    public Task<IReadOnlyList<SupplierRecord>> GetSuppliersAsync(string portal, CancellationToken cancellationToken) => QueryAsync(
        "SELECT supplier, COUNT(*), AVG(julianday(arrived) - julianday(due)) FROM supply WHERE portal = $1 AND arrived IS NOT NULL GROUP BY supplier ORDER BY 3, 1",
        static row => new SupplierRecord(row.GetString(0), row.GetInt32(1), row.GetDouble(2)),
        [portal],
        cancellationToken);

    /// <summary>The customers whose name, number or address contains a text, at most ten.</summary>
    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string portal, string kind, string text, CancellationToken cancellationToken) => QueryAsync(
        "SELECT id, name, phone, email FROM customer WHERE portal = $1 AND kind = $2 AND (instr(lower(name), lower($3)) > 0 OR instr(phone, $3) > 0 OR instr(lower(email), lower($3)) > 0) ORDER BY name LIMIT 10",
        ReadCustomer,
        [portal, kind, text],
        cancellationToken);

    /// <summary>The customers who have a number: digits alone.</summary>
    public Task<IReadOnlyList<Customer>> FindCustomersByPhoneAsync(
        string portal, string digits, CancellationToken cancellationToken) => QueryAsync(
        "SELECT id, name, phone, email FROM customer WHERE portal = $1 AND replace(phone, '+', '') = $2 ORDER BY name",
        ReadCustomer,
        [portal, digits],
        cancellationToken);

    /// <summary>What happened to an item of a smart process, the latest first.</summary>
    public Task<IReadOnlyList<Change>> GetChangesAsync(string portal, int item, CancellationToken cancellationToken) => QueryAsync(
        "SELECT date, what FROM change WHERE portal = $1 AND item = $2 ORDER BY date DESC, what",
        static row => new Change(Date(row.GetString(0)), row.GetString(1)),
        [portal, item],
        cancellationToken);

    /// <summary>What drivers have to know who unload at a company; null: nobody has said.</summary>
    public async Task<string?> GetInstructionsAsync(string portal, int company, CancellationToken cancellationToken) => (await QueryAsync(
        "SELECT instructions FROM unloading WHERE portal = $1 AND company = $2",
        static row => row.GetString(0),
        [portal, company],
        cancellationToken)).SingleOrDefault();

    /// <summary>Notes what drivers have to know who unload at a company.</summary>
    public async Task SaveInstructionsAsync(string portal, int company, string instructions, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using DbCommand save = Command(
            connection,
            "INSERT INTO unloading (portal, company, instructions) VALUES ($1, $2, $3) ON CONFLICT (portal, company) DO UPDATE SET instructions = $3",
            [portal, company, instructions]);
        await save.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Fills the tables of a portal that has none yet with something to look at.</summary>
    public async Task SeedAsync(string portal, DateOnly today, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (DbCommand count = Command(connection, "SELECT COUNT(*) FROM customer WHERE portal = $1", [portal]))
        {
            if (Convert.ToInt64(await count.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) > 0)
            {
                return;
            }
        }

        foreach ((string sql, object?[] values) in DemoData.Rows(portal, today))
        {
            await using DbCommand insert = Command(connection, sql, values);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes everything that the desk knows of a portal.</summary>
    public async Task DeleteAsync(string portal, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await source.OpenConnectionAsync(cancellationToken);
        foreach (string table in Tables)
        {
            await using DbCommand delete = Command(connection, $"DELETE FROM {table} WHERE portal = $1", [portal]);
            await delete.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The number of rows that a portal has in all tables.</summary>
    public async Task<long> CountAsync(string portal, CancellationToken cancellationToken)
    {
        long rows = 0;
        foreach (string table in Tables)
        {
            rows += (await QueryAsync($"SELECT COUNT(*) FROM {table} WHERE portal = $1", static row => row.GetInt64(0), [portal], cancellationToken))[0];
        }

        return rows;
    }

    /// <summary>A day as the tables have it.</summary>
    internal static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static Supply ReadSupply(DbDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetString(3), Date(row.GetString(4)), row.IsDBNull(5) ? null : Date(row.GetString(5)));

    private static Customer ReadCustomer(DbDataReader row) => new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3));

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, object?[] values, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = Command(connection, sql, values);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static DbCommand Command(DbConnection connection, string sql, object?[] values)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"${i + 1}");
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
