using System.Globalization;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Writer.Code;

/// <summary>
/// The families as one text, of which the catalog reads those that somebody asks for: a text costs nothing until then, while code
/// that builds fifty families is compiled in every process, the compiler's own included.
/// </summary>
internal static class FamilyTable
{
    public static string Write(CatalogData data)
    {
        var code = new CodeWriter("Placement.Catalog");
        code.Line("/// <summary>What code reads of the families; <see cref=\"PlacementFamily\"/> says what the words mean.</summary>");
        code.Open("internal static class FamilyTable");
        code.Line("/// <summary>The parameters of <c>placement.bind</c>, in the order in which they are written.</summary>");
        code.Line($"public const string CommonParameters = \"{string.Join(' ', data.CommonParameters)}\";");
        code.Line();
        code.Line("/// <summary>What codes with an entity type's id begin with.</summary>");
        code.Line($"public const string EntityTypeHead = \"{Head(data, "{entityTypeId}")}\";");
        code.Line();
        code.Line("/// <summary>What codes with the code of a block begin with.</summary>");
        code.Line($"public const string BlockHead = \"{Head(data, "{blockCode}")}\";");
        code.Line();
        code.Line("/// <summary>A line for each family's name, its codes behind it, then its words, indented by one blank.</summary>");
        code.Line("public const string Text =");
        code.Line("    \"\\n\" +");
        foreach (string line in data.Families.SelectMany(family => Lines(data, family)).Concat(
            data.UndocumentedCodes.Codes.SelectMany(Undocumented)))
        {
            if (line.LastIndexOf('#') > 0)
            {
                throw new InvalidDataException($"Only the names of families have '#' before them: {line}");
            }

            code.Line($"    {CodeWriter.Quote(line)[..^1]}\\n\" +");
        }

        code.Line("    \"#\";");
        code.Close();
        return code.ToString();
    }

    private static IEnumerable<string> Lines(CatalogData data, FamilyData family)
    {
        yield return "# " + family.Family;
        foreach (string code in data.CodesOf(family))
        {
            yield return code;
        }

        foreach ((string word, string? value) in Words(family))
        {
            if (value is not null)
            {
                yield return $" {word} {value}";
            }
        }
    }

    private static IEnumerable<(string Word, string? Value)> Words(FamilyData family) =>
    [
        ("scope", family.Scope),
        ("handlerScope", family.ScopeIsForHandlerOnly ? "only" : null),
        ("entity", family.ImpliedEntity),
        ("context", family.Context == ContextData.Any ? null : family.Context),
        .. family.ContextKeys.Select(static key => ("key", (string?)$"{key.Key} {key.Member}".TrimEnd())),
        .. family.MoreContextKeys.Select(static key => ("more", (string?)$"{key.Key} {key.Member}".TrimEnd())),
        .. family.Options.Select(static key => ("option", (string?)key)),
        ("options", family.OptionsAreEnforced ? null : "unenforced"),
        ("user", family.UserId ? "supported" : null),
        ("count", family.MaxCount?.ToString(CultureInfo.InvariantCulture)),
        ("method", family.RegisteredWith == "placement.bind" ? null : family.RegisteredWith),
        ("bind", family.BindRule),
        ("verb", family.HandlerVerb == "POST" ? null : family.HandlerVerb),
        ("uri", family.Uri ? null : "never"),
        ("page", family.Page),
        ("status", family.Status == "current" ? null : char.ToUpperInvariant(family.Status[0]) + family.Status[1..]),
        ("successor", family.ReplacedBy),
    ];

    private static IEnumerable<string> Undocumented(string code) => ["# " + code, code, " status Undocumented"];

    /// <summary>What stands before a placeholder: one and the same in all codes that have it, because lookup counts on it.</summary>
    private static string Head(CatalogData data, string placeholder) => data.Families
        .SelectMany(static family => family.Codes)
        .Where(code => code.Contains(placeholder, StringComparison.Ordinal))
        .Select(code => code[..code.IndexOf(placeholder, StringComparison.Ordinal)])
        .Distinct()
        .Single();
}
