using Placement.Catalog;

namespace Placement.Analyzers.Tests;

public class ReachabilityTests
{
    private const string ThisMachine = "this machine";
    private const string LocalNetwork = "a host name of the local network";
    private const string LocalName = "a name that only local networks know";
    private const string Loopback = "a loopback address";
    private const string PrivateNetwork = "an address of a private network";
    private const string LinkLocal = "a link-local address";
    private const string Provider = "an address inside a provider's network";
    private const string Unspecified = "an unspecified address";

    [Theory]
    [InlineData("https://localhost/x", ThisMachine)]
    [InlineData("https://LocalHost:5001", ThisMachine)]
    [InlineData("https://localhost./", ThisMachine)]
    [InlineData("https://myapp.localhost/", ThisMachine)]
    [InlineData("https://ｌｏｃａｌhost/", ThisMachine)]
    [InlineData("https://myserver/x", LocalNetwork)]
    [InlineData("https://myserver./x", LocalNetwork)]
    [InlineData("https://xn--é/", LocalNetwork)] // no ASCII form
    [InlineData("https://myapp.local", LocalName)]
    [InlineData("https://MYAPP.LOCAL./", LocalName)]
    [InlineData("https://müller.local/", LocalName)]
    [InlineData("https://例え。local/", LocalName)]
    [InlineData("https://host.docker.internal:8080/", LocalName)]
    [InlineData("https://myapp.test", LocalName)]
    [InlineData("https://localhost.localdomain", LocalName)]
    [InlineData("https://nas.lan", LocalName)]
    [InlineData("https://nas.home.arpa", LocalName)]
    [InlineData("https://host.invalid", "a name that no network knows")]
    public void Names_that_only_some_networks_know(string address, string why)
    {
        Assert.Equal(why, Reachability.WhyUnreachable(new Uri(address)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/", Loopback)]
    [InlineData("http://127.255.255.254/", Loopback)]
    [InlineData("http://127.1/", Loopback)]
    [InlineData("http://2130706433/", Loopback)]
    [InlineData("http://0.0.0.0/", Unspecified)]
    [InlineData("http://0.1.2.3/", Unspecified)]
    [InlineData("http://10.0.0.1/", PrivateNetwork)]
    [InlineData("http://172.16.0.1/", PrivateNetwork)]
    [InlineData("http://172.31.255.255/", PrivateNetwork)]
    [InlineData("http://192.168.178.20/", PrivateNetwork)]
    [InlineData("http://169.254.1.1/", LinkLocal)]
    [InlineData("http://100.64.0.1/", Provider)]
    [InlineData("http://100.127.255.255/", Provider)]
    [InlineData("http://[::1]:5000/", Loopback)]
    [InlineData("http://[::]/", Unspecified)]
    [InlineData("http://[::ffff:127.0.0.1]/", Loopback)]
    [InlineData("http://[::ffff:10.1.2.3]/", PrivateNetwork)]
    [InlineData("http://[fc00::1]/", PrivateNetwork)]
    [InlineData("http://[fdff:abcd::1]/", PrivateNetwork)]
    [InlineData("http://[fec0::1]/", PrivateNetwork)]
    [InlineData("http://[fe80::1]/", LinkLocal)]
    [InlineData("http://[fe80::1%25eth0]/", LinkLocal)]
    [InlineData("http://[febf::1]/", LinkLocal)]
    public void Addresses_that_only_some_networks_know(string address, string why)
    {
        Assert.Equal(why, Reachability.WhyUnreachable(new Uri(address)));
    }

    [Theory]
    [InlineData("https://myapp.example.com")]
    [InlineData("https://myapp.example")]
    [InlineData("https://localhost.example.com")]
    [InlineData("https://local.example.com")]
    [InlineData("https://mylocal.com")]
    [InlineData("https://app.mylocal")]
    [InlineData("https://mytest.com")]
    [InlineData("https://home.arpa.example.com")]
    [InlineData("https://abc.ngrok-free.app")]
    [InlineData("https://müller.de")]
    [InlineData("https://﹒.com")] // no ASCII form
    [InlineData("http://8.8.8.8")]
    [InlineData("http://1.1.1.1")]
    [InlineData("http://11.0.0.1")]
    [InlineData("http://126.255.255.255")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://172.15.255.255")]
    [InlineData("http://172.32.0.1")]
    [InlineData("http://192.167.1.1")]
    [InlineData("http://169.253.1.1")]
    [InlineData("http://100.63.255.255")]
    [InlineData("http://100.128.0.1")]
    [InlineData("http://[2001:db8::1]")]
    [InlineData("http://[::ffff:8.8.8.8]")]
    [InlineData("http://[fb00::1]")]
    public void Hosts_that_may_be_public(string address)
    {
        Assert.Null(Reachability.WhyUnreachable(new Uri(address)));
    }

    [Theory]
    [InlineData("/widgets/x")]
    [InlineData("widgets/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///x")]
    public void An_address_without_a_host(string address)
    {
        Assert.Null(Reachability.WhyUnreachable(new Uri(address, UriKind.RelativeOrAbsolute)));
    }
}
