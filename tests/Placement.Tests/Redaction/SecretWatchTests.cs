namespace Placement.Tests.Redaction;

/// <summary>The watch over the run does notice something.</summary>
public sealed class SecretWatchTests
{
    [Theory]
    [InlineData("""{"auth":"an-access-token","PLACEMENT":"LEFT_MENU"}""", "an-access-token")]
    [InlineData("grant_type=refresh_token&client_secret=a-client%2Bsecret", "a-client+secret")]
    [InlineData("refresh_token=a-refresh-token", "a-refresh-token")]
    public void Secrets_of_requests_are_found(string body, string secret)
    {
        var secrets = new SentSecrets();

        secrets.Note(body);

        Assert.Equal([secret], secrets.Found);
    }

    [Fact]
    public void A_text_with_a_secret_is_a_leak()
    {
        Assert.Equal(
            ["placement.get: wrong an-access-token"],
            SecretWatch.FindLeaks(["an-access-token"], ["placement.get: ok", "placement.get: wrong an-access-token"]));
    }

    [Fact]
    public void What_looks_like_a_token_of_a_portal_is_a_leak()
    {
        Assert.NotEmpty(SecretWatch.FindLeaks([], ["placement.get: 4f9f4e6700705a0700000001f0f1070c0e08071ac5a9d8b4c8e2f6a7b3"]));
        Assert.Empty(SecretWatch.FindLeaks([], ["member da45a03b265edd8787f8a258d793cc5d"]));
    }
}
