using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0102 to PLC0104.</summary>
public class KnownCodeTests
{
    [Theory]
    [InlineData("crm_deal_detail_tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("Crm_Deal_Detail_Tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData(" CRM_DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_DETAIL_TAB ", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("\\tcrm_deal_detail_tab\\n", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("crm_dynamic_128_detail_tab", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("crm_dynamic_*_detail_tab", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("task_top_menu", "TASK_TOP_MENU")] // undocumented, but offered in this spelling
    public Task Code_that_is_not_upper_case(string code, string stored) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0102:"{{code}}"|}, Title = "Supplies")]
        internal sealed class Supplies;
        """).VerifyAsync($"'{code.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)}' is not written as Bitrix24 stores it: write {stored}");

    [Theory]
    [InlineData("\"IM_SMILES_SELECTOR\"")]
    [InlineData("\"im_smiles_selector\"")] // one diagnostic about a code: the more important one
    [InlineData("Placements.Im.SmilesSelector")]
    public Task Deprecated_placement(string written) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0103:{{written}}|}, Title = "Smiles")]
        internal sealed class Smiles;
        """).VerifyAsync(
            "IM_SMILES_SELECTOR is deprecated: Bitrix24 registers the widget, and silently never shows it. Write IM_TEXTAREA.");

    [Theory]
    [InlineData("CRM_INVOICE_LIST_MENU", "CRM_INVOICE_LIST_MENU", "CRM_SMART_INVOICE_LIST_MENU")]
    [InlineData("CRM_INVOICE_LIST_TOOLBAR", "CRM_INVOICE_LIST_TOOLBAR", "CRM_SMART_INVOICE_LIST_TOOLBAR")]
    [InlineData("CRM_INVOICE_DETAIL_TOOLBAR", "CRM_INVOICE_DETAIL_TOOLBAR", "CRM_SMART_INVOICE_DETAIL_TOOLBAR")]
    [InlineData(
        " crm_invoice_documentgenerator_button", "CRM_INVOICE_DOCUMENTGENERATOR_BUTTON", "CRM_SMART_INVOICE_DOCUMENTGENERATOR_BUTTON")]
    public Task Placement_of_older_portals(string written, string code, string successor) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0103:"{{written}}"|}, Title = "Invoices")]
        internal sealed class Invoices;
        """).VerifyAsync(
            $"{code} is out of date: Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND, except on portals with old data. Write {successor}.");

    [Theory]
    [InlineData("\"SETTING_CONNECTOR\"", "SETTING_CONNECTOR", "Bitrix24 accepts it there, and silently never shows the widget", "imconnector.register PLACEMENT_HANDLER")]
    [InlineData("Placements.SettingConnector", "SETTING_CONNECTOR", "Bitrix24 accepts it there, and silently never shows the widget", "imconnector.register PLACEMENT_HANDLER")]
    [InlineData("\"USERFIELD_TYPE\"", "USERFIELD_TYPE", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "userfieldtype.add")]
    [InlineData("\"userfield_type \"", "USERFIELD_TYPE", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "userfieldtype.add")]
    [InlineData("\"LANDING_SETTINGS\"", "LANDING_SETTINGS", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"LANDING_BLOCK_*\"", "LANDING_BLOCK_*", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"LANDING_BLOCK_cover\"", "LANDING_BLOCK_COVER", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData(
        "\"LANDING_BLOCK_{blockCode}\"", "LANDING_BLOCK_{BLOCKCODE}", "Bitrix24 answers ERROR_PLACEMENT_NOT_FOUND", "landing.repo.bind")]
    [InlineData("\"DEFAULT\"", "DEFAULT", "Bitrix24 answers ERROR_ARGUMENT", "application settings")]
    public Task Placement_of_another_method(string written, string code, string consequence, string method) => new RuleProject(
        $$"""
        using Placement;

        [WidgetPlacement({|PLC0104:{{written}}|}, Title = "Settings")]
        internal sealed class Settings;
        """).VerifyAsync($"{code} is not registered by placement.bind: {consequence}. It belongs to {method}.");

    [Fact]
    public Task Limits_of_texts_and_options_are_not_looked_at() => new RuleProject(
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        [WidgetText("de", Title = "Menü", Placement = " left_menu")]
        internal sealed class Menu;
        """).VerifyAsync();
}
