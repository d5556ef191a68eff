using System.Text;
using System.Text.Json;
using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

public class StoredBindingTests
{
    [Fact]
    public void A_row_is_read_as_it_is_documented()
    {
        StoredBinding row = Stored(
            "IM_TEXTAREA",
            "https://a.example/x",
            "'id':17,'userId':0,'title':'T','description':'D','options':{'iconName':'fa-truck','width':70},'langAll':{'en':{'TITLE':'T','DESCRIPTION':'D','GROUP_NAME':'G'}}");

        Assert.Equal(17, row.Id);
        Assert.Equal("IM_TEXTAREA", row.Placement);
        Assert.Equal("https://a.example/x", row.Handler);
        Assert.Equal(0, row.UserId);
        Assert.Equal("T", row.Title);
        Assert.Equal("D", row.Description);
        Assert.True(row.HasTexts);
        Assert.Equal(new LocalizedText("T", "D", "G"), row.Texts["EN"]);
        Assert.Equal("fa-truck", row.Options["iconName"]);
        Assert.Equal("70", row.Options["width"]);
        Assert.Equal("IM_TEXTAREA https://a.example/x", row.ToString());
    }

    [Fact]
    public void An_old_portal_says_less()
    {
        StoredBinding row = Stored("LEFT_MENU", "https://a.example/x", "'userId':'7','title':null,'options':[]");

        Assert.Null(row.Id);
        Assert.Equal(7, row.UserId);
        Assert.Null(row.Title);
        Assert.Null(row.Description);
        Assert.False(row.HasTexts);
        Assert.Empty(row.Texts);
        Assert.Empty(row.Options);
        Assert.Equal("LEFT_MENU https://a.example/x (user 7)", row.ToString());
    }

    [Theory]
    [InlineData("'id':'17','langAll':[],'options':null", 17, true)]
    [InlineData("'id':17.0,'langAll':null,'options':'x'", 17, false)]
    [InlineData("'id':'many','langAll':{}", null, true)]
    public void Numbers_may_be_text_and_empty_maps_lists(string more, int? id, bool hasTexts)
    {
        StoredBinding row = Stored("LEFT_MENU", "https://a.example/x", more);

        Assert.Equal(id, row.Id);
        Assert.Equal(hasTexts, row.HasTexts);
        Assert.Empty(row.Texts);
        Assert.Empty(row.Options);
    }

    [Theory]
    [InlineData("""{"handler":"https://a.example/x"}""")]
    [InlineData("""{"placement":"LEFT_MENU","handler":""}""")]
    [InlineData("""{"placement":null,"handler":"https://a.example/x"}""")]
    [InlineData("[]")]
    [InlineData("7")]
    public void What_is_no_row_is_passed_over(string json)
    {
        using var row = JsonDocument.Parse(json);

        Assert.Null(StoredBinding.Read(row.RootElement));
    }

    [Theory]
    [InlineData(
        "'id':17,'title':'T','description':'D','langAll':{'en':{'TITLE':'T','DESCRIPTION':'','GROUP_NAME':'G'},'de':{'TITLE':'Ü'}},'options':{'iconName':'fa-truck','width':70},'userId':7",
        """{"PLACEMENT":"X","HANDLER":"https://a.example/x","LANG_ALL":{"en":{"TITLE":"T","GROUP_NAME":"G"},"de":{"TITLE":"\u00DC"}},"OPTIONS":{"iconName":"fa-truck","width":"70"},"USER_ID":7}""")]
    [InlineData(
        "'title':'T','description':'D','options':[],'userId':0",
        """{"PLACEMENT":"X","HANDLER":"https://a.example/x","TITLE":"T","DESCRIPTION":"D"}""")]
    [InlineData("", """{"PLACEMENT":"X","HANDLER":"https://a.example/x"}""")]
    public void A_row_can_be_bound_again(string stored, string parameters)
    {
        Assert.Equal(parameters, Encoding.UTF8.GetString(Stored("X", "https://a.example/x", stored).ToParameters().Span));
    }
}
