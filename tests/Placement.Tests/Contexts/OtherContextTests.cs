namespace Placement.Tests.Contexts;

public class OtherContextTests
{
    [Theory]
    [InlineData("TASK_VIEW_TAB", """{"taskId":"31"}""")]
    [InlineData("TASK_VIEW_SIDEBAR", """{"taskId":31}""")]
    [InlineData("TASK_VIEW_TOP_PANEL", """{"ID":"31"}""")]
    [InlineData("TASK_LIST_CONTEXT_MENU", """{"ID":"31"}""")]
    [InlineData("TASK_LIST_CONTEXT_MENU", """{"taskId":"31"}""")]
    [InlineData("TASK_VIEW_TAB", """{"ID":"17","taskId":"31"}""")]
    [InlineData("TASK_LIST_CONTEXT_MENU", """{"taskId":"17","ID":"31"}""")]
    public void A_task_has_two_names(string placement, string options)
    {
        Assert.Equal(31, Read.As<TaskContext>(placement, options).TaskId);
    }

    [Theory]
    [InlineData("""{"USER_ID":"1"}""", 1, null)]
    [InlineData("""{"GROUP_ID":"11"}""", null, 11)]
    [InlineData("""{"USER_ID":"0","GROUP_ID":"11"}""", null, 11)]
    [InlineData("{}", null, null)]
    public void A_list_of_tasks_is_a_user_s_or_a_project_s(string options, int? user, int? group)
    {
        ContextAssert.Same(
            new TaskListContext { UserId = user, GroupId = group }, Read.As<TaskListContext>("TASK_ROBOT_DESIGNER_TOOLBAR", options));
    }

    [Theory]
    [InlineData("""{"GROUP_ID":"10"}""", 10)]
    [InlineData("""{"GROUP_ID":"10","URI":"\/workgroups\/group\/11\/"}""", 10)]
    [InlineData("""{"URI":"\/workgroups\/group\/11\/"}""", 11)]
    [InlineData("""{"GROUP_ID":"","URI":"\/workgroups\/group\/11"}""", 11)]
    [InlineData("""{"GROUP_ID":"undefined","URI":"\/extranet\/workgroups\/group\/11\/tasks\/?a=b"}""", 11)]
    [InlineData("""{"URI":"\/workgroups\/group\/0\/"}""", 0)]
    [InlineData("""{"URI":"\/workgroups\/group\/x\/"}""", 0)]
    [InlineData("""{"URI":"\/workgroups\/?group=\/workgroups\/group\/11\/"}""", 0)]
    [InlineData("[]", 0)]
    public void A_group_is_in_the_address_of_the_page_at_least(string options, int group)
    {
        Assert.Equal(group, Read.As<WorkgroupContext>("SONET_GROUP_TOOLBAR", options).GroupId);
        Assert.Equal(group, Read.As<WorkgroupContext>("SONET_GROUP_DETAIL_TAB", options).GroupId);
    }

    [Theory]
    [InlineData("\"chat17\"", "chat17", 17, null)]
    [InlineData("\"42\"", "42", null, 42)]
    [InlineData("42", "42", null, 42)]
    [InlineData("\"\\u0063hat17\"", "chat17", 17, null)]
    [InlineData("\"sg17\"", "sg17", null, null)]
    [InlineData("\"chat\"", "chat", null, null)]
    [InlineData("\"chat0\"", "chat0", null, null)]
    [InlineData("\"chat-1\"", "chat-1", null, null)]
    [InlineData("\"chat17x\"", "chat17x", null, null)]
    [InlineData("\"CHAT17\"", "CHAT17", null, null)]
    [InlineData("\"chat99999999999\"", "chat99999999999", null, null)]
    [InlineData("\"0\"", "0", null, null)]
    [InlineData("\" 42\"", " 42", null, null)]
    [InlineData("\"undefined\"", "", null, null)]
    [InlineData("null", "", null, null)]
    public void A_dialog_is_a_chat_or_a_user(string value, string dialog, int? chat, int? user)
    {
        ContextAssert.Same(
            new ChatContext { DialogId = dialog, ChatId = chat, UserId = user },
            Read.As<ChatContext>("IMMOBILE_CONTEXT_MENU", $$"""{"dialogId":{{value}}}"""));
    }

    [Fact]
    public void A_call_may_belong_to_nothing()
    {
        ContextAssert.Same(
            new CallCardContext { CallId = "a", Direction = CallDirection.Callback, State = CallState.Idle },
            Read.As<CallCardContext>(
                "CALL_CARD",
                """{"CALL_ID":"a","CRM_ENTITY_TYPE":"","CRM_ENTITY_ID":"0","CRM_ACTIVITY_ID":"undefined","CALL_DIRECTION":"callback","CALL_STATE":"idle","CALL_LIST_MODE":"false"}"""));
    }

