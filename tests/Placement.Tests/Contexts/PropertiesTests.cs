using System.Text.Json;

namespace Placement.Tests.Contexts;

public class PropertiesTests
{
    [Fact]
    public void Every_key_is_there_known_or_not()
    {
        PlacementProperties properties = Read.As<CrmEntityContext>(
            "CRM_DEAL_DETAIL_TAB",
            """{"ID":"17","later":{"a":[1,2]},"URI":"\/crm\/","ID":18}""").Properties;

        Assert.Equal(3, properties.Count);
        Assert.Equal(["ID", "later", "URI"], properties.Keys);
        Assert.Equal(18, properties["ID"].GetInt32());
        Assert.Equal(2, properties["later"].GetProperty("a").GetArrayLength());
        Assert.True(properties.TryGetValue("URI", out JsonElement uri));
        Assert.Equal("/crm/", uri.GetString());
        Assert.False(properties.ContainsKey("id"));
        Assert.False(properties.TryGetValue("id", out _));
        Assert.Equal(
            properties.Values.Select(static value => value.GetRawText()),
            properties.Select(static property => property.Value.GetRawText()));
        Assert.Equal("3 properties", properties.ToString());
    }

    [Fact]
    public void Halves_of_surrogate_pairs_do_no_harm()
    {
        Assert.Equal(["\ufffd", "a/b"], Read.As<PlacementContext>("LEFT_MENU", "{\"\\ud800\":1,\"a\\/b\":2}").Properties.Keys);
        Assert.Equal(["\ufffd"], Read.As<PlacementContext>("LEFT_MENU", "{\"\ud800\":1}").Properties.Keys);
        Assert.Equal("a\ufffd", Read.As<PlacementContext>("LEFT_MENU", "{\"b\":\"a\ud800\"}").Properties["b"].GetString());
    }

    [Fact]
    public void Two_of_the_same_text_are_equal()
    {
        PlacementProperties properties = Read.As<PlacementContext>("LEFT_MENU", """{"a":1}""").Properties;

        Assert.Equal(Read.As<PlacementContext>("IM_NAVIGATION", """{"a":1}""").Properties, properties);
        Assert.Equal(Read.As<PlacementContext>("IM_NAVIGATION", """{"a":1}""").Properties.GetHashCode(), properties.GetHashCode());
        Assert.NotEqual(Read.As<PlacementContext>("LEFT_MENU", """{"a":2}""").Properties, properties);
        Assert.False(properties.Equals(null));
    }
}
