namespace Placement.Tests.Rest;

public class PortalTokensTests
{
    private static readonly Uri Endpoint = new("https://acme.bitrix24.com/rest/");

    [Fact]
    public void Printing_tokens_never_shows_one()
    {
        var tokens = new PortalTokens(Endpoint, "secret-access")
        {
            RefreshToken = "secret-refresh",
            MemberId = "0123456789abcdef0123456789abcdef",
            UserId = 7,
        };

        Assert.Equal(
            "PortalTokens { ClientEndpoint = https://acme.bitrix24.com/rest/, MemberId = 0123456789abcdef0123456789abcdef, UserId = 7 }",
            tokens.ToString());
    }

    [Theory]
    [InlineData("/rest/")]
    [InlineData("acme.bitrix24.com")]
    [InlineData("ftp://acme.bitrix24.com/rest/")]
    [InlineData("https://user:secret@acme.bitrix24.com/rest/")]
    [InlineData("https://acme.bitrix24.com/rest/?auth=secret")]
    [InlineData("https://acme.bitrix24.com/rest/#secret")]
    public void What_is_no_REST_address_is_refused(string address)
    {
        var endpoint = new Uri(address, UriKind.RelativeOrAbsolute);
        var tokens = new PortalTokens(Endpoint, "t");

        ArgumentException exception = Assert.Throws<ArgumentException>("clientEndpoint", () => new PortalTokens(endpoint, "t"));
        Assert.Throws<ArgumentException>("clientEndpoint", () => tokens with { ClientEndpoint = endpoint });

        Assert.Contains("such as https://acme.bitrix24.com/rest/", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_required()
    {
        var tokens = new PortalTokens(Endpoint, "t");

        Assert.Throws<ArgumentNullException>("clientEndpoint", () => new PortalTokens(null!, "t"));
        Assert.Throws<ArgumentException>("accessToken", () => new PortalTokens(Endpoint, " "));
        Assert.Throws<ArgumentException>("accessToken", () => tokens with { AccessToken = "" });
    }
}
