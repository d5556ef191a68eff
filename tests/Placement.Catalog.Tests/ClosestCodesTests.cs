namespace Placement.Catalog.Tests;

public class ClosestCodesTests
{
    [Theory]
    [InlineData("CRM_DAEL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")] // swapped letters
    [InlineData("CRM_DEAL_DETIAL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_DETAILS_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEALS_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("crm_deal_detail_tb", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL__DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CrmDealDetailTab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM-DEAL-DETAIL-TAB", "CRM_DEAL_DETAIL_TAB")] // wrong separators
    [InlineData("CRM DEAL DETAIL TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM.DEAL.DETAIL.TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("crm:deal/detail\\tab", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM–DEAL—DETAIL\u00A0TAB", "CRM_DEAL_DETAIL_TAB")] // dashes and a blank of a word processor
    [InlineData("CRM_DEAL_\u200BDETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("СRM_DЕAL_DETAIL_TAВ", "CRM_DEAL_DETAIL_TAB")] // С, Е and В are Cyrillic
    [InlineData("сrm_dеаl_dеtаil_tав", "CRM_DEAL_DETAIL_TAB")] // so are с, е, а and в
    [InlineData("СRM_СОМРАNУ_LІSТ_МЕNU", "CRM_COMPANY_LIST_MENU")]
    [InlineData("IМ_ТЕХТАRЕА", "IM_TEXTAREA")]
    [InlineData("ΙΜ_ΤΕΧΤAREA", "IM_TEXTAREA")] // Greek
    [InlineData("İM_SIDEBAR", "IM_SIDEBAR")] // Turkish
    [InlineData("ım_sıdebar", "IM_SIDEBAR")]
    [InlineData("CRM_DEAL_TAB", "CRM_DEAL_DETAIL_TAB")] // a missing word
    [InlineData("DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("LEFT", "LEFT_MENU")]
    [InlineData("CRM_DEAL_CARD_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")] // a superfluous word
    [InlineData("CRM_DEAL_ANALYTICS_MENU", "CRM_ANALYTICS_MENU")]
    [InlineData("DETAIL_TAB_CRM_DEAL", "CRM_DEAL_DETAIL_TAB")] // another order
    [InlineData("CRM_SMART_DETAIL_TAB", "CRM_SMART_INVOICE_DETAIL_TAB")]
    [InlineData("CRM_SMARTINVOICE_DETAIL_TAB", "CRM_SMART_INVOICE_DETAIL_TAB")]
    [InlineData("IM_TEXT_AREA", "IM_TEXTAREA")]
    [InlineData("LEFTMENU", "LEFT_MENU")]
    [InlineData("LeftMenu", "LEFT_MENU")]
    [InlineData("CRM_DEAL_FUNNELS_TOOLBAR", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("CRM_DEAL_FUNNEL_TOOLBAR", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("PAGE_BACKGROUND_WORKERS", "PAGE_BACKGROUND_WORKER")]
    [InlineData("CRM_DYNAMIC_128_DETAL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")] // the number is what was meant
    [InlineData("CRM-DYNAMIC-128-DETAIL-TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMICS_128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_*_DETAL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0_DETAL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2_DETAL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2_FUNNEL_TOOLBAR", "CRM_FUNNELS_TOOLBAR")]
    public void The_closest_code_is_what_was_meant(string misspelt, string meant)
    {
        Assert.Equal(meant, PlacementCatalog.FindClosest(misspelt)[0]);
    }

    [Theory]
    [InlineData("CRM_INVOICE_DETAIL_TAB", "CRM_SMART_INVOICE_DETAIL_TAB")]
    [InlineData("crm_invoice_detail_activity", "CRM_SMART_INVOICE_DETAIL_ACTIVITY")]
    [InlineData("CRM_INVOICE_ACTIVITY_TIMELINE_MENU", "CRM_SMART_INVOICE_ACTIVITY_TIMELINE_MENU")]
    [InlineData("CRM_INVOICE_ROBOT_DESIGNER_TOOLBAR", "CRM_SMART_INVOICE_ROBOT_DESIGNER_TOOLBAR")]
    [InlineData("CRM_INVOICE_FUNNELS_TOOLBAR", "CRM_SMART_INVOICE_FUNNELS_TOOLBAR")]
    [InlineData("CRM_INVOICE_LIST_MENUS", "CRM_SMART_INVOICE_LIST_MENU")]
    [InlineData("IM_SMILES_SELECTORS", "IM_TEXTAREA")]
    public void An_old_name_leads_to_the_successor_alone(string old, string successor)
    {
        Assert.Equal([successor], PlacementCatalog.FindClosest(old));
    }

    [Theory]
    [InlineData("CRM_DETAIL_TAB", "CRM_LEAD_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB", "CRM_CONTACT_DETAIL_TAB")]
    [InlineData("CRM_DETAL_TAB", "CRM_LEAD_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB", "CRM_CONTACT_DETAIL_TAB")]
    [InlineData("CRM__DETAIL_TAB", "CRM_LEAD_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB", "CRM_CONTACT_DETAIL_TAB")]
    [InlineData("CRM_ACTIVITY_TIMELINE_MENU", "CRM_LEAD_ACTIVITY_TIMELINE_MENU", "CRM_DEAL_ACTIVITY_TIMELINE_MENU", "CRM_QUOTE_ACTIVITY_TIMELINE_MENU")]
    public void A_forgotten_entity_lists_the_first_codes_of_that_family(string code, params string[] closest)
    {
        Assert.Equal(closest, PlacementCatalog.FindClosest(code));
    }

    [Theory]
    [InlineData("CRM-DEAL-DETAIL-TAB", "CRM_DEAL_DETAIL_TAB")] // not CRM_LEAD_DETAIL_TAB as well
    [InlineData("CRM_DEAD_DETAIL_TAB", "CRM_LEAD_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DEAL_DETAIL", "CRM_DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TOOLBAR", "CRM_DEAL_DETAIL_ACTIVITY")]
    [InlineData("TASK_VIEW", "TASK_VIEW_TAB", "TASK_VIEW_SIDEBAR")]
    public void Only_what_is_about_as_close_is_listed(string misspelt, params string[] closest)
    {
        Assert.Equal(closest, PlacementCatalog.FindClosest(misspelt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("_")]
    [InlineData("SOMETHING_ELSE_ENTIRELY")]
    [InlineData("CRM_WAREHOUSE_DETAIL_TAB")]
    [InlineData("X")]
    [InlineData("USERFIELDTYPE")] // another method's
    [InlineData("DEFAULTS")]
    [InlineData("TASK_VIEW_MODES")] // undocumented
    public void Nothing_close_that_can_be_recommended_gives_nothing(string code)
    {
        Assert.Empty(PlacementCatalog.FindClosest(code));
    }

    [Fact]
    public void Every_code_with_a_letter_missing_leads_to_a_code_that_can_be_recommended()
    {
        foreach (PlacementCode code in PlacementCatalog.Codes)
        {
            for (int i = 0; i < code.Code.Length; i++)
            {
                IReadOnlyList<string> closest = PlacementCatalog.FindClosest(code.Code.Remove(i, 1));

                Assert.All(closest, static found => Assert.True(PlacementCatalog.Find(found)!.IsSuggestable));
                if (code.IsSuggestable)
                {
                    Assert.Contains(code.Code, closest);
                }
            }
        }
    }
}
