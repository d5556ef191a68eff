using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class PlacementOptionsTests
{
    public static TheoryData<string, Action<PlacementOptions>> Slips => new()
    {
        { "ClientSecret", static options => options.ClientId = "local.0123456789abcd.12345678" },
        { "ClientId", static options => options.ClientSecret = "secret" },
        { "BaseAddress", static options => options.BaseAddress = new Uri("/sales", UriKind.Relative) },
        { "BaseAddress", static options => options.BaseAddress = new Uri("ftp://apps.acme.com/") },
        { "BaseAddress", static options => options.BaseAddress = new Uri("https://apps.acme.com/?key=1") },
        { "BaseAddress", static options => options.BaseAddress = new Uri("https://user@apps.acme.com/") },
        { "BaseAddress is plain http", static options => options.BaseAddress = new Uri("http://apps.acme.com/") },
        { "BaseAddress is not public", static options => options.BaseAddress = new Uri("https://172.18.0.5:8080") },
        { "BaseAddress is not public", static options => options.BaseAddress = new Uri("https://localhost:5001") },
        { "BaseAddress is not public", static options => options.BaseAddress = new Uri("https://[fd00::8]") },
        { "BaseAddress is not public", static options => options.BaseAddress = new Uri("https://apps.acme.internal") },
        { "BaseAddress is plain http", static options => Local(options, "http://apps.acme.internal") },
        { "PortalHosts", static options => options.PortalHosts.Add("https://portal.acme.com/") },
        { "PortalHosts", static options => options.PortalHosts.Add("*.com") },
        { "AuthorizationHosts", static options => options.AuthorizationHosts.Add("oauth.acme.com/rest") },
        { "AuthorizationHosts", static options => options.AuthorizationHosts.Clear() },
        { "RequestLimits.MaxBodyLength", static options => options.RequestLimits.MaxBodyLength = 0 },
        { "RequestLimits.MaxBodyLength", static options => options.RequestLimits.MaxBodyLength = int.MaxValue },
        { "RequestLimits.MaxQueryLength", static options => options.RequestLimits.MaxQueryLength = -1 },
        { "RequestLimits.MaxFields", static options => options.RequestLimits.MaxFields = 0 },
        { "RequestLimits.MaxFieldNameLength", static options => options.RequestLimits.MaxFieldNameLength = 0 },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public async Task A_slip_is_told_when_the_application_starts(string option, Action<PlacementOptions> slip)
    {
        await using WebApplication application = Application(Environments.Production, slip);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(
            $"PlacementOptions.{option}", failure.Message.Replace(
                " and ", " PlacementOptions.", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_has_not_said_who_it_is_starts()
    {
        await using WebApplication application = Application(Environments.Production, static _ => { });

        await application.StartAsync(TestContext.Current.CancellationToken);

        Assert.False(application.Services.GetRequiredService<HostPolicy>().IsPortal(new Uri("https://portal.acme.com/")));
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Production", null, false)]
    [InlineData("Staging", null, false)]
    [InlineData("Development", false, false)]
    [InlineData("Production", true, true)]
    public async Task This_machine_is_trusted_in_development_unless_the_application_decides(
        string environment, bool? allowed, bool isTrusted)
    {
        await using WebApplication application = Application(environment, options => options.AllowLoopback = allowed);

        Assert.Equal(isTrusted, application.Services.GetRequiredService<HostPolicy>().IsPortal(new Uri("http://127.0.0.1:8080/rest/")));
    }

    [Theory]
    [InlineData("Development", null, "http://localhost:5000")]
    [InlineData("Production", true, "http://localhost:5000")]
    [InlineData("Production", null, "https://apps.acme.com/sales")]
    public async Task An_address_that_users_reach_or_that_is_for_this_machine_only_is_taken(
        string environment, bool? allowed, string address)
    {
        await using WebApplication application = Application(
            environment, options => (options.AllowLoopback, options.BaseAddress) = (allowed, new Uri(address)));

        await application.StartAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("portal.acme.internal")]
    [InlineData("*.acme.internal:8443")]
    public async Task An_application_for_portals_in_a_private_network_may_be_there_too(string host)
    {
        await using WebApplication application = Application(
            Environments.Production, options => Local(options, "https://apps.acme.internal", host));

        await application.StartAsync(TestContext.Current.CancellationToken);
    }

    private static void Local(PlacementOptions options, string address, string host = "portal.acme.internal")
    {
        options.PortalHosts.Add(host);
        options.BaseAddress = new Uri(address);
    }

    private static WebApplication Application(string environment, Action<PlacementOptions> configure)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(builder.Services, [], [], configure);
        return builder.Build();
    }
}
