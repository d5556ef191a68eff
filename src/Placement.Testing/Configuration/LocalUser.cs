namespace Placement.Testing;

/// <summary>An employee of a local portal.</summary>
/// <param name="Id">The id on the portal, at least 1.</param>
/// <param name="Name">The first name.</param>
/// <param name="LastName">The family name.</param>
/// <param name="IsAdministrator">Whether the user administers the portal. Only administrators register widgets.</param>
public sealed record LocalUser(int Id, string Name, string LastName, bool IsAdministrator)
{
    private static readonly int[] Headquarters = [1];

    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <summary>
    /// The user's interface language as Bitrix24 calls it (<c>en</c>, <c>de</c>, <c>la</c>); null: the portal's default.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Whether the user still works there. The tokens of a dismissed user fail with <c>authorization_error</c>.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The e-mail address; empty: none.</summary>
    public string Email { get; init; } = "";

    /// <summary>The departments, <c>UF_DEPARTMENT</c>; the first one of a portal has the id 1.</summary>
    public IReadOnlyCollection<int> DepartmentIds { get; init; } = Headquarters;

    /// <summary>
    /// Everything else that <c>user.get</c> tells of the user, under Bitrix24's names: <c>WORK_POSITION</c>, <c>PERSONAL_PHOTO</c>,
    /// <c>TIME_ZONE</c>, <c>UF_PHONE_INNER</c> …; also <c>USER_TYPE</c> (<c>employee</c> unless given, <c>extranet</c>, <c>email</c>) and
    /// <c>UF_DEPARTMENT_NAME</c>, by which <c>user.search</c> finds. Times are ISO 8601.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/user/user-scope.html">Fields of users</seealso>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;
}