    [Theory]
    [InlineData("\"incoming\"", CallDirection.Incoming)]
    [InlineData("\"outgoing\"", CallDirection.Outgoing)]
    [InlineData("\"callback\"", CallDirection.Callback)]
    [InlineData("\"INCOMING\"", CallDirection.Incoming)]
    [InlineData("\"sideways\"", CallDirection.None)]
    [InlineData("1", CallDirection.None)]
    [InlineData("\"\"", CallDirection.None)]
    [InlineData("null", CallDirection.None)]
    public void A_call_has_a_direction(string value, CallDirection direction)
    {
        Assert.Equal(direction, Read.As<CallCardContext>("CALL_CARD", $$"""{"CALL_DIRECTION":{{value}}}""").Direction);
    }

    [Theory]
    [InlineData("\"idle\"", CallState.Idle)]
    [InlineData("\"connecting\"", CallState.Connecting)]
    [InlineData("\"connected\"", CallState.Connected)]
    [InlineData("\"ended\"", CallState.None)]
    [InlineData("true", CallState.None)]
    public void A_call_has_a_state(string value, CallState state)
    {
        Assert.Equal(state, Read.As<CallCardContext>("CALL_CARD", $$"""{"CALL_STATE":{{value}}}""").State);
    }

    [Theory]
    [InlineData("""[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"COMPANY","ENTITY_ID":17}]""", "DEAL 25, COMPANY 17")]
    [InlineData("""{"0":{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},"2":{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"}}""", "DEAL 25, COMPANY 17")]
    [InlineData("""[{"ENTITY_ID":"25","ENTITY_TYPE":"DYNAMIC_128","OTHER":{"ENTITY_ID":"26"}}]""", "DYNAMIC_128 25")]
    [InlineData("""[{"ENTITY_TYPE":"LEAD","ENTITY_TYPE":"DEAL","ENTITY_ID":"1","ENTITY_ID":"2"}]""", "DEAL 2")]
    [InlineData("""[{"\u0045NTITY_TYPE":"\u0044EAL","ENTITY\u005fID":"\u0032"}]""", "DEAL 2")]
    [InlineData("""[{"ENTITY_TYPE":"DEAL"},{"ENTITY_ID":"1"},{},null,17,"DEAL",[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"1"}],{"ENTITY_TYPE":"LEAD","ENTITY_ID":"2"}]""", "LEAD 2")]
    [InlineData("""[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"0"},{"ENTITY_TYPE":"","ENTITY_ID":"1"},{"ENTITY_TYPE":[],"ENTITY_ID":"1"}]""", "")]
    [InlineData("""{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}""", "")]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("\"[]\"", "")]
    public void A_call_is_about_any_number_of_items(string value, string items)
    {
        CallCardContext context = Read.As<CallCardContext>("CALL_CARD", $$"""{"CRM_BINDINGS":{{value}},"CALL_ID":"a"}""");

        Assert.Equal(items, string.Join(", ", context.Bindings.Select(static binding => $"{binding.EntityTypeName} {binding.EntityId}")));
        Assert.Equal("a", context.CallId);
    }

    [Theory]
    [InlineData("\"2026-07-26\"", "2026-07-26")]
    [InlineData("\"2024-02-29\"", "2024-02-29")]
    [InlineData("\"2026-02-29\"", null)]
    [InlineData("\"26.07.2026\"", null)]
    [InlineData("\"2026-7-26\"", null)]
    [InlineData("\"2026-07-26T00:00:00\"", null)]
    [InlineData("\"20260726\"", null)]
    [InlineData("20260726", null)]
    [InlineData("\"жжжжж\"", null)]
    [InlineData("\"undefined\"", null)]
    [InlineData("null", null)]
    [InlineData("[\"2026-07-26\"]", null)]
    public void A_view_of_the_calendar_has_days(string value, string? day)
    {
        DateOnly? expected = day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        ContextAssert.Same(
            new CalendarContext { From = expected, To = expected },
            Read.As<CalendarContext>("CALENDAR_GRIDVIEW", $$"""{"viewRangeFrom":{{value}},"viewRangeTo":{{value}}}"""));
    }

    [Fact]
    public void A_link_s_parameters_are_texts_with_names_of_its_own()
    {
        AppLinkContext context = Read.As<AppLinkContext>(
            "REST_APP_URI",
            """{"docId":"42","DocId":"43","count":5,"all":true,"none":false,"empty":"","never":"undefined","no":null,"list":["a"],"map":{"a":"b"},"name":"\u041b\u0438\u0434","\/":"\/","twice":"1","twice":"2","gone":"1","gone":[],"URI":"\/stream\/"}""");

        ContextAssert.Same(
            new AppLinkContext
            {
                Uri = "/stream/",
                Parameters = new Dictionary<string, string>
                {
                    ["docId"] = "42",
                    ["DocId"] = "43",
                    ["count"] = "5",
                    ["all"] = "true",
                    ["none"] = "false",
                    ["empty"] = "",
                    ["never"] = "undefined",
                    ["name"] = "Лид",
                    ["/"] = "/",
                    ["twice"] = "2",
                },
            },
            context);
        Assert.Equal("b", context.Properties["map"].GetProperty("a").GetString());
    }

    [Fact]
    public void A_link_that_says_where_it_comes_from_cannot_lead_elsewhere()
    {
        AppLinkContext context = Read.As<AppLinkContext>("REST_APP_URI", """{"URI":"https:\/\/elsewhere.example.com\/"}""");

        Assert.Null(context.Uri);
        Assert.Empty(context.Parameters);
        Assert.True(context.Properties.ContainsKey("URI"));
    }

    [Fact]
    public void A_connector_s_settings_are_read()
    {
        ContextAssert.Same(
            new ConnectorContext
            {
                Connector = "my_connector",
                Line = 3,
                IsReady = true,
                IsActive = true,
                IsConnected = true,
                IsRegistered = true,
                HasError = true,
            },
            Read.As<ConnectorContext>(
                "SETTING_CONNECTOR",
                """{"CONNECTOR":"my_connector","LINE":3,"STATUS":true,"ACTIVE_STATUS":"Y","CONNECTION_STATUS":"true","REGISTER_STATUS":1,"ERROR_STATUS":"1"}"""));
    }

    [Fact]
    public void A_custom_field_is_read()
    {
        ContextAssert.Same(
            new UserFieldContext
            {
                Mode = UserFieldMode.Edit,
                EntityName = "CRM_DEAL",
                FieldName = "UF_CRM_TEST_TYPE_1",
                EntityId = 7303,
                EntityTypeId = 2,
                Values = ["a", "b"],
                IsMultiple = true,
                IsMandatory = true,
                XmlId = "X",
            },
            Read.As<UserFieldContext>(
                "USERFIELD_TYPE",
                """{"MODE":"edit","ENTITY_ID":"CRM_DEAL","FIELD_NAME":"UF_CRM_TEST_TYPE_1","ENTITY_VALUE_ID":"7303","VALUE":["a","b"],"MULTIPLE":"Y","MANDATORY":"Y","XML_ID":"X","ENTITY_DATA":{"entityTypeId":2,"entityId":"7303","module":"crm"}}"""));
    }

    [Fact]
    public void A_custom_field_of_a_new_card_has_nothing_yet()
    {
        ContextAssert.Same(
            new UserFieldContext { EntityName = "CRM_DEAL", FieldName = "UF_CRM_A" },
            Read.As<UserFieldContext>(
                "USERFIELD_TYPE",
                """{"MODE":"view","ENTITY_ID":"CRM_DEAL","FIELD_NAME":"UF_CRM_A","ENTITY_VALUE_ID":"0","VALUE":null,"MULTIPLE":"N","MANDATORY":"N","XML_ID":null,"ENTITY_DATA":[]}"""));
    }

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("17", "17")]
    [InlineData("[]", "")]
    [InlineData("false", "")]
    [InlineData("\"\"", "")]
    [InlineData("""["a",5,"\/"]""", "a|5|/")]
    [InlineData("""{"0":"a","2":"b"}""", "a|b")]
    [InlineData("""["",null,"undefined",["b"],{"c":"d"},"a"]""", "a")]
    public void A_custom_field_has_any_number_of_values(string value, string values)
    {
        Assert.Equal(values, string.Join('|', Read.As<UserFieldContext>("USERFIELD_TYPE", $$"""{"VALUE":{{value}}}""").Values));
    }

    [Theory]
    [InlineData("""{"entityTypeId":128}""", 128)]
    [InlineData("""{"entityTypeId":"128"}""", 128)]
    [InlineData("""{"entityTypeId":1,"entityTypeId":128}""", 128)]
    [InlineData("""{"entityTypeId":1,"entityTypeId":null}""", null)]
    [InlineData("""{"a":{"entityTypeId":1}}""", null)]
    [InlineData("""["entityTypeId",128]""", null)]
    [InlineData("\"128\"", null)]
    [InlineData("null", null)]
    public void A_custom_field_s_item_has_a_type(string value, int? type)
    {
        Assert.Equal(type, Read.As<UserFieldContext>("USERFIELD_TYPE", $$"""{"ENTITY_DATA":{{value}}}""").EntityTypeId);
    }

    [Fact]
    public void What_is_empty_is_shared()
    {
        Assert.Same(
            Read.As<AppLinkContext>("REST_APP_URI", "{}").Parameters,
            Read.As<AppLinkContext>("REST_APP_URI", """{"URI":"\/"}""").Parameters);
        Assert.Same(
            Read.As<CallCardContext>("CALL_CARD", "{}").Bindings,
            Read.As<CallCardContext>("CALL_CARD", """{"CRM_BINDINGS":[{}]}""").Bindings);
        Assert.Same(
            Read.As<UserFieldContext>("USERFIELD_TYPE", "{}").Values,
            Read.As<UserFieldContext>("USERFIELD_TYPE", """{"VALUE":[""]}""").Values);
    }

    [Fact]
    public void Contexts_of_the_same_text_are_equal()
    {
        const string Options = """{"ID":"17","URI":"\/crm\/"}""";

        Assert.Equal(Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_TAB", Options), Read.As<CrmEntityContext>("crm_deal_detail_tab", Options));
        Assert.NotEqual(
            Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_TAB", Options), Read.As<CrmEntityContext>("CRM_LEAD_DETAIL_TAB", Options));
    }
}
