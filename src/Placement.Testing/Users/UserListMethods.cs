using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Lists;
using Placement.Testing.Php;

namespace Placement.Testing.Users;

/// <summary><c>user.get</c> and <c>user.search</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/user/user-get.html</remarks>
internal sealed class UserListMethods(IReadOnlyList<LocalUser> users)
{
    private const string Filter = "FILTER";
    private const string Sort = "SORT";
    private const string Order = "ORDER";
    private const string Select = "SELECT";
    private const string Start = "START";
    private const string Find = "FIND";
    private const string NameSearch = "NAME_SEARCH";
    private const string ByMail = "email";

    /// <summary>What is no field, where the fields of the filter stand beside the other parameters.</summary>
    private static readonly string[] Parameters = [Filter, Sort, Order, Select, Start, "ADMIN_MODE", "IMAGE_RESIZE"];

    /// <summary>What is searched for by its beginning.</summary>
    private static readonly string[] Searched = [UserFields.Name, UserFields.LastName, UserFields.WorkPosition, UserFields.DepartmentName];

    private static readonly string[] Names = [UserFields.Name, UserFields.LastName, UserFields.SecondName, UserFields.WorkPosition];

    /// <summary>Of people from outside, those who only write e-mails are listed on demand, and bots and the like never.</summary>
    private static readonly string[] Listed = ["employee", "extranet"];

    public IEnumerable<RestMethod> All =>
    [
        new("user.get", call => List(call, isSearch: false)) { Scope = UserMethods.Scope },
        new("user.search", call => List(call, isSearch: true)) { Scope = UserMethods.Scope },
    ];

    private MethodOutcome List(RestCall call, bool isSearch)
    {
        IReadOnlyCollection<string> scopes = call.Caller.Scopes;
        Dictionary<string, JsonNode?> filter = FilterOf(call.Parameters);
        bool byMail = PhpValue.AsText(filter.GetValueOrDefault(UserFields.UserType)) == ByMail;
        IEnumerable<(LocalUser User, JsonObject Row)> rows = users
            .Where(user => UserFields.TypeOf(user) is var type && (Listed.Contains(type) || (byMail && type == ByMail)))
            .Select(user => (user, UserFields.Of(user, scopes, isListed: true)));

        if (isSearch && filter.TryGetValue(Find, out JsonNode? found))
        {
            rows = rows.Where(row => FindsAll(row, PhpValue.AsText(found) ?? "", Searched));
        }
        else
        {
            foreach ((string key, JsonNode? asked) in filter)
            {
                rows = Narrow(rows, key, asked, isSearch, scopes);
            }
        }

        rows = rows.OrderBy(row => row, Comparer<(LocalUser User, JsonObject Row)>.Create(OrderOf(call.Parameters)));
        IReadOnlyList<string> selected = call.Parameters.Texts(Select);
        return RowPage.Of([.. rows.Select(row => Selected(row.Row, selected))], call.Parameters.Number(Start));
    }

    /// <summary>The map <c>FILTER</c>, or the fields beside the other parameters.</summary>
    private static Dictionary<string, JsonNode?> FilterOf(LocalParameters parameters)
    {
        IEnumerable<KeyValuePair<string, JsonNode?>> given = parameters.Has(Filter)
            ? PhpValue.Entries(parameters.Find(Filter))
            : parameters.Names
                .Where(static name => !Parameters.Contains(name, StringComparer.OrdinalIgnoreCase))
                .Select(name => KeyValuePair.Create(name, parameters.Find(name)));
        var filter = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach ((string key, JsonNode? asked) in given)
        {
            filter[key.ToUpperInvariant()] = asked;
        }

        return filter;
    }

    /// <summary>A field that there is not, or that the caller may not see, is passed over.</summary>
    private static IEnumerable<(LocalUser User, JsonObject Row)> Narrow(
        IEnumerable<(LocalUser User, JsonObject Row)> rows, string key, JsonNode? asked, bool isSearch, IReadOnlyCollection<string> scopes)
    {
        if (key == NameSearch)
        {
            return rows.Where(row => FindsAll(row, PhpValue.AsText(asked) ?? "", Names));
        }

        var condition = new RowCondition(
            key, asked, isSearch && Searched.Contains(key) ? RowCondition.BeginsWith : RowCondition.IsLike);
        return condition.Field is UserFields.UserType or UserFields.DepartmentName || UserFields.IsVisible(condition.Field, scopes)
            ? rows.Where(row => condition.Holds(Value(row, condition.Field)))
            : rows;
    }

    /// <summary>Whether each word of a text is the beginning of one of the fields.</summary>
    private static bool FindsAll((LocalUser User, JsonObject Row) row, string text, string[] fields) =>
        Array.TrueForAll(
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            word => Array.Exists(fields, field => RowCondition.BeginsWith(Value(row, field), word)));

    private static JsonNode? Value((LocalUser User, JsonObject Row) row, string field) =>
        row.Row[field] ?? (field == UserFields.DepartmentName ? row.User.Fields.GetValueOrDefault(field) : null);

    private static Comparison<(LocalUser User, JsonObject Row)> OrderOf(LocalParameters parameters)
    {
        string field = parameters.Text(Sort) is { Length: > 0 } sort ? sort.ToUpperInvariant() : UserFields.Id;
        int direction = parameters.Text(Order).Equals("DESC", StringComparison.OrdinalIgnoreCase) ? -1 : 1;
        return (first, second) => RowValue.Compare(Value(first, field), Value(second, field)) is var order and not 0
            ? direction * order
            : first.User.Id.CompareTo(second.User.Id);
    }

    private static JsonObject Selected(JsonObject row, IReadOnlyList<string> selected)
    {
        foreach (string name in row.Select(static field => field.Key).ToArray())
        {
            if (selected.Count > 0 && !selected.Any(mask => UserFields.IsMeant(name, mask.ToUpperInvariant())))
            {
                row.Remove(name);
            }
        }

        return row;
    }
}
