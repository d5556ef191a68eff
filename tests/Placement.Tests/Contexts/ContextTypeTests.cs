using Placement.Catalog;

namespace Placement.Tests.Contexts;

public class ContextTypeTests
{
    public static TheoryData<string> Codes => [.. PlacementCatalog.Codes.Select(static code => code.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_opens_with_the_context_of_its_family(string code)
    {
        Type type = PlacementContextReader.ContextTypeOf(code);

        Assert.Equal(PlacementCatalog.Find(code)!.Family.Context, type.Name);
        Assert.True(type.IsAssignableTo(typeof(PlacementContext)));
        Assert.Equal(type, PlacementContextReader.ContextTypeOf(code.ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_read_is_of_the_announced_type_whatever_was_sent(string code)
    {
        Type announced = PlacementContextReader.ContextTypeOf(code);

        Assert.All(
            [null, "", "{}", "[]", "\"undefined\"", """{"ID":"1"}"""],
            options =>
            {
                Assert.True(PlacementContextReader.TryRead(code, options, out PlacementContext? context));
                Assert.IsType(announced, context);
            });
    }

    [Theory]
    [InlineData("CRM_DYNAMIC_128_DETAIL_TAB", typeof(CrmEntityContext))]
    [InlineData("crm_dynamic_1042_activity_timeline_menu", typeof(CrmTimelineContext))]
    [InlineData("Crm_Dynamic_177_List_Toolbar", typeof(CrmSectionContext))]
    [InlineData("CRM_INVOICE_LIST_MENU", typeof(CrmEntityContext))]
    [InlineData("LANDING_BLOCK_27.1.one_col_fix_title", typeof(PlacementContext))]
    [InlineData("TASK_TOP_MENU", typeof(PlacementContext))]
    public void A_code_of_a_portal_s_own_opens_with_the_context_of_its_family(string code, Type type)
    {
        Assert.Equal(type, PlacementContextReader.ContextTypeOf(code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CRM_PIZZA_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_99999999999_DETAIL_TAB")]
    [InlineData(" CALL_CARD")]
    public void A_code_that_does_not_exist_opens_with_what_all_contexts_have(string code)
    {
        Assert.Equal(typeof(PlacementContext), PlacementContextReader.ContextTypeOf(code));
        Assert.Equal("/a/", Read.As<PlacementContext>(code, """{"URI":"\/a\/","ID":"17"}""").Uri);
    }

    [Fact]
    public void No_code_at_all_is_a_mistake()
    {
        Assert.Throws<ArgumentNullException>(static () => PlacementContextReader.ContextTypeOf(null!));
        Assert.Throws<ArgumentNullException>(static () => PlacementContextReader.TryRead(null!, "{}", out _));
    }
}
