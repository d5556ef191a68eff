using Placement.Tokens;

namespace Placement.Tests.Rest.Tokens;

public class EndpointPolicyTests
{
    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/", "https://neu.bitrix24.de/rest/placement.get", "https://neu.bitrix24.de/rest/")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://neu.bitrix24.de:8443/rest/placement.get", "https://neu.bitrix24.de:8443/rest/")]
    [InlineData("http://portal.example.com/rest/", "https://portal.example.com/rest/placement.get", "https://portal.example.com/rest/")]
    [InlineData("https://portal.example.com/a/rest/", "https://neu.example.com/a/rest/placement.get", "https://neu.example.com/a/rest/")]
    [InlineData("http://127.0.0.1:5000/rest/", "http://127.0.0.1:6000/rest/placement.get", "http://127.0.0.1:6000/rest/")]
    [InlineData("http://127.0.0.1:5000/rest/", "http://[::1]:6000/rest/placement.get", "http://[::1]:6000/rest/")]
    [InlineData("https://10.0.0.5/rest/", "https://10.0.0.6/rest/placement.get", "https://10.0.0.6/rest/")]
    [InlineData("https://intranet/rest/", "https://portal/rest/placement.get", "https://portal/rest/")]
    [InlineData("https://intranet/rest/", "https://portal.example.com/rest/placement.get", "https://portal.example.com/rest/")]
    public void A_portal_that_moved_is_followed(string endpoint, string location, string movedTo) =>
        Assert.Equal(new Uri(movedTo), Follow(endpoint, location));

    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/", "http://neu.bitrix24.de/rest/placement.get")] // not encrypted
    [InlineData("http://acme.bitrix24.com/rest/", "http://neu.bitrix24.de/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://neu.bitrix24.de/rest/")] // other paths
    [InlineData("https://acme.bitrix24.com/rest/", "https://neu.bitrix24.de/rest/placement.bind")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://neu.bitrix24.de/REST/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://neu.bitrix24.de/login?back=/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "/login")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://user@neu.bitrix24.de/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://acme.bitrix24.com/rest/placement.get")] // to itself
    [InlineData("https://acme.bitrix24.com/rest/", "placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://127.0.0.1/rest/placement.get")] // into a private network
    [InlineData("https://acme.bitrix24.com/rest/", "https://169.254.169.254/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://[::1]/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://[fe80::1]/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://2130706433/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://localhost/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://localhost./rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://x.localhost/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://intranet/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://intranet./rest/placement.get")]
    [InlineData("https://10.0.0.5/rest/", "https://127.0.0.1/rest/placement.get")]
    [InlineData("https://intranet/rest/", "https://10.0.0.5/rest/placement.get")]
    [InlineData("http://127.0.0.1:5000/rest/", "https://neu.bitrix24.de/rest/placement.get")]
    [InlineData("https://127.0.0.1:5000/rest/", "http://127.0.0.1:6000/rest/placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/", "ftp://neu.bitrix24.de/rest/placement.get")]
    public void Other_redirects_are_not(string endpoint, string location) => Assert.Null(Follow(endpoint, location));

    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/", "https://oauth.bitrix.info/rest/", "https://oauth.bitrix.info/oauth/token/")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://OAUTH.bitrix24.tech/", "https://oauth.bitrix24.tech/oauth/token/")]
    [InlineData("http://127.0.0.1:1/rest/", "http://127.0.0.1:5000/rest/", "http://127.0.0.1:5000/oauth/token/")]
    [InlineData("http://127.0.0.1:1/rest/", "https://oauth.bitrix.info/rest/", "https://oauth.bitrix.info/oauth/token/")]
    [InlineData("https://acme.bitrix24.com/rest/", "http://oauth.bitrix.info/rest/", null)]
    [InlineData("https://acme.bitrix24.com/rest/", "https://oauth.evil.example/rest/", null)]
    [InlineData("https://acme.bitrix24.com/rest/", "https://oauth.bitrix.info.evil.example/rest/", null)]
    [InlineData("https://acme.bitrix24.com/rest/", "https://oauth.bitrix.info@evil.example/rest/", null)]
    [InlineData("https://acme.bitrix24.com/rest/", "http://127.0.0.1:5000/rest/", null)]
    [InlineData("https://acme.bitrix24.com/rest/", "rest/", null)]
    public void The_client_secret_goes_to_authorization_servers_only(string endpoint, string server, string? address)
    {
        var tokens = new PortalTokens(new Uri(endpoint), "t") { ServerEndpoint = new Uri(server, UriKind.RelativeOrAbsolute) };

        Assert.Equal(address is null ? null : new Uri(address), EndpointPolicy.TokenAddress(tokens, new BitrixClientOptions().AuthorizationHosts));
    }

    private static Uri? Follow(string endpoint, string location) =>
        EndpointPolicy.Follow(new Uri(endpoint), "placement.get", new Uri(location, UriKind.RelativeOrAbsolute), isPortal: null);
}
