using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Placement.Releases;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>What the configuration says of releases.</summary>
public sealed class ReleaseSettingsTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Bitrix24:Releases:Number"] = "42",
        ["Bitrix24:Releases:RollsBack"] = "43",
        ["Bitrix24:Releases:IsEnabled"] = "true",
        ["Bitrix24:Releases:ApprovedAddress"] = "https://apps.acme.com/sales",
        ["Bitrix24:Releases:ApprovedClientId"] = "local.1",
        ["Bitrix24:Releases:CanaryShare"] = "0.25",
        ["Bitrix24:Releases:CanaryPortals:0"] = "acme.bitrix24.com",
        ["Bitrix24:Releases:MaxFailureShare"] = "0.5",
        ["Bitrix24:Releases:MinTriedBeforeStop"] = "3",
        ["Bitrix24:Releases:StartsPerSecond"] = "7.5",
        ["Bitrix24:Releases:MaxConcurrency"] = "9",
        ["Bitrix24:Releases:KeepAliveAfter"] = "90.00:00:00",
    };

    [Fact]
    public void Every_option_is_read()
    {
        ReleaseOptions options = Read(Settings);

        var defaults = new ReleaseOptions();
        Assert.All(
            typeof(ReleaseOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance),
            property => Assert.NotEqual(property.GetValue(defaults), property.GetValue(options)));
        Assert.Equal(["acme.bitrix24.com"], options.CanaryPortals);
        Assert.Equal((42, 7.5, TimeSpan.FromDays(90)), (options.Number, options.StartsPerSecond, options.KeepAliveAfter));
    }

    [Theory]
    [InlineData("Number", "many", "a whole number")]
    [InlineData("CanaryShare", "5 %", "a number such as 0.05")]
    [InlineData("ApprovedAddress", "no address", "an absolute address")]
    [InlineData("KeepAliveAfter", "soon", "a time such as 100.00:00:00")]
    public void A_setting_that_makes_no_sense_is_named(string name, string value, string expected)
    {
        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(
            () => Read(new Dictionary<string, string?> { [$"Bitrix24:Releases:{name}"] = value }));

        Assert.Contains($"Bitrix24:Releases:{name} is not {expected}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refusal.Message.Replace(name, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static ReleaseOptions Read(Dictionary<string, string?> settings)
    {
        var options = new ReleaseOptions();
        new ReleaseSettings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Configure(options);
        return options;
    }
}
