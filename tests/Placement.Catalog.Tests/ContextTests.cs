namespace Placement.Catalog.Tests;

/// <summary>What a widget is opened with. Which family opens with which context is stated in catalog.json.</summary>
public class ContextTests
{
    [Fact]
    public void Nothing_is_known_of_what_undocumented_placements_open_with()
    {
        Assert.All(
            PlacementCatalog.Codes.Where(static code => code.Status == PlacementStatus.Undocumented),
            static code => Assert.Equal("PlacementContext", code.Family.Context));
    }

    [Fact]
    public void A_legacy_code_opens_with_the_context_of_its_family()
    {
        Assert.Equal("CrmSectionContext", PlacementCatalog.Find("CRM_INVOICE_LIST_TOOLBAR")!.Family.Context);
    }

    [Fact]
    public void Placements_that_send_nothing_of_their_own_have_no_context_of_their_own()
    {
        Assert.All(
            PlacementCatalog.Families.Where(
                static family => family.Context == PlacementFamily.AnyContext && family.BindRule == BindRule.Registers),
            static family => Assert.Empty(family.ContextKeys));
    }

    [Fact]
    public void Every_key_becomes_a_member_of_its_context()
    {
        Assert.All(PlacementCatalog.Families, static family => Assert.All(
            family.ContextKeys.Concat(family.MoreContextKeys).Where(static key => key.Member != ContextMember.None),
            key => Assert.NotNull(
                typeof(PlacementContext).Assembly.GetType($"Placement.{family.Context}")!.GetProperty(key.Member.ToString()))));
    }

    [Fact]
    public void Only_what_the_code_says_already_becomes_none()
    {
        Assert.Equal(
            ["CRM_XXX_DETAIL_ACTIVITY entityTypeId", "PAGE_BACKGROUND_WORKER ID"],
            PlacementCatalog.Families.Where(static family => family.Context != PlacementFamily.AnyContext)
                .SelectMany(static family => family.ContextKeys.Concat(family.MoreContextKeys)
                .Where(static key => key.Member == ContextMember.None)
                .Select(key => $"{family.Name} {key.Name}")));
    }

    [Fact]
    public void The_keys_of_other_pages_are_not_the_page_s_own()
    {
        Assert.All(PlacementCatalog.Families, static family =>
            Assert.Empty(
                family.MoreContextKeys.Select(static key => key.Name).Intersect(family.ContextKeys.Select(static key => key.Name))));
    }
}
