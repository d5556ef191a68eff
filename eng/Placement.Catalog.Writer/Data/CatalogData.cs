using System.Text.Json;
using System.Text.Json.Serialization;

namespace Placement.Catalog.Writer.Data;

/// <summary>catalog.json. A field that is not declared here is refused: it would be misspelt.</summary>
internal sealed record CatalogData(
    IReadOnlyList<string> About,
    IReadOnlyList<string> CommonParameters,
    IReadOnlyList<AreaData> Areas,
    IReadOnlyList<EntityTypeData> EntityTypes,
    IReadOnlyList<ContextData> Contexts,
    IReadOnlyList<OptionData> Options,
    IReadOnlyList<FamilyData> Families,
    CodeGroupData UndocumentedCodes,
    CodeGroupData LegacyCodes,
    IReadOnlyList<ErrorData> Errors,
    IReadOnlyList<LanguageData> Languages,
    IReadOnlyList<ScopeData> Scopes,
    IReadOnlyList<DomainData> Domains)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static CatalogData Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        CatalogData data = JsonSerializer.Deserialize<CatalogData>(file, Format)!;
        data.Check();
        return data;
    }

    public OptionData Option(string key) =>
        Options.FirstOrDefault(option => option.Key == key) ?? throw new InvalidDataException($"No option has the key {key}.");

    public IEnumerable<FamilyData> FamiliesWith(OptionData option) => Families.Where(family => family.Options.Contains(option.Key));

    /// <summary>
    /// The codes of a family as the catalog finds them: documented ones with <c>*</c> in place of a <c>{…}</c> part, then legacy ones.
    /// </summary>
    public IEnumerable<string> CodesOf(FamilyData family) =>
        [.. family.Codes.Select(FamilyData.Wildcard).Distinct(), .. LegacyCodes.Codes.Where(code => IsLegacy(family, code))];

    private bool IsLegacy(FamilyData family, string code) =>
        EntityTypes.Any(type => type.Successor is not null && type.Name == family.EntityOf(code));

    private void Check()
    {
        foreach (FamilyData family in Families)
        {
            foreach (string key in family.Options)
            {
                Option(key);
            }

            if (Contexts.All(context => context.Type != family.Context))
            {
                throw new InvalidDataException($"{family.Family} has the context {family.Context}, which is not among the contexts.");
            }
        }

        foreach (string code in LegacyCodes.Codes.Where(code => !Families.Any(family => IsLegacy(family, code))))
        {
            throw new InvalidDataException($"The legacy code {code} has the form of no family.");
        }
    }
}

/// <summary>A class of constants.</summary>
internal sealed record AreaData(string Name, string Summary);

/// <param name="Name">As codes have it.</param>
/// <param name="Id">Null: codes have a number of the portal's own.</param>
/// <param name="Section">Its part of CRM in the addresses of a portal's pages; null: <c>type/{id}</c>.</param>
/// <param name="Successor">What took over from one that portals have no longer.</param>
/// <param name="Summary">Of its class of constants; null: it has none.</param>
/// <param name="Singular">What summaries of constants call it.</param>
internal sealed record EntityTypeData(
    string Name, int? Id = null, string? Section = null, string? Successor = null, string? Summary = null, string? Singular = null)
{
    public const string Dynamic = "DYNAMIC";

    /// <summary>The name of its class of constants.</summary>
    public string Constant => string.Concat(Name.Split('_').Select(static word => word[..1] + word[1..].ToLowerInvariant()));
}

/// <param name="Type">The type that says what a widget was opened with.</param>
/// <param name="DerivesFrom">The context whose members it has beside its own.</param>
/// <param name="Members">In the order in which the documentation lists them.</param>
internal sealed record ContextData(string Type, string? DerivesFrom = null, IReadOnlyList<string>? Members = null)
{
    public const string Any = "PlacementContext";
}

/// <summary>Codes that no page documents, or none any longer.</summary>
internal sealed record CodeGroupData(IReadOnlyList<string> Codes, string Note);

/// <param name="Code">Bitrix24's own.</param>
/// <param name="Name">In English.</param>
/// <param name="Culture">The closest culture of .NET.</param>
/// <param name="Aliases">Other cultures that mean the language.</param>
/// <param name="RightToLeft">Whether it is written so.</param>
internal sealed record LanguageData(
    string Code, string Name, string Culture, IReadOnlyList<string>? Aliases = null, bool RightToLeft = false);

/// <param name="Code">As applications ask for it.</param>
/// <param name="Meaning">Null: only known from the official clients.</param>
/// <param name="Successor">The scope that took over.</param>
internal sealed record ScopeData(string Code, string? Meaning = null, string? Successor = null);

/// <param name="Name">Portals are one label below it.</param>
/// <param name="Source">Where Bitrix24 names it.</param>
internal sealed record DomainData(string Name, string Source);
