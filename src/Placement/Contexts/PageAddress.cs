using System.Globalization;
using Placement.Catalog;

namespace Placement.Contexts;

/// <summary>
/// The page that a widget was opened from, for what the portal does not say otherwise. Only addresses that are known count:
/// portals change theirs.
/// </summary>
internal readonly ref struct PageAddress
{
    /// <summary>The component that shows the form of a client's details.</summary>
    private const string RequisiteForm = "/crm.requisite.details/";

    private static readonly (ClientType Type, int Id, string Name, string Card)[] Clients =
        [Client(ClientType.Contact, "CONTACT"), Client(ClientType.Company, "COMPANY")];

    private readonly ReadOnlySpan<char> _path;
    private readonly ReadOnlySpan<char> _query;

    /// <param name="uri">A path, with or without a query; null: the page is not known.</param>
    public PageAddress(string? uri)
    {
        ReadOnlySpan<char> address = uri;
        address = Before(address, '#');
        _path = Before(address, '?');
        _query = address[Math.Min(_path.Length + 1, address.Length)..];
    }

    /// <summary>
    /// The pipeline in <c>/crm/deal/automation/0/</c>, <c>/crm/deal/kanban/category/3/</c>, <c>/crm/type/128/kanban/category/5/</c>,
    /// which a digital workplace has below a path of its own, or <c>/crm/deal/details/0/?category_id=3</c>; null: there is none.
    /// </summary>
    public int? PipelineId => _path.StartsWith("/crm/") || _path.Contains("/type/", StringComparison.Ordinal)
        ? NumberBehind("/category/") ?? NumberBehind("/automation/") ?? Parse(Parameter("category_id"))
        : null;

    /// <summary>The group in <c>/workgroups/group/10/tasks/</c>; null: there is none.</summary>
    public int? GroupId => NumberBehind("/workgroups/group/") is > 0 and var id ? id : null;

    /// <summary>The client of a client's card, or of the form of its details, which is a page of its own.</summary>
    /// <param name="id">The client; null: it is not saved yet, or not known.</param>
    public ClientType FindClient(out int? id)
    {
        foreach ((ClientType type, int typeId, string name, string card) in Clients)
        {
            if (NumberBehind(card) is { } number)
            {
                id = number > 0 ? number : null;
                return type;
            }

            if (_path.Contains(RequisiteForm, StringComparison.Ordinal) && IsOfForm(typeId, name, out id))
            {
                return type;
            }
        }

        id = null;
        return ClientType.None;
    }

    /// <summary><c>etype=4&amp;eid=7</c> and <c>external_context_id=COMPANY_7</c> say the same; the former counts for more.</summary>
    private bool IsOfForm(int typeId, string name, out int? id)
    {
        ReadOnlySpan<char> owner = Parameter("external_context_id");
        int? ownerId = owner.StartsWith(name) && owner[name.Length..] is ['_', ..] ? Parse(owner[(name.Length + 1)..]) : null;
        int? number = Parse(Parameter("eid"));
        id = number > 0 ? number : ownerId > 0 ? ownerId : null;
        return Parse(Parameter("etype")) is { } type ? type == typeId : ownerId is not null;
    }

    private static (ClientType, int, string, string) Client(ClientType type, string name) =>
        (type, CrmEntityType.Find(name)!.Id, name, $"/crm/{name.ToLowerInvariant()}/details/");

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char separator) =>
        text.IndexOf(separator) is >= 0 and var at ? text[..at] : text;

    private static int? Parse(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The part of the path behind a marker, which stands for itself only: <c>7</c> in <c>/crm/company/details/7/</c>.</summary>
    private int? NumberBehind(string marker)
    {
        int at = _path.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? null : Parse(Before(_path[(at + marker.Length)..], '/'));
    }

    private ReadOnlySpan<char> Parameter(string name)
    {
        ReadOnlySpan<char> rest = _query;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> pair = Before(rest, '&');
            if (pair.StartsWith(name) && pair[name.Length..] is ['=', ..])
            {
                return pair[(name.Length + 1)..];
            }

            rest = rest[Math.Min(pair.Length + 1, rest.Length)..];
        }

        return [];
    }
}
