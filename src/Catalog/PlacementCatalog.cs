using System.Globalization;

namespace Placement.Catalog;

/// <summary>The facts about all placements: the only place where codes are listed.</summary>
internal static class PlacementCatalog
{
    private const string DynamicTemplate = "{entityTypeId}";

    /// <summary>Codes that portals offer without a page of the documentation: what they carry is unknown.</summary>
    private static readonly string[] Undocumented =
    [
        "CATALOG_EXTERNAL_PRODUCT",
        "TASK_TOP_MENU",
        "TASK_VIEW_MODE",
        "TASK_VIEW_MENU_ADD",
        "CRM_REQUISITE_EDIT_FORM",
        "HCMLINK_SALARY_VACATION",
        "1C_PAGE",
    ];

    /// <summary>Codes of the old invoices, which only portals that still have them offer.</summary>
    private static readonly (string Code, string Family)[] Legacy =
    [
        ("CRM_INVOICE_LIST_MENU", "CRM_XXX_LIST_MENU"),
        ("CRM_INVOICE_LIST_TOOLBAR", "CRM_XXX_LIST_TOOLBAR"),
        ("CRM_INVOICE_DETAIL_TOOLBAR", "CRM_XXX_DETAIL_TOOLBAR"),
        ("CRM_INVOICE_DOCUMENTGENERATOR_BUTTON", "CRM_XXX_DOCUMENTGENERATOR_BUTTON"),
    ];

    private static readonly Dictionary<string, PlacementFamily> FamiliesByName;
    private static readonly Dictionary<string, PlacementCode> CodesByName;
    private static readonly List<Template> Templates = [];

    static PlacementCatalog()
    {
        PlacementFamily[] documented =
            [.. CrmFamilies.All, .. TaskFamilies.All, .. MessengerFamilies.All, .. PortalFamilies.All];
        PlacementFamily[] undocumented =
        [
            .. Undocumented.Select(static code => new PlacementFamily(code, surface: "", documentation: "")
            {
                OptionsAreKnown = false,
                Status = PlacementStatus.Undocumented,
            }),
        ];

        Families = documented;
        FamiliesByName = documented.Concat(undocumented).ToDictionary(static family => family.Name, StringComparer.Ordinal);
        CodesByName = new Dictionary<string, PlacementCode>(StringComparer.Ordinal);
        foreach (PlacementFamily family in FamiliesByName.Values)
        {
            foreach (string code in family.Codes)
            {
                Add(family, code);
            }
        }

        foreach ((string code, string familyName) in Legacy)
        {
            PlacementFamily family = FamiliesByName[familyName];
            CrmEntityType entity = CrmEntityType.Find(family.EntityPartOf(code)!)!;
            CodesByName.Add(code, new PlacementCode(code, family)
            {
                Entity = entity.Name,
                EntityTypeId = entity.Id,
                Status = PlacementStatus.Legacy,
                Successor = family.Name.Replace(PlacementFamily.EntityPart, entity.Successor),
            });
        }
    }

    /// <summary>The parameters of <c>placement.bind</c>, in the order in which they are written.</summary>
    public static IReadOnlyList<string> CommonParameters { get; } =
        ["PLACEMENT", "HANDLER", "TITLE", "DESCRIPTION", "GROUP_NAME", "LANG_ALL", "OPTIONS", "USER_ID", "ICON"];

    /// <summary>The documented families.</summary>
    public static IReadOnlyList<PlacementFamily> Families { get; }

    /// <summary>Every code that stands in the catalog; templates with <c>*</c> in place of their part.</summary>
    public static IReadOnlyCollection<PlacementCode> Codes => CodesByName.Values;

    /// <summary>The family with this name, or null.</summary>
    public static PlacementFamily? FindFamily(string name) =>
        FamiliesByName.TryGetValue(name, out PlacementFamily? family) ? family : null;

