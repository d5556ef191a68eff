namespace Placement.Tests.Contexts;

/// <summary>How one value is read, whatever form it has.</summary>
public class ValueTests
{
    /// <summary>What arrives where a text or number is documented, and what counts as nothing.</summary>
    public static TheoryData<string> Nothing =>
    [
        "null", "\"\"", "\"undefined\"", "\"\\u0075ndefined\"", "true", "false", "[]", "[17]", "{}", "{\"ID\":\"17\"}",
    ];

    [Theory]
    [InlineData("17", 17)]
    [InlineData("\"17\"", 17)]
    [InlineData("\"017\"", 17)]
    [InlineData("\"\\u0031\\u0037\"", 17)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("\"2147483647\"", 2147483647)]
    [InlineData("2147483648", 0)]
    [InlineData("\"9223372036854775808\"", 0)]
    [InlineData("\"18446744073709551616\"", 0)]
    [InlineData("99999999999999999999999999", 0)]
    [InlineData("0", 0)]
    [InlineData("\"0\"", 0)]
    [InlineData("-17", 0)]
    [InlineData("\"-17\"", 0)]
    [InlineData("\"+17\"", 0)]
    [InlineData("17.0", 0)]
    [InlineData("17.5", 0)]
    [InlineData("\"17.5\"", 0)]
    [InlineData("1e1", 0)]
    [InlineData("\"1e1\"", 0)]
    [InlineData("\" 17\"", 0)]
    [InlineData("\"17 \"", 0)]
    [InlineData("\"17;DROP\"", 0)]
    [InlineData("\"0x11\"", 0)]
    [InlineData("\"1,700\"", 0)]
    [InlineData("\"\u0661\u0667\"", 0)]
    [InlineData("\"\uff11\uff17\"", 0)]
    [InlineData("\"\\ud800\"", 0)]
    [MemberData(nameof(NothingIsNoNumber))]
    public void An_id_is_a_positive_whole_number_in_digits(string value, int id)
    {
        string options = $$"""{"ID":{{value}},"URI":"\/"}""";

        Assert.Equal(id, Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_TAB", options).EntityId);
        Assert.Equal(id, Read.As<TaskContext>("TASK_LIST_CONTEXT_MENU", options).TaskId);
        Assert.Equal(id == 0 ? null : id, Read.As<ContactCenterContext>("CONTACT_CENTER", options).RegistrationId);
    }

    public static IEnumerable<TheoryDataRow<string, int>> NothingIsNoNumber() =>
        Nothing.Select(static row => new TheoryDataRow<string, int>(row.Data, 0));

    [Theory]
    [InlineData("2147483648", 2147483648L)]
    [InlineData("\"9223372036854775807\"", 9223372036854775807L)]
    [InlineData("\"9223372036854775808\"", null)]
    [InlineData("\"0\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("-1", null)]
    public void Messages_have_long_ids(string value, long? id)
    {
        Assert.Equal(id, Read.As<ChatContext>("IM_CONTEXT_MENU", $$"""{"messageId":{{value}}}""").MessageId);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"Y\"", true)]
    [InlineData("\"y\"", true)]
    [InlineData("\"\\u0059\"", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("\"N\"", false)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("2", false)]
    [InlineData("\"yes!\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"undefined\"", false)]
    [InlineData("null", false)]
    [InlineData("[true]", false)]
    [InlineData("{\"a\":true}", false)]
    public void Yes_and_no_come_in_the_words_of_three_languages(string value, bool isYes)
    {
        Assert.Equal(isYes, Read.As<CallCardContext>("CALL_CARD", $$"""{"CALL_LIST_MODE":{{value}}}""").IsCallList);
        Assert.Equal(isYes, Read.As<ConnectorContext>("SETTING_CONNECTOR", $$"""{"ACTIVE_STATUS":{{value}}}""").IsActive);
        Assert.Equal(isYes, Read.As<UserFieldContext>("USERFIELD_TYPE", $$"""{"MULTIPLE":{{value}}}""").IsMultiple);
        Assert.Equal(
            isYes, Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_ACTIVITY", $$"""{"newUserNotification":{{value}}}""").IsNewUserNotification);
    }

    [Theory]
    [InlineData("\"+49 30\"", "+49 30")]
    [InlineData("4930", "4930")]
    [InlineData("-1.50E+2", "-1.50E+2")]
    [InlineData("\" \"", " ")]
    [InlineData("\"Undefined\"", "Undefined")]
    [InlineData("\"a\\/b\\\\c\\\"d\"", "a/b\\c\"d")]
    [InlineData("\"\\b\\f\\n\\r\\t\"", "\b\f\n\r\t")]
    [InlineData("\"\\u041b\\u0438\\u0434\"", "Лид")]
    [InlineData("\"Лид \\/ Lead\"", "Лид / Lead")]
    [InlineData("\"\\ud83d\\ude80\"", "🚀")]
    [InlineData("\"🚀\\/🚀\"", "🚀/🚀")]
    [InlineData("\"a\\ud83d\"", "a\ufffd")]
    [InlineData("\"\\ude80\\ud83d\"", "\ufffd\ufffd")]
    [InlineData("\"\\ud83dx\\ude80\"", "\ufffdx\ufffd")]
    [InlineData("\"\\ud83d\\ud83d\\ude80\"", "\ufffd🚀")]
    [InlineData("\"\\u0000\"", "\0")]
    [InlineData("\"<script>\"", "<script>")]
    public void A_text_is_taken_as_it_is(string value, string text)
    {
        Assert.Equal(text, Read.As<CallCardContext>("CALL_CARD", $$"""{"PHONE_NUMBER":{{value}}}""").PhoneNumber);
        Assert.Equal(text, Read.As<ClientSearchContext>("CRM_DETAIL_SEARCH", $$"""{"searchQuery":{{value}}}""").SearchQuery);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_the_sign_for_what_cannot_be_shown()
    {
        Assert.Equal("a\ufffdb", Read.As<CallCardContext>("CALL_CARD", "{\"PHONE_NUMBER\":\"a\ud83db\"}").PhoneNumber);
        Assert.Equal("/\ufffd/", Read.As<CallCardContext>("CALL_CARD", "{\"PHONE_NUMBER\":\"\\/\ude80\\/\"}").PhoneNumber);
        Assert.Equal(typeof(PlacementContext), PlacementContextReader.ContextTypeOf("CALL_CARD\ud83d"));
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void What_is_no_text_counts_as_missing(string value)
    {
        Assert.Null(Read.As<CallCardContext>("CALL_CARD", $$"""{"PHONE_NUMBER":{{value}}}""").PhoneNumber);
        Assert.Empty(Read.As<ClientSearchContext>("CRM_DETAIL_SEARCH", $$"""{"searchQuery":{{value}}}""").SearchQuery);
        Assert.Null(Read.As<PlacementContext>("LEFT_MENU", $$"""{"URI":{{value}}}""").Uri);
    }

    [Theory]
    [InlineData("{\"ID\":\"1\",\"ID\":\"2\"}", 2)]
    [InlineData("{\"ID\":\"1\",\"\\u0049D\":\"2\"}", 2)]
    [InlineData("{\"\\u0049\\u0044\":\"2\"}", 2)]
    [InlineData("{\"ID\":\"1\",\"ID\":\"\"}", 0)]
    [InlineData("{\"ID\":\"1\",\"ID\":null}", 0)]
    [InlineData("{\"id\":\"1\"}", 0)]
    [InlineData("{\"Id\":\"1\",\" ID\":\"2\"}", 0)]
    [InlineData("{\"other\":{\"ID\":\"1\"},\"list\":[{\"ID\":\"2\"}]}", 0)]
    [InlineData("{\"ID\":{\"ID\":\"1\"}}", 0)]
    [InlineData("{\"\\ud800\":\"1\",\"ID\":\"2\"}", 2)]
    [InlineData("{\"\":\"1\",\"ID\":\"2\"}", 2)]
    public void Keys_are_compared_exactly_and_the_last_one_counts(string options, int id)
    {
        Assert.Equal(id, Read.As<TaskContext>("TASK_LIST_CONTEXT_MENU", options).TaskId);
    }

    [Theory]
    [InlineData("/crm/deal/list/", "/crm/deal/list/")]
    [InlineData("/", "/")]
    [InlineData("/a?b=//c", "/a?b=//c")]
    [InlineData("https://portal.example.com/", null)]
    [InlineData("//portal.example.com/", null)]
    [InlineData("/\\portal.example.com/", null)]
    [InlineData("@portal.example.com/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("crm", null)]
    public void The_page_is_a_path_on_the_portal(string uri, string? expected)
    {
        PlacementContext context = Read.As<PlacementContext>(
            "LEFT_MENU", $$"""{"URI":"{{uri.Replace("\\", "\\\\", StringComparison.Ordinal)}}"}""");

        Assert.Equal(expected, context.Uri);
        Assert.Equal(uri, context.Properties["URI"].GetString());
    }
}
