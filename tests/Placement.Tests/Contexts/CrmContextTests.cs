namespace Placement.Tests.Contexts;

public class CrmContextTests
{
    [Theory]
    [InlineData("CRM_LEAD_DETAIL_TAB", 1, "LEAD")]
    [InlineData("CRM_DEAL_DETAIL_TAB", 2, "DEAL")]
    [InlineData("crm_contact_detail_tab", 3, "CONTACT")]
    [InlineData("CRM_COMPANY_LIST_MENU", 4, "COMPANY")]
    [InlineData("CRM_INVOICE_LIST_MENU", 5, "INVOICE")]
    [InlineData("CRM_ACTIVITY_LIST_MENU", 6, "ACTIVITY")]
    [InlineData("CRM_QUOTE_DOCUMENTGENERATOR_BUTTON", 7, "QUOTE")]
    [InlineData("CRM_ORDER_DETAIL_ACTIVITY", 14, "ORDER")]
    [InlineData("CRM_SMART_INVOICE_DETAIL_TOOLBAR", 31, "SMART_INVOICE")]
    [InlineData("CRM_DYNAMIC_128_DETAIL_TAB", 128, "DYNAMIC_128")]
    [InlineData("crm_dynamic_1042_detail_tab", 1042, "DYNAMIC_1042")]
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB", 0, "")]
    public void The_type_of_the_item_is_in_the_code(string placement, int typeId, string typeName)
    {
        ContextAssert.Same(
            new CrmEntityContext { EntityId = 17, EntityTypeId = typeId, EntityTypeName = typeName },
            Read.As<CrmEntityContext>(placement, """{"ID":"17"}"""));
    }

    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TOOLBAR", """{"ID":"17"}""", 17)]
    [InlineData("CRM_QUOTE_DETAIL_TOOLBAR", """{"ENTITY_ID":"17"}""", 17)]
    [InlineData("CRM_DEAL_DETAIL_TAB", """{"ENTITY_ID":17}""", 17)]
    [InlineData("CRM_DEAL_DOCUMENTGENERATOR_BUTTON", """{"ID":17}""", 17)]
    [InlineData("CRM_DEAL_DETAIL_ACTIVITY", """{"entityId":"17"}""", 17)]
    [InlineData("CRM_DEAL_DETAIL_TOOLBAR", """{"ID":"17","ENTITY_ID":"18"}""", 17)]
    [InlineData("CRM_DEAL_DETAIL_TOOLBAR", """{"ENTITY_ID":"18","ID":"17"}""", 17)]
    [InlineData("CRM_DEAL_DETAIL_TOOLBAR", """{"ID":"","ENTITY_ID":"18"}""", 18)]
    [InlineData("CRM_DEAL_DETAIL_TOOLBAR", """{"ID":"0","ENTITY_ID":"undefined","entityId":19}""", 19)]
    [InlineData("CRM_DEAL_DOCUMENTGENERATOR_BUTTON", """{"ID":"17","ENTITY_ID":"18"}""", 18)]
    [InlineData("CRM_DEAL_DETAIL_TAB", """{"ID":"undefined"}""", 0)]
    public void The_item_has_several_names(string placement, string options, int id)
    {
        Assert.Equal(id, Read.As<CrmEntityContext>(placement, options).EntityId);
    }

    [Fact]
    public void The_built_in_interface_has_names_of_its_own()
    {
        ContextAssert.Same(
            new CrmEntityContext
            {
                EntityId = 17,
                EntityTypeId = 2,
                EntityTypeName = "DEAL",
                UseBuiltInInterface = true,
                IsNewUserNotification = true,
            },
            Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_ACTIVITY", """{"entityTypeId":"2","entityId":"17","useBuiltInInterface":"Y","newUserNotification":"Y"}"""));
    }

    [Fact]
    public void What_the_item_is_decides_the_code_alone()
    {
        Assert.Equal(2, Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_ACTIVITY", """{"entityTypeId":4,"entityId":17}""").EntityTypeId);
    }

    [Fact]
    public void A_timeline_record_has_five_keys_of_its_own()
    {
        ContextAssert.Same(
            new CrmTimelineContext
            {
                EntityId = 1,
                EntityTypeId = 128,
                EntityTypeName = "DYNAMIC_128",
                ActivityId = 2,
                ActivityTypeId = 6,
                TypeId = 3,
                TypeCategoryId = 4,
                TimelineItemId = 5,
            },
            Read.As<CrmTimelineContext>(
                "CRM_DYNAMIC_128_ACTIVITY_TIMELINE_MENU",
                """{"ENTITY_ID":"1","ASSOCIATED_ENTITY_ID":"2","ASSOCIATED_ENTITY_TYPE_ID":"6","TYPE_ID":"3","TYPE_CATEGORY_ID":"4","TIMELINE_ITEM_ID":"5"}"""));
    }

    [Fact]
    public void A_timeline_record_may_be_about_nothing()
    {
        ContextAssert.Same(
            new CrmTimelineContext { EntityTypeId = 1, EntityTypeName = "LEAD" },
            Read.As<CrmTimelineContext>(
                "CRM_LEAD_ACTIVITY_TIMELINE_MENU", """{"ENTITY_ID":"","ASSOCIATED_ENTITY_ID":"0","TYPE_ID":"undefined"}"""));
    }

    [Theory]
    [InlineData("/crm/deal/automation/0/", 0)]
    [InlineData("/crm/deal/automation/3", 3)]
    [InlineData("/crm/deal/kanban/category/3/", 3)]
    [InlineData("/crm/deal/category/12/?IFRAME=Y", 12)]
    [InlineData("/crm/deal/category/12#top", 12)]
    [InlineData("/crm/type/128/kanban/category/5/", 5)]
    [InlineData("/crm/type/128/list/category/5/", 5)]
    [InlineData("/crm/type/128/automation/5/", 5)]
    [InlineData("/page/purchases/orders/type/128/kanban/category/5/", 5)]
    [InlineData("/crm/deal/details/0/?category_id=3", 3)]
    [InlineData("/crm/deal/details/0/?a=b&category_id=3&c=d", 3)]
    [InlineData("/crm/deal/details/0/?category_id=", null)]
    [InlineData("/crm/deal/details/0/?subcategory_id=3", null)]
    [InlineData("/crm/deal/details/0/?any=%2Fcategory%2F3%2F", null)]
    [InlineData("/crm/deal/list/?any=/category/3/", null)]
    [InlineData("/crm/deal/kanban/", null)]
    [InlineData("/crm/deal/kanban/category/", null)]
    [InlineData("/crm/deal/kanban/category/all/", null)]
    [InlineData("/crm/deal/kanban/category/-3/", null)]
    [InlineData("/crm/deal/kanban/category/3x/", null)]
    [InlineData("/crm/deal/kanban/category/99999999999/", null)]
    [InlineData("/shop/catalog/category/3/", null)]
    [InlineData("/shop/?category_id=3", null)]
    [InlineData("", null)]
    public void The_pipeline_is_in_the_address_of_the_page(string uri, int? pipeline)
    {
        string options = $$"""{"URI":"{{uri.Replace("/", "\\/", StringComparison.Ordinal)}}"}""";

        ContextAssert.Same(
            new CrmSectionContext { Uri = uri.Length == 0 ? null : uri, EntityTypeId = 2, EntityTypeName = "DEAL", PipelineId = pipeline },
            Read.As<CrmSectionContext>("CRM_DEAL_LIST_TOOLBAR", options));
    }

    [Theory]
    [InlineData("CRM_FUNNELS_TOOLBAR", 2, "DEAL")]
    [InlineData("CRM_SMART_INVOICE_FUNNELS_TOOLBAR", 31, "SMART_INVOICE")]
    [InlineData("CRM_DYNAMIC_177_FUNNELS_TOOLBAR", 177, "DYNAMIC_177")]
    [InlineData("CRM_ANALYTICS_MENU", 0, "")]
    [InlineData("CRM_ANALYTICS_TOOLBAR", 0, "")]
    public void A_section_may_have_no_type(string placement, int typeId, string typeName)
    {
        ContextAssert.Same(
            new CrmSectionContext { EntityTypeId = typeId, EntityTypeName = typeName }, Read.As<CrmSectionContext>(placement, "[]"));
    }

    [Theory]
    [InlineData("\"CONTACT\"", ClientType.Contact)]
    [InlineData("\"COMPANY\"", ClientType.Company)]
    [InlineData("\"company\"", ClientType.Company)]
    [InlineData("\"\\u0043OMPANY\"", ClientType.Company)]
    [InlineData("\"DEAL\"", ClientType.None)]
    [InlineData("\"\"", ClientType.None)]
    [InlineData("4", ClientType.None)]
    [InlineData("null", ClientType.None)]
    [InlineData("[\"COMPANY\"]", ClientType.None)]
    public void A_search_is_for_one_kind_of_client(string value, ClientType type)
    {
        Assert.Equal(type, Read.As<ClientSearchContext>("CRM_DETAIL_SEARCH", $$"""{"entityTypeName":{{value}}}""").ClientType);
    }

    [Theory]
    [InlineData("/crm/company/details/7/", ClientType.Company, 7)]
    [InlineData("/crm/contact/details/8/?IFRAME=Y", ClientType.Contact, 8)]
    [InlineData("/crm/contact/details/0/", ClientType.Contact, null)]
    [InlineData("/crm/deal/details/5/", ClientType.None, null)]
    [InlineData("/crm/company/list/", ClientType.None, null)]
    [InlineData("/crm/company/details/new/", ClientType.None, null)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?etype=3&eid=8", ClientType.Contact, 8)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?etype=4&eid=7&external_context_id=COMPANY_7", ClientType.Company, 7)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?etype=4&eid=0", ClientType.Company, null)]
    [InlineData(
        "/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?etype=4&external_context_id=COMPANY_7", ClientType.Company, 7)]
    [InlineData(
        "/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?etype=4&external_context_id=CONTACT_8", ClientType.Company, null)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?external_context_id=CONTACT_8", ClientType.Contact, 8)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?external_context_id=CONTACTS_8", ClientType.None, null)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php?etype=2&eid=5", ClientType.None, null)]
    [InlineData("/bitrix/components/bitrix/crm.requisite.details/slider.ajax.php", ClientType.None, null)]
    [InlineData("/somewhere/?etype=4&eid=7", ClientType.None, null)]
    public void Whose_details_are_searched_for_is_in_the_address_of_the_page(string uri, ClientType type, int? id)
    {
        Assert.All(
            ["CRM_REQUISITE_AUTOCOMPLETE", "CRM_BANK_DETAIL_AUTOCOMPLETE"],
            placement => ContextAssert.Same(
                new RequisiteSearchContext { Uri = uri, SearchQuery = "Daisy", ClientType = type, ClientId = id },
                Read.As<RequisiteSearchContext>(placement, $$"""{"searchQuery":"Daisy","URI":"{{uri}}"}""")));
    }
}
