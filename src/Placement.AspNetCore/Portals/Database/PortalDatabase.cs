namespace Placement;

/// <summary>The databases that <see cref="DatabasePortalStore"/> speaks to.</summary>
public enum PortalDatabase
{
    /// <summary>SQLite 3.24 or later, for instance with Microsoft.Data.Sqlite.</summary>
    Sqlite,

    /// <summary>PostgreSQL 12 or later, for instance with Npgsql.</summary>
    PostgreSql,
}
