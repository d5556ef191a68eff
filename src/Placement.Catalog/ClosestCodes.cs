namespace Placement.Catalog;

/// <summary>Finds what somebody meant by a code that does not exist.</summary>
internal static class ClosestCodes
{
    /// <summary>A swapped, missing or wrong letter per this many letters still counts as a slip.</summary>
    private const int LettersPerSlip = 5;

    private const int FewestSlips = 2;

    /// <summary>Cyrillic letters that look like Latin ones on every keyboard and in every font.</summary>
    private const string CyrillicLookalikes = "АВСЕНІКМОРТХУЈЅ";

    private const string LatinLookalikes = "ABCEHIKMOPTXYJS";

    public static IReadOnlyList<string> Find(string misspelt, IEnumerable<PlacementCode> codes, int count)
    {
        string wanted = Normalize(misspelt);
        if (wanted.Length == 0)
        {
            return [];
        }

        int limit = Math.Max(FewestSlips, wanted.Length / LettersPerSlip);
        return
        [
            .. codes
                .Select(code => (Code: code.Successor is { } successor && code.Status == PlacementStatus.Legacy ? successor : code.Code,
                                 Distance: Distance(wanted, code, limit)))
                .Where(candidate => candidate.Distance <= limit)
                .OrderBy(static candidate => candidate.Distance)
                .ThenBy(static candidate => candidate.Code, StringComparer.Ordinal)
                .Select(static candidate => candidate.Code)
                .Distinct(StringComparer.Ordinal)
                .Take(count),
        ];
    }

    private static string Normalize(string code)
    {
        char[] letters = code.Trim().ToUpperInvariant().ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            int lookalike = CyrillicLookalikes.IndexOf(letters[i]);
            if (lookalike >= 0)
            {
                letters[i] = LatinLookalikes[lookalike];
            }
            else if (letters[i] is '-' or ' ' or '.' or ':' or '/')
            {
                letters[i] = '_';
            }
        }

        return new string(letters);
    }

    private static int Distance(string wanted, PlacementCode code, int limit)
    {
        int distance = Distance(wanted, code.Code, limit);

        // A forgotten entity (CRM_DETAIL_TAB) or a superfluous one (CRM_DEAL_FUNNELS_TOOLBAR) is one slip, not five.
        if (code.Entity is { } entity)
        {
            string part = "_" + entity + "_";
            int withoutEntity = Distance(wanted.Replace(part, "_"), code.Code.Replace(part, "_"), limit);
            distance = Math.Min(distance, 1 + withoutEntity);
        }

        return distance;
    }

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return int.MaxValue / 2;
        }

        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                }

                row[j] = best;
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
