namespace Placement.Catalog.Tests;

public class ContextTests
{
    public static TheoryData<string, string> Contexts => new()
    {
        { "CRM_XXX_DETAIL_TAB", "CrmEntityContext" },
        { "CRM_XXX_DETAIL_TOOLBAR", "CrmEntityContext" },
        { "CRM_XXX_DETAIL_ACTIVITY", "CrmEntityContext" },
        { "CRM_XXX_ACTIVITY_TIMELINE_MENU", "CrmTimelineContext" },
        { "CRM_XXX_DOCUMENTGENERATOR_BUTTON", "CrmEntityContext" },
        { "CRM_XXX_LIST_MENU", "CrmEntityContext" },
        { "CRM_XXX_LIST_TOOLBAR", "CrmSectionContext" },
        { "CRM_XXX_ROBOT_DESIGNER_TOOLBAR", "CrmSectionContext" },
        { "CRM_XXX_FUNNELS_TOOLBAR", "CrmSectionContext" },
        { "CRM_ANALYTICS_MENU", "CrmSectionContext" },
        { "CRM_ANALYTICS_TOOLBAR", "CrmSectionContext" },
        { "CRM_DETAIL_SEARCH", "ClientSearchContext" },
        { "CRM_REQUISITE_AUTOCOMPLETE", "RequisiteSearchContext" },
        { "CRM_BANK_DETAIL_AUTOCOMPLETE", "RequisiteSearchContext" },
        { "BI_ANALYTICS_MENU", "PlacementContext" },
        { "TASK_LIST_CONTEXT_MENU", "TaskContext" },
        { "TASK_USER_LIST_TOOLBAR", "TaskListContext" },
        { "TASK_GROUP_LIST_TOOLBAR", "TaskListContext" },
        { "TASK_ROBOT_DESIGNER_TOOLBAR", "TaskListContext" },
        { "TASK_VIEW_TAB", "TaskContext" },
        { "TASK_VIEW_SIDEBAR", "TaskContext" },
        { "TASK_VIEW_TOP_PANEL", "TaskContext" },
        { "SONET_GROUP_DETAIL_TAB", "WorkgroupContext" },
        { "SONET_GROUP_ROBOT_DESIGNER_TOOLBAR", "WorkgroupContext" },
        { "SONET_GROUP_TOOLBAR", "WorkgroupContext" },
        { "IM_TEXTAREA", "ChatContext" },
        { "IM_SIDEBAR", "ChatContext" },
        { "IM_CONTEXT_MENU", "ChatContext" },
        { "IM_NAVIGATION", "PlacementContext" },
        { "IM_SMILES_SELECTOR", "PlacementContext" },
        { "IMMOBILE_CONTEXT_MENU", "ChatContext" },
        { "CALL_CARD", "CallCardContext" },
        { "TELEPHONY_ANALYTICS_MENU", "PlacementContext" },
        { "CALENDAR_GRIDVIEW", "CalendarContext" },
        { "CONTACT_CENTER", "ContactCenterContext" },
        { "USER_PROFILE_MENU", "UserProfileContext" },
        { "USER_PROFILE_TOOLBAR", "UserProfileContext" },
        { "LEFT_MENU", "PlacementContext" },
        { "REST_APP_URI", "AppLinkContext" },
        { "PAGE_BACKGROUND_WORKER", "BackgroundWorkerContext" },
        { "SETTING_CONNECTOR", "ConnectorContext" },
        { "USERFIELD_TYPE", "UserFieldContext" },
        { "LANDING_SETTINGS", "PlacementContext" },
        { "LANDING_BLOCK", "PlacementContext" },
        { "DEFAULT", "PlacementContext" },
    };

    [Theory]
    [MemberData(nameof(Contexts))]
    public void The_context_that_a_family_opens_with(string family, string context)
    {
        Assert.Equal(context, PlacementCatalog.FindFamily(family)!.Context);
    }

    [Fact]
    public void No_family_is_forgotten()
    {
        Assert.Equal(
            PlacementCatalog.Families.Select(static family => family.Name),
            Contexts.Select(static row => row.Data.Item1));
    }

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
            PlacementCatalog.Families.Where(static family => family.Context == ContextNames.Any && family.BindRule == BindRule.Registers),
            static family => Assert.Empty(family.ContextKeys));
    }

    [Fact]
    public void Every_key_becomes_a_member_of_its_context()
    {
        Assert.All(PlacementCatalog.Families, static family => Assert.All(
            family.ContextKeys.Concat(family.MoreContextKeys).Where(static key => key.Member != ContextMember.None),
            key => Assert.NotNull(typeof(PlacementContext).Assembly.GetType($"Placement.{family.Context}")!.GetProperty(key.Member.ToString()))));
    }

    [Fact]
    public void Only_what_the_code_says_already_becomes_none()
    {
        Assert.Equal(
            ["CRM_XXX_DETAIL_ACTIVITY entityTypeId", "PAGE_BACKGROUND_WORKER ID"],
            PlacementCatalog.Families.SelectMany(static family => family.ContextKeys.Concat(family.MoreContextKeys)
                .Where(static key => key.Member == ContextMember.None)
                .Select(key => $"{family.Name} {key.Name}")));
    }

    [Fact]
    public void Every_member_has_a_key()
    {
        Assert.Equal(
            Enum.GetValues<ContextMember>().Except([ContextMember.None, ContextMember.Uri]),
            PlacementCatalog.Families
                .SelectMany(static family => family.ContextKeys.Concat(family.MoreContextKeys))
                .Select(static key => key.Member)
                .Where(static member => member != ContextMember.None)
                .Distinct()
                .Order());
    }

    [Fact]
    public void The_keys_of_other_pages_are_not_the_page_s_own()
    {
        Assert.All(PlacementCatalog.Families, static family =>
            Assert.Empty(family.MoreContextKeys.Select(static key => key.Name).Intersect(family.ContextKeys.Select(static key => key.Name))));
    }
}
