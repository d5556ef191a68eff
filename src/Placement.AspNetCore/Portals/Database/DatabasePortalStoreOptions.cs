namespace Placement;

/// <summary>Where <see cref="DatabasePortalStore"/> keeps its portals.</summary>
public sealed class DatabasePortalStoreOptions
{
    private const int MaxPrefixLength = 40;

    /// <summary>
    /// Which database it is; null: the class of the data source's connections tells. Name it where that class is another one than those of
    /// Microsoft.Data.Sqlite, System.Data.SQLite and Npgsql, because something wraps them.
    /// </summary>
    public PortalDatabase? Database { get; set; }

    /// <summary>
    /// What the names of the tables begin with: a letter or underscore, then letters, digits and underscores, all lower case. Default:
    /// <c>placement_</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The prefix is something else, or longer than 40 characters.</exception>
    public string TablePrefix
    {
        get;
        set => field = IsPrefix(value)
            ? value
            : throw new ArgumentException(
                "A prefix of tables is a letter or underscore, then letters, digits and underscores, all lower case, "
                + $"{MaxPrefixLength} at most.", nameof(value));
    } = "placement_";

    /// <summary>The prefix becomes a part of statements, so nothing else may be in it.</summary>
    private static bool IsPrefix(string? prefix) =>
        prefix is { Length: > 0 and <= MaxPrefixLength }
            && !char.IsAsciiDigit(prefix[0])
            && prefix.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
