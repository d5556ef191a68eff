using System.Globalization;

namespace Placement.Catalog;

/// <summary>Finds out why a code is not in the catalog.</summary>
internal static class CodeDiagnosis
{
    private const int MostReplacements = 3;

    /// <summary>What people leave in a code to be replaced: <c>{entityType}</c>, <c>&lt;id&gt;</c>, <c>#TYPE#</c>, <c>*</c>.</summary>
    private const string PlaceholderSigns = "{}<>[]()#%$?*";

    /// <param name="code">A code that the catalog does not know, trimmed and in upper case.</param>
    public static CodeProblem Explain(string code)
    {
        foreach (PlacementFamily family in PlacementCatalog.Families)
        {
            if (family.EntityPartOf(code) is { } part && Explain(family, part) is { } problem)
            {
                return problem;
            }
        }

        return new CodeProblem(CodeProblemKind.UnknownCode, PlacementCatalog.FindClosest(code, MostReplacements));
    }

    private static CodeProblem? Explain(PlacementFamily family, string part)
    {
        if (TryReadId(part, out string id))
        {
            return ExplainId(family, part, id);
        }

        if (IsPlaceholder(part))
        {
            return new CodeProblem(
                CodeProblemKind.MalformedEntityType, [.. PlacementCatalog.CodesOf(family).Select(static code => code.Code)])
            {
                Family = family,
                EntityPart = part,
                IsPlaceholder = true,
            };
        }

        // The name of an entity that is no more makes an old code, which is unknown like any other.
        return CrmEntityType.Find(part) is { Successor: null }
            ? Unsupported(family, part, part)
            : null;
    }

    private static CodeProblem ExplainId(PlacementFamily family, string part, string id)
    {
        string digits = id.TrimStart('0');
        bool isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        CrmEntityType? named = isNumber ? CrmEntityType.Find(number) : null;
        if (named is null && PlacementCatalog.FindCode(family, CrmEntityType.Dynamic) is null)
        {
            return Unsupported(family, part, CrmEntityType.Dynamic);
        }

        string? entity = named is null ? null : named.Successor ?? named.Name;
        return new CodeProblem(CodeProblemKind.MalformedEntityType, Replacements())
        {
            Family = family,
            EntityPart = part,
            Entity = entity,
        };

        IReadOnlyList<string> Replacements()
        {
            PlacementCode? meant = isNumber
                ? PlacementCatalog.FindCode(family, number)
                : PlacementCatalog.FindCode(family, CrmEntityType.Dynamic);
            return meant is not null ? [meant.Code] : OtherFamilies(family, entity!);
        }
    }

    private static CodeProblem Unsupported(PlacementFamily family, string part, string entity) =>
        new(
            CodeProblemKind.UnsupportedEntityType,
            PlacementCatalog.FindCode(family, entity) is { } implied ? [implied.Code] : OtherFamilies(family, entity))
        {
            Family = family,
            EntityPart = part,
            Entity = entity,
        };

    /// <summary>
    /// The codes of the same entity in families of a similar name, the most similar first: who wrote CRM_ORDER_LIST_MENU has
    /// orders, and may do with CRM_ORDER_LIST_TOOLBAR.
    /// </summary>
    private static IReadOnlyList<string> OtherFamilies(PlacementFamily family, string entity)
    {
        string[] words = family.TailWords;
        return
        [
            .. PlacementCatalog.Codes
                .Where(code => code.Entity == entity && code.Family != family && code.IsSuggestable)
                .Select(code => (code.Code, Shared: code.Family.TailWords.Count(words.Contains)))
                .Where(static candidate => candidate.Shared > 0)
                .OrderByDescending(static candidate => candidate.Shared)
                .Select(static candidate => candidate.Code)
                .Take(MostReplacements),
        ];
    }

    /// <summary>What stands behind <c>DYNAMIC</c>, or a number without that word; false: it is something else.</summary>
    private static bool TryReadId(string part, out string id)
    {
        if (part.StartsWith(CrmEntityType.Dynamic, StringComparison.Ordinal))
        {
            // DYNAMICS_128 is a misspelt word, not a malformed number.
            string rest = part.Substring(CrmEntityType.Dynamic.Length);
            bool isWord = rest.Length > 0 && char.IsLetter(rest[0]);
            id = rest.Length > 0 && rest[0] is '-' or ' '
                ? rest.Substring(1).Trim()
                : rest.Trim(' ', '_');
            return !isWord;
        }

        id = part;
        return part.All(static letter => letter is >= '0' and <= '9');
    }

    private static bool IsPlaceholder(string part) =>
        part.All(static letter => letter == 'X') || part.Any(static letter => PlaceholderSigns.Contains(letter));
}
