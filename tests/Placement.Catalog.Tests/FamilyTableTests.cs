using Placement.Catalog.Writer;
using Placement.Catalog.Writer.Data;

namespace Placement.Catalog.Tests;

/// <summary>What code reads of a family is what the data says.</summary>
public class FamilyTableTests
{
    private static readonly CatalogData Data = CatalogData.Read(Path.Combine(Repository.FindRoot(), WrittenFile.Source));

    public static TheoryData<string> Names => [.. Data.Families.Select(static family => family.Family)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_family_is_read_as_it_is_written(string name)
    {
        FamilyData data = Data.Families.Single(family => family.Family == name);
        PlacementFamily family = PlacementCatalog.FindFamily(name)!;

        Assert.Equal(Data.CodesOf(data), family.Codes.Select(static code => code.Code));
        Assert.Equal(data.Scope, family.Scope);
        Assert.Equal(data.ScopeIsForHandlerOnly, family.ScopeIsForHandlerOnly);
        Assert.Equal(data.ImpliedEntity, family.ImpliedEntity);
        Assert.Equal(data.Context, family.Context);
        Assert.Equal(data.ContextKeys.Select(Pair), family.ContextKeys.Select(Pair));
        Assert.Equal(data.MoreContextKeys.Select(Pair), family.MoreContextKeys.Select(Pair));
        Assert.Equal(data.Options, family.Options.Select(static option => option.Key));
        Assert.Equal(data.OptionsAreEnforced, family.OptionsAreEnforced);
        Assert.Equal(data.UserId, family.SupportsUserId);
        Assert.Equal(data.MaxCount, family.MaxCount);
        Assert.Equal(data.RegisteredWith, family.RegisteredWith);
        Assert.Equal(data.BindRule ?? nameof(BindRule.Registers), family.BindRule.ToString());
        Assert.Equal(data.HandlerVerb, family.HandlerVerb);
        Assert.Equal(data.Uri, family.HasUri);
        Assert.Equal(data.Page ?? "/stream/", family.Page);
        Assert.Equal(data.Status, family.Status.ToString(), ignoreCase: true);
        Assert.Equal(data.ReplacedBy, family.ReplacedBy);
        Assert.True(family.OptionsAreKnown);
    }

    [Fact]
    public void All_families_are_read_in_the_order_of_the_data()
    {
        Assert.Equal(Data.Families.Select(static family => family.Family), PlacementCatalog.Families.Select(static family => family.Name));
        Assert.Equal(Data.CommonParameters, PlacementCatalog.CommonParameters);
    }

    [Fact]
    public void A_family_is_one_object_however_it_is_found()
    {
        PlacementFamily family = PlacementCatalog.FindFamily("CRM_XXX_DETAIL_TAB")!;

        Assert.Same(family, PlacementCatalog.Find("CRM_DEAL_DETAIL_TAB")!.Family);
        Assert.Same(family, PlacementCatalog.Find("CRM_DYNAMIC_128_DETAIL_TAB")!.Family);
        Assert.Contains(family, PlacementCatalog.Families);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CRM_LEAD_DETAIL_TAB\nCRM_DEAL_DETAIL_TAB")]
    [InlineData(" SCOPE CRM")]
    [InlineData("# LEFT_MENU")]
    public void Lines_of_the_table_are_no_codes(string code)
    {
        Assert.Null(PlacementCatalog.Find(code));
        Assert.Null(PlacementCatalog.FindFamily(code));
    }

    [Fact]
    public void Undocumented_codes_are_known_with_unknown_options()
    {
        Assert.Equal(
            Data.UndocumentedCodes.Codes,
            PlacementCatalog.Codes.Where(static code => code.Status == PlacementStatus.Undocumented).Select(static code => code.Code));
        Assert.All(Data.UndocumentedCodes.Codes, static code => Assert.False(PlacementCatalog.Find(code)!.Family.OptionsAreKnown));
    }

    [Fact]
    public void Legacy_codes_are_known_with_the_smart_invoice_as_successor()
    {
        Assert.Equal(
            Data.LegacyCodes.Codes.Order(StringComparer.Ordinal),
            PlacementCatalog.Codes.Where(static code => code.Status == PlacementStatus.Legacy).Select(static code => code.Code).Order(
                StringComparer.Ordinal));
        Assert.All(Data.LegacyCodes.Codes, static code =>
        {
            PlacementCode legacy = PlacementCatalog.Find(code)!;
            Assert.Equal(code.Replace("INVOICE", "SMART_INVOICE", StringComparison.Ordinal), legacy.Successor);
            Assert.Equal(PlacementCatalog.Find(legacy.Successor!)!.Family, legacy.Family);
        });
    }

    private static (string Key, string Member) Pair(ContextKeyData key) => (key.Key, key.Member ?? nameof(ContextMember.None));

    private static (string Key, string Member) Pair(ContextKey key) => (key.Name, key.Member.ToString());
}
