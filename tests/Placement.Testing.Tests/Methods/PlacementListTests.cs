namespace Placement.Testing.Tests.Methods;

/// <summary>Which placements a portal offers.</summary>
public sealed class PlacementListTests
{
    [Fact]
    public async Task An_application_sees_the_placements_of_its_scopes_and_the_general_ones()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["placement", "task"] }, TestContext.Current.CancellationToken);

        string[] codes = (await new PortalClient(portal).CallAsync("placement.list")).Texts;

        Assert.Equal(
            [
                "1C_PAGE", "BI_ANALYTICS_MENU", "CATALOG_EXTERNAL_PRODUCT", "CRM_REQUISITE_EDIT_FORM", "HCMLINK_SALARY_VACATION",
                "IMMOBILE_CONTEXT_MENU", "IM_CONTEXT_MENU", "IM_NAVIGATION", "IM_SIDEBAR", "IM_SMILES_SELECTOR", "IM_TEXTAREA", "LEFT_MENU",
                "PAGE_BACKGROUND_WORKER", "REST_APP_URI", "TASK_GROUP_LIST_TOOLBAR", "TASK_LIST_CONTEXT_MENU",
                "TASK_ROBOT_DESIGNER_TOOLBAR",
                "TASK_TOP_MENU", "TASK_USER_LIST_TOOLBAR", "TASK_VIEW_MENU_ADD", "TASK_VIEW_MODE", "TASK_VIEW_SIDEBAR", "TASK_VIEW_TAB",
                "TASK_VIEW_TOP_PANEL",
            ],
            codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_on_the_list_can_be_registered()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { HasOldInvoices = true, EntityTypeIds = [128, 130] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        var options = new { iconName = "fa-bars", errorHandlerUrl = "https://app.example/error" };

        string[] codes = (await client.CallAsync("placement.list")).Texts;
        foreach (string code in codes)
        {
            (await client.BindAsync(code, options: options)).IsTrue();
        }

        Assert.Distinct(codes);
        Assert.Equal(codes, portal.Bindings.Select(static binding => binding.Placement));
    }

    [Fact]
    public async Task Smart_processes_are_listed_one_by_one()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { EntityTypeIds = [130, 1032] }, TestContext.Current.CancellationToken);

        string[] codes = (await new PortalClient(portal).CallAsync("placement.list")).Texts;

        Assert.Equal(
            ["CRM_DYNAMIC_130_DETAIL_TAB", "CRM_DYNAMIC_1032_DETAIL_TAB"],
            codes.Where(static code =>
                code.StartsWith("CRM_DYNAMIC_", StringComparison.Ordinal) && code.EndsWith("_DETAIL_TAB", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            codes, static code => code.Contains('*', StringComparison.Ordinal) || code.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_portal_without_smart_processes_lists_none()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { EntityTypeIds = [] }, TestContext.Current.CancellationToken);

        string[] codes = (await new PortalClient(portal).CallAsync("placement.list")).Texts;

        Assert.Contains("CRM_DEAL_DETAIL_TAB", codes);
        Assert.DoesNotContain(codes, static code => code.Contains("DYNAMIC", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("USERFIELD_TYPE")]
    [InlineData("LANDING_SETTINGS")]
    [InlineData("CRM_INVOICE_LIST_MENU")]
    public async Task What_cannot_be_registered_is_not_listed(string code)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["placement", "crm", "landing"] }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(code, (await new PortalClient(portal).CallAsync("placement.list", new { FULL = true })).Texts);
    }

    [Theory]
    [InlineData("calendar", new[] { "CALENDAR_GRIDVIEW" })]
    [InlineData("user", new[] { "USER_PROFILE_MENU", "USER_PROFILE_TOOLBAR" })]
    [InlineData("telephony", new[] { "CALL_CARD", "TELEPHONY_ANALYTICS_MENU" })]
    [InlineData("im", new[] { "IM_TEXTAREA", "IM_SIDEBAR", "IM_CONTEXT_MENU", "IM_NAVIGATION", "IMMOBILE_CONTEXT_MENU" })]
    [InlineData("disk", new string[0])]
    public async Task A_scope_narrows_the_list_whether_it_was_granted_or_not(string scope, string[] codes)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["placement"] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        Assert.Equal(codes, (await client.CallAsync("placement.list", new { SCOPE = scope })).Texts);
        Assert.Equal(codes, (await client.CallAsync("placement.list", new { scope, full = "Y" })).Texts);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData("Y", true)]
    [InlineData(1, true)]
    [InlineData("true", true)]
    [InlineData(false, false)]
    [InlineData("N", false)]
    [InlineData("", false)]
    public async Task The_full_list_has_placements_of_all_scopes(object full, bool isFull)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["placement"] }, TestContext.Current.CancellationToken);

        string[] codes = (await new PortalClient(portal).CallAsync("placement.list", new { FULL = full })).Texts;

        Assert.Equal(isFull, codes.Contains("CRM_DEAL_DETAIL_TAB"));
        Assert.Equal(isFull, codes.Contains("CRM_DYNAMIC_128_LIST_MENU"));
        Assert.Contains("LEFT_MENU", codes);
    }
}
