using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>What the configuration says about an application.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Bitrix24:ClientId"] = "local.0123456789abcd.12345678",
        ["Bitrix24:ClientSecret"] = "of-the-settings",
        ["Bitrix24:BaseAddress"] = "https://apps.acme.example/sales",
        ["Bitrix24:ApplicationName"] = "Sales",
        ["Bitrix24:PortalHosts:0"] = "portal.acme.example",
    };

    [Fact]
    public void An_application_is_known_by_its_configuration()
    {
        PlacementOptions options = Read(Settings);

        Assert.Equal("local.0123456789abcd.12345678", options.ClientId);
        Assert.Equal("of-the-settings", options.ClientSecret);
        Assert.Equal(new Uri("https://apps.acme.example/sales"), options.BaseAddress);
        Assert.Equal("Sales", options.ApplicationName);
        Assert.Equal(["portal.acme.example"], options.PortalHosts);
    }

    [Fact]
    public void Line_breaks_of_files_and_variables_are_no_part_of_a_setting_and_an_empty_one_is_none()
    {
        PlacementOptions options = Read(new()
        {
            ["Bitrix24:ClientId"] = "local.0123456789abcd.12345678\n",
            ["Bitrix24:ClientSecret"] = " of-the-settings\r\n",
            ["Bitrix24:AlternateClientSecret"] = " ",
            ["Bitrix24:BaseAddress"] = "https://apps.acme.example/sales\n",
            ["Bitrix24:ApplicationName"] = "",
        });

        Assert.Equal(("local.0123456789abcd.12345678", "of-the-settings"), (options.ClientId, options.ClientSecret));
        Assert.Equal((null, null), (options.AlternateClientSecret, options.ApplicationName));
        Assert.Equal(new Uri("https://apps.acme.example/sales"), options.BaseAddress);
    }

    [Fact]
    public void What_the_code_says_wins_whether_it_comes_before_or_after()
    {
        Assert.Equal("Desk", Read(Settings, before: static options => options.ApplicationName = "Desk").ApplicationName);
        Assert.Equal("Desk", Read(Settings, after: static options => options.ApplicationName = "Desk").ApplicationName);
    }

    [Fact]
    public void A_malformed_address_is_named_by_its_setting_and_not_repeated()
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => Read(new() { ["Bitrix24:BaseAddress"] = "not-an-address" }));

        Assert.Contains("Bitrix24:BaseAddress", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-an-address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_without_a_configuration_is_what_its_code_says()
    {
        Assert.Equal("Desk", Read(null, after: static options => options.ApplicationName = "Desk").ApplicationName);
    }

    private static PlacementOptions Read(
        Dictionary<string, string?>? settings, Action<PlacementOptions>? before = null, Action<PlacementOptions>? after = null)
    {
        var services = new ServiceCollection();
        if (settings is not null)
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        }

        if (before is not null)
        {
            services.Configure(before);
        }

        services.AddPlacements(after);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<PlacementOptions>>().Value;
    }
}
