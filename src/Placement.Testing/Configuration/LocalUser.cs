namespace Placement.Testing;

/// <summary>An employee of a local portal.</summary>
/// <param name="Id">The id on the portal, at least 1.</param>
/// <param name="Name">The first name.</param>
/// <param name="LastName">The family name.</param>
/// <param name="IsAdministrator">Whether the user administers the portal. Only administrators register widgets.</param>
public sealed record LocalUser(int Id, string Name, string LastName, bool IsAdministrator)
{
    /// <summary>
    /// The user's interface language as Bitrix24 calls it (<c>en</c>, <c>de</c>, <c>la</c>); null: the portal's default.
    /// </summary>
    public string? Language { get; init; }
}
