using System.Globalization;
using System.Text;

namespace Placement.Catalog;

/// <summary>Finds what somebody meant by a code that does not exist.</summary>
internal static class ClosestCodes
{
    /// <summary>A swapped, missing or wrong letter per this many letters still counts as a slip.</summary>
    private const int LettersPerSlip = 5;

    private const int FewestSlips = 2;

    /// <summary>Letters that look like Latin ones: Cyrillic, Greek, and the Turkish I with and without a dot.</summary>
    private const string Lookalikes = "АВСЕНІКМОРТХУЈЅ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "İı";

    private const string LatinLetters = "ABCEHIKMOPTXYJS" + "ABEZHIKMNOPTYX" + "II";

    public static IReadOnlyList<string> Find(string misspelt, IEnumerable<PlacementCode> codes, int count)
    {
        string wanted = ReplaceOldEntity(Normalize(misspelt));
        if (wanted.Length == 0)
        {
            return [];
        }

        wanted = ReplaceNumber(wanted, out int? number);
        string? withoutEntity = WithoutEntity(wanted);
        int limit = Math.Max(FewestSlips, wanted.Length / LettersPerSlip);
        (string Code, int Distance)[] candidates =
        [
            .. codes
                .Select(code => (Code: Suggest(code, number), Distance: Distance(wanted, withoutEntity, code, limit)))
                .Where(candidate => candidate.Code is not null && candidate.Distance <= limit)
                .Select(static candidate => (candidate.Code!, candidate.Distance))
                .OrderBy(static candidate => candidate.Distance),
        ];

        // A hit makes all others unlikely; otherwise whatever is about as close may be meant.
        int furthest = candidates.Length == 0 || candidates[0].Distance == 0 ? 0 : candidates[0].Distance + 1;
        return
        [
            .. candidates
                .Where(candidate => candidate.Distance <= furthest)
                .Select(static candidate => candidate.Code)
                .Distinct(StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>The code itself, or what to use in its place; null: it cannot be recommended.</summary>
    private static string? Suggest(PlacementCode code, int? number)
    {
        if (code.Successor is { } successor)
        {
            return PlacementCatalog.Find(successor) is { IsSuggestable: true } ? successor : null;
        }

        if (!code.IsSuggestable)
        {
            return null;
        }

        // Who misspells CRM_DYNAMIC_128_DETAIL_TAB means 128, not all smart processes.
        return code is { IsWildcard: true, Entity: CrmEntityType.Dynamic } && number is { } id
            ? (PlacementCatalog.FindCode(code.Family, id) ?? code).Code
            : code.Code;
    }

    private static string Normalize(string code)
    {
        var letters = new StringBuilder(code.Length);
        foreach (char letter in code.Trim().ToUpperInvariant())
        {
            int lookalike = Lookalikes.IndexOf(letter);
            UnicodeCategory category = char.GetUnicodeCategory(letter);
            if (lookalike >= 0)
            {
                letters.Append(LatinLetters[lookalike]);
            }
            else if (char.IsWhiteSpace(letter) || category == UnicodeCategory.DashPunctuation || letter is '.' or ':' or '/' or '\\')
            {
                letters.Append('_');
            }
            else if (category != UnicodeCategory.Format)
            {
                letters.Append(letter);
            }
        }

        return letters.ToString();
    }

    /// <summary>Puts the successor in place of an entity that portals have no longer.</summary>
    private static string ReplaceOldEntity(string wanted)
    {
        foreach (CrmEntityType entity in CrmEntityType.All)
        {
            if (entity.Successor is { } successor && StandsBehindFirstWord(wanted, entity.Name))
            {
                return ReplaceEntity(wanted, entity.Name, "_" + successor + "_");
            }
        }

        return wanted;
    }

    /// <summary>Puts <c>*</c> in place of the first word that is a number.</summary>
    private static string ReplaceNumber(string wanted, out int? number)
    {
        string[] words = wanted.Split('_');
        for (int i = 0; i < words.Length; i++)
        {
            if (int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                number = id;
                words[i] = "*";
                return string.Join("_", words);
            }
        }

        number = null;
        return wanted;
    }

    /// <summary>The code without its entity; null: it names none.</summary>
    private static string? WithoutEntity(string wanted)
    {
        foreach (CrmEntityType entity in CrmEntityType.All)
        {
            if (StandsBehindFirstWord(wanted, entity.Name))
            {
                return ReplaceEntity(wanted, entity.Name, "_");
            }
        }

        const string Wildcard = CrmEntityType.Dynamic + "_*";
        return StandsBehindFirstWord(wanted, Wildcard) ? ReplaceEntity(wanted, Wildcard, "_") : null;
    }

    private static bool StandsBehindFirstWord(string code, string entity) =>
        code.IndexOf('_') is var at and > 0 && code.IndexOf("_" + entity + "_", at, StringComparison.Ordinal) == at;

    private static string ReplaceEntity(string code, string entity, string replacement) =>
        code.Remove(code.IndexOf('_'), entity.Length + 2).Insert(code.IndexOf('_'), replacement);

    private static int Distance(string wanted, string? withoutEntity, PlacementCode code, int limit)
    {
        int distance = Math.Min(EditDistance.Between(wanted, code.Code, limit), WordDistance(wanted, code.Code));

        // A forgotten entity (CRM_DETAIL_TAB) or a superfluous one (CRM_DEAL_FUNNELS_TOOLBAR) is one slip, not five.
        string? codeWithoutEntity = WithoutEntity(code.Code);
        return (withoutEntity, codeWithoutEntity) switch
        {
            (null, not null) => Math.Min(distance, 1 + EditDistance.Between(wanted, codeWithoutEntity, limit)),
            (not null, null) => Math.Min(distance, 1 + EditDistance.Between(withoutEntity, code.Code, limit)),
            _ => distance,
        };
    }

    /// <summary>Words in another order, or one word too many or too few: CRM_DEAL_TAB, DETAIL_TAB_CRM_DEAL.</summary>
    private static int WordDistance(string a, string b)
    {
        List<string> missing = [.. b.Split('_')];
        int superfluous = a.Split('_').Count(word => !missing.Remove(word));
        int different = missing.Count + superfluous;
        return different <= 1 ? 1 + different : EditDistance.TooFar;
    }
}
