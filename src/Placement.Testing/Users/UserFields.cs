using System.Globalization;
using System.Text.Json.Nodes;

namespace Placement.Testing.Users;

/// <summary>What Bitrix24 tells of an employee, and to whom.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/user/user-scope.html</remarks>
internal static class UserFields
{
    public const string Id = "ID";
    public const string Active = "ACTIVE";
    public const string Name = "NAME";
    public const string LastName = "LAST_NAME";
    public const string SecondName = "SECOND_NAME";
    public const string Email = "EMAIL";
    public const string Gender = "PERSONAL_GENDER";
    public const string Photo = "PERSONAL_PHOTO";
    public const string TimeZone = "TIME_ZONE";
    public const string WorkPosition = "WORK_POSITION";
    public const string Department = "UF_DEPARTMENT";
    public const string UserType = "USER_TYPE";

    /// <summary>What lists can be narrowed by, and nobody is told.</summary>
    public const string DepartmentName = "UF_DEPARTMENT_NAME";

    private const string Online = "IS_ONLINE";
    private const string Custom = "UF_";
    private const string CustomScope = "user.userfield";

    /// <summary>All of them, in the order in which they are listed.</summary>
    private static readonly string[] Full =
    [
        Id, "XML_ID", Active, Name, LastName, SecondName, "TITLE", Email, "LAST_LOGIN", "DATE_REGISTER", TimeZone, Online, "TIMESTAMP_X",
        "LAST_ACTIVITY_DATE", "PERSONAL_PROFESSION", Gender, "PERSONAL_WWW", "PERSONAL_BIRTHDAY", Photo, "PERSONAL_ICQ", "PERSONAL_PHONE",
        "PERSONAL_FAX", "PERSONAL_MOBILE", "PERSONAL_PAGER", "PERSONAL_STREET", "PERSONAL_MAILBOX", "PERSONAL_CITY", "PERSONAL_STATE",
        "PERSONAL_ZIP", "PERSONAL_COUNTRY", "PERSONAL_NOTES", "WORK_COMPANY", "WORK_DEPARTMENT", WorkPosition, "WORK_WWW", "WORK_PHONE",
        "WORK_FAX", "WORK_PAGER", "WORK_STREET", "WORK_MAILBOX", "WORK_CITY", "WORK_STATE", "WORK_ZIP", "WORK_COUNTRY", "WORK_PROFILE",
        "WORK_LOGO", "WORK_NOTES", "UF_EMPLOYMENT_DATE", Department, "UF_DISTRICT", "UF_SKYPE", "UF_SKYPE_LINK", "UF_ZOOM", "UF_TWITTER",
        "UF_FACEBOOK", "UF_LINKEDIN", "UF_XING", "UF_WEB_SITES", "UF_PHONE_INNER", "UF_TIMEMAN", "UF_SKILLS", "UF_INTERESTS",
    ];

    /// <summary>What only the scope user tells.</summary>
    private static readonly string[] OfFullOnly = ["LAST_LOGIN", "PERSONAL_WWW", "PERSONAL_ICQ"];

    private static readonly string[] Brief =
    [
        Id, "XML_ID", Active, Name, LastName, SecondName, "TITLE", Online, TimeZone, Photo, "TIMESTAMP_X", "DATE_REGISTER",
        "PERSONAL_PROFESSION", Gender, "PERSONAL_BIRTHDAY", "PERSONAL_CITY", "PERSONAL_STATE", "PERSONAL_COUNTRY", WorkPosition,
        "WORK_CITY", "WORK_STATE", "WORK_COUNTRY", "LAST_ACTIVITY_DATE", "UF_EMPLOYMENT_DATE", "UF_TIMEMAN", "UF_SKILLS", "UF_INTERESTS",
        Department,
        "UF_PHONE_INNER",
    ];

    /// <summary>What is told of everybody, whether or not there is anything to tell.</summary>
    private static readonly string[] Always =
        ["LAST_LOGIN", "DATE_REGISTER", Gender, "PERSONAL_BIRTHDAY", WorkPosition, "UF_EMPLOYMENT_DATE", Email];

    /// <summary>Lists have nothing but empty objects here: a slip of Bitrix24's, which readers have to live with.</summary>
    private static readonly string[] Empty = ["TIMESTAMP_X", "LAST_ACTIVITY_DATE"];

    /// <summary>The fields of a user that these scopes may see.</summary>
    public static JsonObject Of(LocalUser user, IReadOnlyCollection<string> scopes, bool isListed)
    {
        var row = new JsonObject();
        foreach (string name in Full.Where(name => IsVisible(name, scopes)))
        {
            if (Value(user, name, isListed) is { } value)
            {
                row[name] = value;
            }
        }

        foreach ((string name, string value) in user.Fields.Where(field =>
            field.Key.StartsWith(Custom, StringComparison.Ordinal) && !Full.Contains(field.Key) && IsVisible(field.Key, scopes)))
        {
            row[name] = value;
        }

        if (isListed)
        {
            row[UserType] = TypeOf(user);
        }

        return row;
    }

    /// <summary>Whether these scopes may see a field.</summary>
    public static bool IsVisible(string name, IReadOnlyCollection<string> scopes) =>
        name == DepartmentName ? false
        : !Full.Contains(name) ? name.StartsWith(Custom, StringComparison.Ordinal) && scopes.Contains(CustomScope)
        : scopes.Contains("user")
            || (scopes.Contains("user_basic") && !OfFullOnly.Contains(name))
            || Brief.Contains(name);

    public static string TypeOf(LocalUser user) => user.Fields.GetValueOrDefault(UserType) ?? "employee";

    /// <summary>Whether a field is one that a mask of <c>select</c> means.</summary>
    public static bool IsMeant(string name, string mask) =>
        mask == "*" || (mask == Custom + "*" ? name.StartsWith(Custom, StringComparison.Ordinal) : name == mask);

    private static JsonNode? Value(LocalUser user, string name, bool isListed) => name switch
    {
        Id => user.Id.ToString(CultureInfo.InvariantCulture),
        Active => user.IsActive,
        Name => user.Name,
        LastName => user.LastName,
        Email => user.Email,
        Department => new JsonArray([.. user.DepartmentIds.Select(static JsonNode (id) => id)]),
        Online => user.Fields.GetValueOrDefault(name) ?? "N",
        _ when Empty.Contains(name) => isListed ? new JsonObject() : null,
        _ => user.Fields.GetValueOrDefault(name) ?? (Always.Contains(name) ? "" : null),
    };
}
