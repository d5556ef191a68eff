namespace Placement.Tests.Contexts;

/// <summary>Which texts are PLACEMENT_OPTIONS at all.</summary>
public class OptionsTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("{}")]
    [InlineData(" { } ")]
    [InlineData("[]")]
    [InlineData("\n[ ]\n")]
    [InlineData("\"undefined\"")]
    [InlineData("\"\\u0075ndefined\"")]
    public void Nothing_arrives_in_many_forms(string? options)
    {
        CrmEntityContext context = Read.As<CrmEntityContext>("CRM_DEAL_DETAIL_TAB", options);

        ContextAssert.Same(new CrmEntityContext { EntityTypeId = 2, EntityTypeName = "DEAL" }, context);
        Assert.Empty(context.Properties);
        Assert.Equal(PlacementProperties.Empty, context.Properties);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("17")]
    [InlineData("-0.5e3")]
    [InlineData("\"\"")]
    [InlineData("\"ID\"")]
    [InlineData("\"Undefined\"")]
    [InlineData("\"undefined \"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    [InlineData("[{\"ID\":\"17\"}]")]
    [InlineData("undefined")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("{\"ID\":\"17\"")]
    [InlineData("{\"ID\":\"17\",}")]
    [InlineData("{\"ID\" \"17\"}")]
    [InlineData("{ID:17}")]
    [InlineData("{'ID':'17'}")]
    [InlineData("{\"ID\":017}")]
    [InlineData("{\"ID\":+17}")]
    [InlineData("{\"ID\":\"17\u0001\"}")]
    [InlineData("{\"ID\":\"\\x17\"}")]
    [InlineData("{\"ID\":\"\\u12\"}")]
    [InlineData("{\"ID\":\"17\"} {}")]
    [InlineData("{\"ID\":\"17\"}x")]
    [InlineData("{\"ID\":\"17\"}\0")]
    [InlineData("[],")]
    [InlineData("\"undefined\"\"undefined\"")]
    [InlineData("/* nothing */ {}")]
    [InlineData("{} // nothing")]
    [InlineData("{/**/}")]
    [InlineData("\ufeff{}")]
    [InlineData("<b>ID</b>")]
    public void Everything_else_is_refused(string options)
    {
        Assert.False(PlacementContextReader.TryRead("CRM_DEAL_DETAIL_TAB", options, out PlacementContext? context));
        Assert.Null(context);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(10_000, false)]
    public void Nesting_has_a_limit_of_32_levels(int arrays, bool isRead)
    {
        string options = $$"""{"deep":{{new string('[', arrays)}}{{new string(']', arrays)}},"ID":"17"}""";

        Assert.Equal(isRead, PlacementContextReader.TryRead("CRM_DEAL_DETAIL_TAB", options, out PlacementContext? context));
        Assert.Equal(isRead ? 17 : null, (context as CrmEntityContext)?.EntityId);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void Length_has_none(int length)
    {
        string query = new('ж', length);

        ClientSearchContext context = Read.As<ClientSearchContext>(
            "CRM_DETAIL_SEARCH", $$"""{"searchQuery":"{{query}}","entityTypeName":"CONTACT"}""");

        Assert.Equal(query, context.SearchQuery);
        Assert.Equal(ClientType.Contact, context.ClientType);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(100_000)]
    public void Nor_have_texts_with_escapes(int length)
    {
        string query = string.Concat(Enumerable.Repeat("/", length));

        Assert.Equal(
            query + "ж",
            Read.As<ClientSearchContext>("CRM_DETAIL_SEARCH", $$"""{"searchQuery":"{{query.Replace("/", "\\/", StringComparison.Ordinal)}}\u0436"}""").SearchQuery);
    }
}
