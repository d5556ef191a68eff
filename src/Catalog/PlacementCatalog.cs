using System.Collections.Concurrent;
using System.Globalization;

namespace Placement.Catalog;

/// <summary>The facts about all placements: the only place where codes are listed.</summary>
/// <remarks>
/// A family is read off <see cref="FamilyTable"/> when somebody asks for it, and kept. So what this costs a compiler or an application
/// grows with the placements that it uses, not with those that there are.
/// </remarks>
internal static class PlacementCatalog
{
    /// <summary>What the line of a family's name begins with. No other line has the sign.</summary>
    private const string Header = "# ";

    private static readonly ConcurrentDictionary<string, PlacementFamily> FamiliesByName = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, PlacementCode> CodesByName = new(StringComparer.Ordinal);

    /// <summary>The parameters of <c>placement.bind</c>, in the order in which they are written.</summary>
    public static IReadOnlyList<string> CommonParameters => FamilyTable.CommonParameters.Split(' ');

    /// <summary>The documented families.</summary>
    public static IReadOnlyList<PlacementFamily> Families => Everything.Documented;

    /// <summary>Every code that stands in the catalog; templates with <c>*</c> in place of their part.</summary>
    public static IReadOnlyList<PlacementCode> Codes => Everything.Codes;

    /// <summary>The family with this name, or null.</summary>
    public static PlacementFamily? FindFamily(string name)
    {
        if (FamiliesByName.TryGetValue(name, out PlacementFamily? known))
        {
            return known;
        }

        string header = "\n" + Header + name + "\n";
        int at = FamilyTable.Text.IndexOf(header, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        // Two that read at once get the same: families are compared by reference.
        int start = at + header.Length;
        int end = FamilyTable.Text.IndexOf('#', start);
        return FamiliesByName.GetOrAdd(name, new PlacementFamily(name, FamilyTable.Text.Substring(start, end - start)));
    }

    /// <summary>
    /// Resolves a code in any case, with <c>*</c> or a positive entity type id where its family has a template.
    /// Null: the code is unknown, or its entity type is malformed.
    /// </summary>
    public static PlacementCode? Find(string code)
    {
        string upper = code.ToUpperInvariant();
        return FindListed(upper) ?? FindDynamic(upper) ?? FindBlock(upper);
    }

    /// <summary>The current codes of a family, in the documentation's order; templates with <c>*</c> in place of their part.</summary>
    public static IEnumerable<PlacementCode> CodesOf(PlacementFamily family) =>
        family.Codes.Where(static code => code.Status != PlacementStatus.Legacy);

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
    public static IReadOnlyList<string> FindClosest(string code, int count = 3) => ClosestCodes.Find(code, Codes, count);

    private static PlacementCode? FindListed(string code)
    {
        if (CodesByName.TryGetValue(code, out PlacementCode? known))
        {
            return known;
        }

        int at = FamilyTable.Text.IndexOf("\n" + code + "\n", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        // What was asked for may hold lines of the table, so only a code that the family itself has is one.
        int header = FamilyTable.Text.LastIndexOf('#', at) + Header.Length;
        foreach (PlacementCode listed in FindFamily(Line(header))?.Codes ?? [])
        {
            if (listed.Code == code)
            {
                return CodesByName.GetOrAdd(code, listed);
            }
        }

        return null;
    }

    /// <summary>Leading zeros and signs are refused: "0128" names no entity type on any portal.</summary>
    private static PlacementCode? FindDynamic(string code)
    {
        if (!code.StartsWith(FamilyTable.EntityTypeHead, StringComparison.Ordinal))
        {
            return null;
        }

        int start = FamilyTable.EntityTypeHead.Length;
        int end = code.IndexOf('_', start);
        if (end <= start || code[start] == '0')
        {
            return null;
        }

        string number = code.Substring(start, end - start);
        string tail = code.Substring(end);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            && CrmEntityType.Find(id) is null
            && FindListed(FamilyTable.EntityTypeHead + "*" + tail) is { } wildcard
                ? new PlacementCode(code, wildcard, id)
                : null;
    }

    private static PlacementCode? FindBlock(string code) =>
        code.Length > FamilyTable.BlockHead.Length && code.StartsWith(FamilyTable.BlockHead, StringComparison.Ordinal)
            ? new PlacementCode(code, FindListed(FamilyTable.BlockHead + "*")!, entityTypeId: null)
            : null;

    private static string Line(int start) => FamilyTable.Text.Substring(start, FamilyTable.Text.IndexOf('\n', start) - start);

    /// <summary>What takes all families to answer, which few ask for.</summary>
    private static class Everything
    {
        public static readonly List<PlacementFamily> Documented = [];

        public static readonly List<PlacementCode> Codes = [];

        static Everything()
        {
            const string Next = "\n" + Header;
            for (int at = FamilyTable.Text.IndexOf(Next, StringComparison.Ordinal);
                at >= 0;
                at = FamilyTable.Text.IndexOf(Next, at + 1, StringComparison.Ordinal))
            {
                PlacementFamily family = FindFamily(Line(at + Next.Length))!;
                Codes.AddRange(family.Codes);
                if (family.Status != PlacementStatus.Undocumented)
                {
                    Documented.Add(family);
                }
            }
        }
    }
}