    /// <summary>
    /// Resolves a code in any case, with <c>*</c> or a positive entity type id where its family has a template.
    /// Null: the code is unknown, or its entity type is malformed.
    /// </summary>
    public static PlacementCode? Find(string code)
    {
        string upper = code.ToUpperInvariant();
        if (CodesByName.TryGetValue(upper, out PlacementCode? found))
        {
            return found;
        }

        foreach (Template template in Templates)
        {
            if (template.Match(upper) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>The current codes of a family, in the documentation's order; templates with <c>*</c> in place of their part.</summary>
    public static IEnumerable<PlacementCode> CodesOf(PlacementFamily family) =>
        CodesByName.Values.Where(code => code.Family == family && code.Status != PlacementStatus.Legacy);

    /// <summary>The family's code for an entity with this name; null: it supports no such entity.</summary>
    public static PlacementCode? FindCode(PlacementFamily family, string entity) =>
        CodesOf(family).FirstOrDefault(code => code.Entity == entity);

    /// <summary>The family's code for the entity type with this id, be it named or a smart process; null: it does not support it.</summary>
    public static PlacementCode? FindCode(PlacementFamily family, int entityTypeId)
    {
        CrmEntityType? named = CrmEntityType.Find(entityTypeId);
        PlacementCode? found = FindCode(family, named is null ? CrmEntityType.Dynamic : named.Successor ?? named.Name);
        return found is { IsWildcard: true }
            ? Find(found.Code.Replace("*", entityTypeId.ToString(CultureInfo.InvariantCulture)))
            : found;
    }

    /// <summary>Why a code is not in the catalog, in any case and with blanks around it; null: it is.</summary>
    public static CodeProblem? Diagnose(string code)
    {
        string upper = code.Trim().ToUpperInvariant();
        return Find(upper) is null ? CodeDiagnosis.Explain(upper) : null;
    }

    /// <summary>
    /// The known codes that are closest to a misspelt one, closest first: at most <paramref name="count"/>, and only
    /// those that somebody could have meant and that can be recommended.
    /// </summary>
    public static IReadOnlyList<string> FindClosest(string code, int count = 3) =>
        ClosestCodes.Find(code, CodesByName.Values, count);

    private static void Add(PlacementFamily family, string code)
    {
        int open = code.IndexOf('{');
        if (open < 0)
        {
            string? entity = family.EntityPartOf(code) ?? family.ImpliedEntity;
            bool isWildcard = code.Contains('*');
            CodesByName[code] = new PlacementCode(code, family)
            {
                Entity = entity,
                EntityTypeId = entity is null ? null : CrmEntityType.Find(entity)?.Id,
                IsWildcard = isWildcard,
            };
            return;
        }

        var template = new Template(family, code.Substring(0, open), code.Substring(code.IndexOf('}') + 1), code.Contains(DynamicTemplate));
        Templates.Add(template);
        PlacementCode wildcard = template.Wildcard();
        CodesByName[wildcard.Code] = wildcard;
    }

    /// <summary>A code with a part that differs from portal to portal.</summary>
    private sealed class Template(PlacementFamily family, string head, string tail, bool isEntityType)
    {
        public PlacementCode Wildcard() => new(head + "*" + tail, family)
        {
            Entity = isEntityType ? CrmEntityType.Dynamic : null,
            IsWildcard = true,
        };

        public PlacementCode? Match(string code)
        {
            if (code.Length <= head.Length + tail.Length
                || !code.StartsWith(head, StringComparison.Ordinal)
                || !code.EndsWith(tail, StringComparison.Ordinal))
            {
                return null;
            }

            string part = code.Substring(head.Length, code.Length - head.Length - tail.Length);
            if (!isEntityType)
            {
                return new PlacementCode(code, family);
            }

            // Leading zeros and signs are refused: "0128" names no entity type on any portal.
            return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && id > 0
                && part[0] != '0'
                && CrmEntityType.Find(id) is null
                    ? new PlacementCode(code, family) { Entity = CrmEntityType.Dynamic, EntityTypeId = id }
                    : null;
        }
    }
}
