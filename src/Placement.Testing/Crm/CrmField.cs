using System.Globalization;
using System.Text;

namespace Placement.Testing.Crm;

/// <summary>A field of the records of one entity type.</summary>
/// <param name="Name">Its name in <c>crm.item.*</c>: <c>stageId</c>, or <c>ufCrm_1720019876534</c> for a field of the portal's own.</param>
/// <param name="Type">Its type as <c>crm.item.fields</c> tells it.</param>
/// <param name="Title">What the portal's pages call it.</param>
/// <remarks>https://apidocs.bitrix24.com/api-reference/crm/universal/object-fields.html</remarks>
internal sealed record CrmField(string Name, string Type, string Title)
{
    /// <summary>The name in upper case, as <c>crm.item.fields</c> tells it.</summary>
    public string UpperName { get; init; } = Upper(Name);

    /// <summary>The name in the older methods, such as <c>crm.deal.*</c>.</summary>
    public string ClassicName { get; init; } = Upper(Name);

    /// <summary>The directory that its values come from; empty: none.</summary>
    public string StatusType { get; init; } = "";

    public bool IsRequired { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>Whether the older methods cannot change it once the record exists.</summary>
    public bool IsImmutable { get; init; }

    public bool IsMultiple { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>Whether <c>crm.item.*</c> has it.</summary>
    public bool IsInItems { get; init; } = true;

    /// <summary>Whether the older methods take it.</summary>
    public bool IsInClassic { get; init; } = true;

    /// <summary>Whether the older methods show it in records.</summary>
    public bool IsShownInClassic { get; init; } = true;

    /// <summary>Whether the portal's people have added it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What can be chosen in an own field of type enumeration, by id.</summary>
    public IReadOnlyDictionary<int, string> Items { get; init; } = new Dictionary<int, string>();

    /// <summary>The entity type whose records it names; null: it names none, or any.</summary>
    public int? ParentTypeId { get; init; }

    public CrmValueKind Kind { get; } = Type switch
    {
        "integer" or "user" or "employee" or "enumeration" or "crm_category" or "crm_entity"
            or "crm_lead" or "crm_deal" or "crm_contact" or "crm_company" or "crm_quote" => CrmValueKind.Integer,
        "double" => CrmValueKind.Number,
        "boolean" => CrmValueKind.Flag,
        "date" => CrmValueKind.Date,
        "datetime" => CrmValueKind.Moment,
        _ => CrmValueKind.Text,
    };

    /// <summary>A field of the portal's own.</summary>
    /// <param name="name">Its name: <c>UF_CRM_</c> and capital letters, digits and underscores.</param>
    /// <param name="type">Its type, which own fields can have.</param>
    /// <param name="title">What the portal's pages call it.</param>
    public static CrmField Own(string name, string type, string title) => new(OwnName(name), type, title)
    {
        UpperName = name,
        ClassicName = name,
        IsOwn = true,
    };

    /// <summary>A name of <c>crm.item.*</c> in upper case: <c>isManualOpportunity</c> is <c>IS_MANUAL_OPPORTUNITY</c>.</summary>
    public static string Upper(string name)
    {
        var text = new StringBuilder();
        foreach (char character in name)
        {
            bool isBoundary = char.IsAsciiLetterUpper(character)
                || (char.IsAsciiDigit(character) && text.Length > 0 && !char.IsAsciiDigit(text[^1]));
            text.Append(isBoundary ? "_" : "").Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }

    /// <summary>The name that <c>crm.item.*</c> gives to an own field: <c>UF_CRM_2_163966</c> is <c>ufCrm2_163966</c>.</summary>
    public static string OwnName(string original)
    {
        string[] words = original["UF_CRM_".Length..].Split('_');
        if (words is [_, _, ..] && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return $"ufCrm{words[0]}_{string.Join('_', words[1..])}";
        }

        return char.IsAsciiDigit(original["UF_CRM_".Length])
            ? "ufCrm_" + string.Join('_', words)
            : "ufCrm" + string.Concat(words.Select(static word => word.Length > 0 ? word[..1] + word[1..].ToLowerInvariant() : ""));
    }
}
