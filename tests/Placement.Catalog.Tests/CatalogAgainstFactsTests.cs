using System.Globalization;
using System.Text.Json;

namespace Placement.Catalog.Tests;

public class CatalogAgainstFactsTests
{
    private static readonly string[] KnownFamilyFields =
    [
        "family", "codes", "scope", "scopeIsForHandlerOnly", "surface", "contextKeys", "options", "userId", "maxCount",
        "registeredWith", "handlerVerb", "uri", "status", "replacedBy", "groupName", "note", "doc",
    ];

    public static TheoryData<string> FamilyNames => [.. Facts.Families.Select(static family => family.Text("family")!)];

    [Fact]
    public void The_same_families_in_the_same_number()
    {
        Assert.Equal(
            Facts.Families.Select(static family => family.Text("family")!).Order(StringComparer.Ordinal),
            PlacementCatalog.Families.Select(static family => family.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FamilyNames))]
    public void Every_field_of_a_family_is_the_fact(string name)
    {
        JsonElement fact = Facts.Families.Single(family => family.Text("family") == name);
        PlacementFamily family = PlacementCatalog.FindFamily(name)!;

        Assert.NotNull(family);
        Assert.Equal(fact.Texts("codes"), family.Codes);
        Assert.Equal(fact.Text("scope"), family.Scope);
        Assert.Equal(fact.Text("scopeIsForHandlerOnly") == "True", family.ScopeIsForHandlerOnly);
        Assert.Equal(fact.Text("surface"), family.Surface);
        Assert.Equal(fact.GetProperty("userId").GetBoolean(), family.SupportsUserId);
        Assert.Equal(fact.Text("maxCount"), family.MaxCount?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(fact.Text("registeredWith"), family.RegisteredWith);
        Assert.Equal(fact.Text("handlerVerb"), family.HandlerVerb);
        Assert.Equal(fact.GetProperty("uri").GetBoolean(), family.HasUri);
        Assert.Equal(fact.Text("status"), family.Status.ToString(), ignoreCase: true);
        Assert.Equal(fact.Text("replacedBy"), family.ReplacedBy);
        Assert.Equal(fact.Text("groupName"), family.GroupName);
        Assert.Equal(fact.Text("note"), family.Note);
        Assert.Equal(fact.Text("doc"), family.Documentation);
        Assert.True(family.OptionsAreKnown);
    }

    [Theory]
    [MemberData(nameof(FamilyNames))]
    public void Every_context_key_is_the_fact(string name)
    {
        JsonElement fact = Facts.Families.Single(family => family.Text("family") == name);

        Assert.Equal(
            fact.GetProperty("contextKeys").EnumerateArray()
                .Select(static key => (key.Text("key"), key.Text("type"), key.Text("presence"), key.Text("note"))),
            PlacementCatalog.FindFamily(name)!.ContextKeys
                .Select(static key => ((string?)key.Name, (string?)key.Type, (string?)key.Presence, (string?)key.Note)));
    }

    [Theory]
    [MemberData(nameof(FamilyNames))]
    public void Every_option_is_the_fact(string name)
    {
        JsonElement[] facts = [.. Facts.Families.Single(family => family.Text("family") == name).GetProperty("options").EnumerateArray()];
        PlacementFamily family = PlacementCatalog.FindFamily(name)!;

        Assert.Equal(facts.Select(static option => option.Text("key")), family.Options.Select(static option => option.Key));
        foreach (JsonElement fact in facts)
        {
            PlacementOption option = family.FindOption(fact.Text("key")!)!;
            (OptionKind kind, string[] allowed, int? maxLength) = ReadType(fact.Text("type")!);

            Assert.Equal(kind, option.Kind);
            Assert.Equal(allowed, option.AllowedValues);
            Assert.Equal(maxLength, option.MaxLength);
            Assert.Equal(ReadSeparator(fact.Text("type")!), option.Separator);
            Assert.Equal(fact.Text("type")!.StartsWith("integer", StringComparison.Ordinal), option.IsNumber);
            Assert.Equal(fact.Text("required") == "True", option.Required);
            Assert.Equal(fact.Text("default"), option.Default);
            Assert.Equal(fact.Text("note"), option.Note);
            Assert.Equal(CodeAfter(fact.Text("note"), "missing: "), option.MissingError);
            Assert.Equal(CodeAfter(fact.Text("note"), "any other value fails: "), option.InvalidError);
        }
    }

    [Fact]
    public void The_facts_have_no_field_that_the_catalog_does_not_hold()
    {
        Assert.Empty(Facts.Families.SelectMany(static family => family.EnumerateObject())
            .Select(static property => property.Name)
            .Distinct()
            .Except(KnownFamilyFields));
    }

    [Fact]
    public void The_parameters_of_the_call_are_the_facts()
    {
        Assert.Equal(Facts.Root.Texts("commonParameters"), PlacementCatalog.CommonParameters);
    }

    [Fact]
    public void Undocumented_codes_are_known_with_unknown_options()
    {
        string[] codes = [.. Facts.Root.GetProperty("undocumentedCodes").Texts("codes")];

        Assert.Equal(
            codes.Order(StringComparer.Ordinal),
            PlacementCatalog.Codes.Where(static code => code.Status == PlacementStatus.Undocumented).Select(static code => code.Code).Order(StringComparer.Ordinal));
        Assert.All(codes, static code => Assert.False(PlacementCatalog.Find(code)!.Family.OptionsAreKnown));
    }

    [Fact]
    public void Legacy_codes_are_known_with_the_smart_invoice_as_successor()
    {
        string[] codes = [.. Facts.Root.GetProperty("legacyCodes").Texts("codes")];

        Assert.Equal(
            codes.Order(StringComparer.Ordinal),
            PlacementCatalog.Codes.Where(static code => code.Status == PlacementStatus.Legacy).Select(static code => code.Code).Order(StringComparer.Ordinal));
        Assert.All(codes, static code =>
        {
            PlacementCode legacy = PlacementCatalog.Find(code)!;
            Assert.Equal(code.Replace("INVOICE", "SMART_INVOICE", StringComparison.Ordinal), legacy.Successor);
            Assert.Equal(PlacementCatalog.Find(legacy.Successor!)!.Family, legacy.Family);
        });
    }

    private static (OptionKind Kind, string[] Allowed, int? MaxLength) ReadType(string type) => type switch
    {
        "string" => (OptionKind.Text, [], null),
        "Y|N" => (OptionKind.YesNo, ["Y", "N"], null),
        "absolute http(s) URL" => (OptionKind.Url, [], null),
        "integer >= 0, per cent" => (OptionKind.Percent, [], null),
        _ when type.StartsWith("comma-separated integers", StringComparison.Ordinal) => (OptionKind.IntegerList, [], null),
        _ when type.StartsWith("string, at most 50 characters, Latin letters, spaces and '-'", StringComparison.Ordinal) => (OptionKind.IconName, [], 50),
        _ when type.StartsWith("';'-separated subset of ", StringComparison.Ordinal) => (OptionKind.ChoiceList, type["';'-separated subset of ".Length..].Split(' '), null),
        _ when type.Contains('|', StringComparison.Ordinal) => (OptionKind.Choice, type.Split('|'), null),
        _ => throw new InvalidOperationException($"The facts have an option type that this test does not read: {type}"),
    };

    private static char? ReadSeparator(string type) =>
        type.StartsWith("';'-separated", StringComparison.Ordinal) ? ';'
        : type.StartsWith("comma-separated", StringComparison.Ordinal) ? ','
        : null;

    private static string? CodeAfter(string? note, string words) =>
        note?.IndexOf(words, StringComparison.Ordinal) is { } at and >= 0
            ? note[(at + words.Length)..].Split(';')[0]
            : null;
}
