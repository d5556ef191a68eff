namespace Placement.Catalog.Tests;

public class BitrixDomainTests
{
    /// <summary>https://helpdesk.bitrix24.de/open/10252860</summary>
    private static readonly string[] ZonesOfTheHelpdesk =
    [
        "bitrix24.de", "bitrix24.eu", "bitrix24.es", "bitrix24.com.br", "bitrix24.fr", "bitrix24.it", "bitrix24.com.tr", "bitrix24.ru",
        "bitrix24.ua",
        "bitrix24.pl", "bitrix24.kz", "bitrix24.com", "bitrix24.by", "bitrix24.in", "bitrix24.cn", "bitrix24.id", "bitrix24.vn",
        "bitrix24.jp",
    ];

    public static TheoryData<string> Names => [.. BitrixDomain.All.Select(static domain => domain.Name)];

    [Fact]
    public void Every_zone_that_the_helpdesk_lists_is_known()
    {
        Assert.Empty(ZonesOfTheHelpdesk.Except(BitrixDomain.All.Select(static domain => domain.Name)));
    }

    [Fact]
    public void Domains_are_listed_once_and_in_order()
    {
        string[] names = [.. BitrixDomain.All.Select(static domain => domain.Name)];

        Assert.Equal(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_portal_is_one_label_below(string name)
    {
        Assert.Equal(name, BitrixDomain.FindByPortal($"acme-2.{name}")?.Name);
        Assert.Null(BitrixDomain.FindByPortal(name));
        Assert.Null(BitrixDomain.FindByPortal($"a.b.{name}"));
        Assert.Null(BitrixDomain.FindByPortal($"evil{name}"));
        Assert.Null(BitrixDomain.FindByPortal($"acme.{name}.evil.com"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".bitrix24.com")]
    [InlineData("acme.bitrix24.com.")]
    [InlineData("-acme.bitrix24.com")]
    [InlineData("acme-.bitrix24.com")]
    [InlineData("ac_me.bitrix24.com")]
    [InlineData("аcme.bitrix24.com")]
    [InlineData("acme.bitrix24.com:8080")]
    [InlineData("acme.bitrix24.xyz")]
    public void Other_hosts_are_no_portals(string host)
    {
        Assert.Null(BitrixDomain.FindByPortal(host));
    }
}
