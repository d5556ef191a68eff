using System.Globalization;

namespace Placement.AspNetCore.Tests.Requests;

public class WidgetUserTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("de", "de")]
    [InlineData("la", "es")]
    [InlineData("br", "pt-BR")]
    [InlineData("ua", "uk")]
    public void A_language_has_a_culture_to_format_by(string language, string culture) =>
        Assert.Equal(CultureInfo.GetCultureInfo(culture), new WidgetUser(language).Culture);

    [Fact]
    public void A_language_that_Bitrix24_does_not_have_is_formatted_for_nobody() =>
        Assert.Equal(CultureInfo.InvariantCulture, new WidgetUser("xx").Culture);

    [Fact]
    public void A_user_without_tokens_has_no_client_and_says_so()
    {
        var user = new WidgetUser("en");

        Assert.Null(user.Tokens);
        Assert.Contains("no tokens", Assert.Throws<InvalidOperationException>(() => user.Client).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Printing_a_user_shows_no_token()
    {
        var user = new WidgetUser("en", new PortalTokens(new Uri("https://acme.bitrix24.com/rest/"), "access-of-the-user")
        {
            RefreshToken = "refresh-of-the-user",
        });

        Assert.DoesNotContain("of-the-user", user.ToString(), StringComparison.Ordinal);
    }
}
