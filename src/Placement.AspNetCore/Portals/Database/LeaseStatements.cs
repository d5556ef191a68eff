namespace Placement.Portals.Database;

/// <summary>The statements on the lease of a row. A lease is one of certain tokens: with others in their place it is over.</summary>
/// <param name="Begin">Leases the tokens of the row that has this revision.</param>
/// <param name="End">Ends the lease.</param>
internal sealed record LeaseStatements(string Begin, string End)
{
    /// <param name="table">The table.</param>
    /// <param name="row">Which row it is: a condition.</param>
    /// <param name="dialect">The database.</param>
    /// <param name="columns">What the names of the two columns begin with.</param>
    public static LeaseStatements Create(string table, string row, Dialect dialect, string columns) => new(
        $"""
        UPDATE {table}
        SET {columns}_of = @lease_of, {columns}_until = {dialect.Now} + @duration
        WHERE {row} AND revision = @revision
            AND ({columns}_of IS NULL OR {columns}_of <> @lease_of OR {columns}_until <= {dialect.Now})
        """,
        $"UPDATE {table} SET {columns}_of = NULL WHERE {row} AND {columns}_of = @lease_of");
}
