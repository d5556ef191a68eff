namespace Placement.Catalog.Tests;

public class OptionKindTests
{
    public static TheoryData<string> Keys => [.. CatalogOptions.All.Select(static option => option.Key)];

    [Theory]
    [InlineData("iconName", "fa-truck")]
    [InlineData("iconName", "fa fa-truck")]
    [InlineData("iconName", "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVW")] // 50
    [InlineData("extranet", "Y")]
    [InlineData("extranet", "N")]
    [InlineData("useBuiltInInterface", "Y")]
    [InlineData("context", "ALL")]
    [InlineData("context", "CRM;USER")]
    [InlineData("context", "ALL;USER")]
    [InlineData("context", " USER;CHAT ")]
    [InlineData("role", "ADMIN")]
    [InlineData("color", "LIGHT_BLUE")]
    [InlineData("width", "0")]
    [InlineData("height", "250")]
    [InlineData("groupId", "4")]
    [InlineData("groupId", "4,9,4")]
    [InlineData("countries", "1,46")]
    [InlineData("errorHandlerUrl", "https://app.acme.com/removed?a=b")]
    [InlineData("errorHandlerUrl", "https://localhost/removed")]
    [InlineData("errorHandlerUrl", "http://127.0.0.1:8080/removed")]
    [InlineData("newUserNotificationTitle", "Ünïcode, <b>and</b> '1'")]
    public void What_Bitrix24_takes(string key, string value)
    {
        Assert.Null(Problem(key, value));
    }

    [Theory]
    [InlineData("iconName", "fa_truck", "contain '_'")]
    [InlineData("iconName", "fa-html5", "contain '5'")]
    [InlineData("iconName", "fa-trück", "contain 'ü'")]
    [InlineData("iconName", "🚚", "contain '🚚'")]
    [InlineData("iconName", "fa\t", "contain '\t'")]
    [InlineData("iconName", "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWX", "have 51 characters")]
    [InlineData("extranet", "yes", "be 'yes'")]
    [InlineData("extranet", "y", "be 'y'")]
    [InlineData("extranet", " Y", "be ' Y'")]
    [InlineData("context", "EVERYBODY", "contain 'EVERYBODY'")]
    [InlineData("context", "USER;chat", "contain 'chat'")]
    [InlineData("context", "USER; CHAT", "contain ' CHAT'")]
    [InlineData("context", "USER,CHAT", "contain 'USER,CHAT'")]
    [InlineData("context", "USER;", "contain an empty value")]
    [InlineData("context", " ", "contain an empty value")]
    [InlineData("role", "BOSS", "be 'BOSS'")]
    [InlineData("color", "PINKISH", "be 'PINKISH'")]
    [InlineData("width", "-1", "be '-1'")]
    [InlineData("height", "100%", "be '100%'")]
    [InlineData("height", "1.5", "be '1.5'")]
    [InlineData("height", "１", "be '１'")] // full-width
    [InlineData("groupId", "4,x", "contain 'x'")]
    [InlineData("groupId", "4, 9", "contain ' 9'")]
    [InlineData("groupId", "0", "contain '0'")]
    [InlineData("groupId", "4,,9", "contain an empty value")]
    [InlineData("countries", "99999999999", "contain '99999999999'")]
    [InlineData("errorHandlerUrl", "removed", "be 'removed'")]
    [InlineData("errorHandlerUrl", "/removed", "be '/removed'")]
    [InlineData("errorHandlerUrl", "//acme.com/removed", "be '//acme.com/removed'")]
    [InlineData("errorHandlerUrl", "ftp://acme.com/removed", "be 'ftp://acme.com/removed'")]
    public void What_Bitrix24_does_not_take(string key, string value, string problem)
    {
        Assert.Equal(problem, Problem(key, value));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_empty_text_is_no_value(string key)
    {
        Assert.Null(Problem(key, ""));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Allowed_values_and_examples_are_taken(string key)
    {
        PlacementOption option = CatalogOptions.FindByKey(key)!;

        Assert.All(option.AllowedValues, value => Assert.Null(option.Kind.FindProblem(option, value)));
        Assert.Null(option.Kind.FindProblem(option, option.Example ?? ""));
        Assert.Null(option.Kind.FindProblem(option, option.Default ?? ""));
        Assert.All(option.AllowedValues, value => Assert.Contains(value, option.Kind.Expected(option), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iconName", "at most 50 Latin letters, blanks and hyphens, such as fa-puzzle-piece")]
    [InlineData("extranet", "Y or N")]
    [InlineData("context", "one or more of ALL, USER, CHAT, LINES and CRM, joined by ';' without blanks")]
    [InlineData("role", "USER or ADMIN")]
    [InlineData("width", "a whole number of at least 0")]
    [InlineData("groupId", "ids of at least 1, joined by ',' without blanks")]
    [InlineData("errorHandlerUrl", "an absolute http or https URL")]
    public void What_may_be_written_in_words(string key, string expected)
    {
        Assert.Equal(expected, CatalogOptions.FindByKey(key)!.Kind.Expected(CatalogOptions.FindByKey(key)!));
    }

    [Theory]
    [InlineData("context", 0, null)]
    [InlineData("context", 31, null)]
    [InlineData("context", 32, "contain 32")]
    [InlineData("context", 66, "contain 64")]
    [InlineData("role", 0, null)]
    [InlineData("role", 1, null)]
    [InlineData("role", 2, "be 2")]
    [InlineData("role", -1, "be -1")]
    [InlineData("color", 0, null)] // not declared
    [InlineData("color", 17, null)]
    [InlineData("color", 18, "be 18")]
    [InlineData("color", -1, "be -1")]
    public void The_part_of_a_number_that_no_member_of_the_enum_stands_for(string key, int number, string? expected)
    {
        PlacementOption option = CatalogOptions.FindByKey(key)!;

        IEnumerable<ValueProblem> problems = option.Kind.FindProblems(option, new OptionValue(Flag: null, number, Text: null, Numbers: []));

        Assert.Equal(expected, problems.SingleOrDefault().What);
    }

    [Theory]
    [InlineData("ALL", 1)]
    [InlineData("CRM", 16)]
    [InlineData("all", 0)]
    public void The_flag_of_a_chat_context(string value, int flag)
    {
        Assert.Equal(flag, CatalogOptions.Context.FindFlag(value));
    }

    [Fact]
    public void Keys_are_compared_exactly()
    {
        Assert.All(CatalogOptions.All, static option => Assert.Same(option, CatalogOptions.FindByKey(option.Key)));
        Assert.Null(CatalogOptions.FindByKey("iconname"));
        Assert.Null(CatalogOptions.FindByKey(""));
    }

    private static string? Problem(string key, string text) =>
        CatalogOptions.FindByKey(key) is { } option ? option.Kind.FindProblem(option, text) : "be unknown";
}
