using Placement.Catalog;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class HostPolicyTests
{
    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/")]
    [InlineData("https://ACME.Bitrix24.COM/rest/")]
    [InlineData("https://acme.bitrix24.com:443/rest/")]
    [InlineData("https://b24-x1y2z3.bitrix24.de")]
    [InlineData("https://acme.bitrix24.com.br/rest/")]
    [InlineData("https://acme.bitrix24.com.tr/rest/")]
    public void A_portal_of_the_cloud_is_trusted(string address)
    {
        Assert.True(Policy().IsPortal(new Uri(address)));
    }

    [Theory]
    [InlineData("http://acme.bitrix24.com/rest/")]
    [InlineData("ftp://acme.bitrix24.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://bitrix24.com/")]
    [InlineData("https://evilbitrix24.com/")]
    [InlineData("https://acme.evilbitrix24.com/")]
    [InlineData("https://bitrix24.com.evil.com/")]
    [InlineData("https://acme.bitrix24.com.evil.com/")]
    [InlineData("https://a.b.bitrix24.com/")]
    [InlineData("https://acme.bitrix24.com./")]
    [InlineData("https://acme.bitrix24.com:8080/")]
    [InlineData("https://acme.bitrix24.com:80/")]
    [InlineData("https://acme.bitrix24.xyz/")]
    [InlineData("https://ac_me.bitrix24.com/")]
    [InlineData("https://user@acme.bitrix24.com/")]
    [InlineData("https://user:secret@acme.bitrix24.com/")]
    [InlineData("https://@acme.bitrix24.com/")]
    [InlineData("https://acme.bitrix24.com@evil.com/")]
    [InlineData("https://acme.bitrix24.com:443@evil.com/")]
    [InlineData("https://evil.com/acme.bitrix24.com")]
    [InlineData("https://evil.com?acme.bitrix24.com")]
    [InlineData("https://evil.com#.bitrix24.com")]
    [InlineData("https://аcme.bitrix24.com/")]
    [InlineData("https://acme.bitrix24。com/")]
    [InlineData("https://acme.ｂitrix24.com/")]
    [InlineData("https://acme.bıtrix24.com/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("http://127.0.0.1:8080/")]
    public void Nothing_else_is_trusted_as_a_portal(string address)
    {
        Assert.False(Policy().IsPortal(new Uri(address)));
    }

    [Theory]
    [InlineData("https://acme%2ebitrix24.com/")]
    [InlineData("https://evil.com\\.bitrix24.com/")]
    [InlineData("https://acme.bitrix24.com%2eevil.com/")]
    [InlineData("https://evil.com%2f.bitrix24.com/")]
    [InlineData("https://evil.com%23.bitrix24.com/")]
    [InlineData("https://evil.com%00.bitrix24.com/")]
    public void An_escaped_host_is_never_trusted(string address)
    {
        Assert.False(Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && Policy().IsPortal(uri));
    }

    [Fact]
    public void A_relative_address_is_nobody_s()
    {
        Assert.False(Policy(loopback: true).IsPortal(new Uri("/rest/", UriKind.Relative)));
        Assert.False(Policy(loopback: true).IsAuthorizationServer(new Uri("acme.bitrix24.com", UriKind.Relative)));
    }

    [Theory]
    [InlineData("https://portal.acme.com/rest/", true)]
    [InlineData("https://PORTAL.acme.com/rest/", true)]
    [InlineData("http://portal.acme.com/rest/", false)]
    [InlineData("https://portal.acme.com:8443/rest/", false)]
    [InlineData("https://below.portal.acme.com/rest/", false)]
    [InlineData("https://other.acme.com:8443/rest/", true)]
    [InlineData("https://other.acme.com/rest/", false)]
    [InlineData("https://any.intra.acme.org/rest/", true)]
    [InlineData("https://a.b.intra.acme.org/rest/", true)]
    [InlineData("https://intra.acme.org/rest/", false)]
    [InlineData("https://evilintra.acme.org/rest/", false)]
    [InlineData("https://any.intra.acme.org./rest/", false)]
    [InlineData("https://any.intra.acme.org:444/rest/", false)]
    [InlineData("https://10.1.2.3:8443/rest/", true)]
    [InlineData("https://10.1.2.3/rest/", false)]
    [InlineData("https://[fd00::1]/rest/", true)]
    [InlineData("https://портал.acme.com/rest/", true)]
    [InlineData("https://xn--80awhdgm.acme.com/rest/", true)]
    public void A_self_hosted_portal_is_trusted_as_configured(string address, bool isTrusted)
    {
        HostPolicy policy = Policy(options =>
        {
            foreach (string host in (string[])["Portal.acme.com", "other.acme.com:8443", "*.intra.acme.org", "10.1.2.3:8443", "[fd00::1]", "портал.acme.com"])
            {
                options.PortalHosts.Add(host);
            }
        });

        Assert.Equal(isTrusted, policy.IsPortal(new Uri(address)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:51234/rest/")]
    [InlineData("https://127.0.0.1/rest/")]
    [InlineData("http://127.8.9.10:8080/rest/")]
    [InlineData("http://localhost:5000/rest/")]
    [InlineData("https://[::1]:5001/rest/")]
    public void This_machine_is_trusted_only_where_that_is_allowed(string address)
    {
        var uri = new Uri(address);

        Assert.True(Policy(loopback: true).IsPortal(uri));
        Assert.True(Policy(loopback: true).IsAuthorizationServer(uri));
        Assert.False(Policy().IsPortal(uri));
        Assert.False(Policy().IsAuthorizationServer(uri));
    }

    [Theory]
    [InlineData("http://10.0.0.1/rest/")]
    [InlineData("http://user@127.0.0.1/rest/")]
    [InlineData("ftp://127.0.0.1/rest/")]
    [InlineData("http://evil.localhost/rest/")]
    [InlineData("http://localhost.evil.com/rest/")]
    [InlineData("http://0.0.0.0/rest/")]
    public void Where_this_machine_is_trusted_others_are_not(string address)
    {
        Assert.False(Policy(loopback: true).IsPortal(new Uri(address)));
        Assert.False(Policy(loopback: true).IsAuthorizationServer(new Uri(address)));
    }

    [Theory]
    [InlineData("https://oauth.bitrix.info/rest/", true)]
    [InlineData("https://oauth.bitrix24.tech/rest/", true)]
    [InlineData("https://oauth.bitrix24.info/rest/", true)]
    [InlineData("http://oauth.bitrix.info/rest/", false)]
    [InlineData("https://oauth.bitrix.info:8443/rest/", false)]
    [InlineData("https://evil.oauth.bitrix.info/rest/", false)]
    [InlineData("https://oauth.bitrix.info@evil.com/rest/", false)]
    [InlineData("https://oauth.bitrix.info.evil.com/rest/", false)]
    [InlineData("https://acme.bitrix24.com/rest/", false)]
    [InlineData("https://127.0.0.1/rest/", false)]
    public void Only_configured_authorization_servers_are_asked(string address, bool isTrusted)
    {
        Assert.Equal(isTrusted, Policy().IsAuthorizationServer(new Uri(address)));
    }

    [Fact]
    public void Frames_are_allowed_to_all_portals_that_are_trusted_and_to_no_others()
    {
        HostPolicy policy = Policy(options =>
        {
            options.PortalHosts.Add("portal.acme.com:8443");
            options.PortalHosts.Add("*.intra.acme.org");
            options.PortalHosts.Add("[fd00::1]");
        });

        Assert.Equal(
            [.. BitrixDomain.All.Select(static domain => $"https://*.{domain.Name}"), "https://portal.acme.com:8443", "https://*.intra.acme.org"],
            policy.FrameAncestors.Split(' '));
        Assert.Equal(
            [.. BitrixDomain.All.Select(static domain => $"https://*.{domain.Name}"), "http://localhost:*", "http://127.0.0.1:*", "https://localhost:*", "https://127.0.0.1:*"],
            Policy(loopback: true).FrameAncestors.Split(' '));
    }

    [Fact]
    public void Hosts_that_are_configured_later_do_not_count()
    {
        var options = new PlacementOptions();
        var policy = new HostPolicy(options, allowLoopback: false);

        options.PortalHosts.Add("portal.acme.com");

        Assert.False(policy.IsPortal(new Uri("https://portal.acme.com/rest/")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://portal.acme.com")]
    [InlineData("portal.acme.com/rest/")]
    [InlineData("user@portal.acme.com")]
    [InlineData("portal.acme.com:port")]
    [InlineData("portal.acme.com:0")]
    [InlineData("portal.acme.com:70000")]
    [InlineData("portal.acme.com.")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.com")]
    [InlineData("*.com.")]
    [InlineData("*.10.1.2.3")]
    [InlineData("portal.*.com")]
    [InlineData("*acme.com")]
    [InlineData("portal .acme.com")]
    [InlineData("portal.acme.com https://evil.com")]
    [InlineData("portal.acme.com;script-src")]
    public void A_portal_host_that_is_none_is_refused_with_what_to_write(string host)
    {
        var slip = Assert.Throws<ArgumentException>(() => Policy(options => options.PortalHosts.Add(host)));

        Assert.Contains("PlacementOptions.PortalHosts", slip.Message, StringComparison.Ordinal);
        Assert.Contains("portal.acme.com", slip.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Authorization_servers_are_named_one_by_one()
    {
        var slip = Assert.Throws<ArgumentException>(() => Policy(options => options.AuthorizationHosts.Add("*.bitrix.info")));

        Assert.Contains("PlacementOptions.AuthorizationHosts", slip.Message, StringComparison.Ordinal);
    }

    private static HostPolicy Policy(Action<PlacementOptions>? configure = null, bool loopback = false)
    {
        var options = new PlacementOptions();
        configure?.Invoke(options);
        return new HostPolicy(options, loopback);
    }
}
