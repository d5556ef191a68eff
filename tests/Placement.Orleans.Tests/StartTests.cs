using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Placement.Orleans.Tests;

/// <summary>What somebody reads whose host cannot be one of a cluster.</summary>
public sealed class StartTests
{
    private const string Secret = "hidden-secret";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1:1,connectRetry=1,connectTimeout=500,abortConnect=true")]
    [InlineData("127.0.0.1:1,connectRetry=1,connectTimeout=500,asyncTimeout=500,abortConnect=false")]
    public async Task A_host_that_cannot_reach_Redis_says_so_without_the_password(string redis)
    {
        WebApplicationBuilder builder = Create(Environments.Development);
        builder.UsePlacementCluster(options => options.Redis = $"{redis},password={Secret}");
        await using WebApplication host = builder.Build();

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Stop));

        Assert.Contains(
            "cannot be reached. Start it, or correct the connection string PlacementCluster", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"redis.internal,nosuch={Secret}")]
    [InlineData($"redis.internal,password=a,{Secret}=b")]
    [InlineData($"redis.internal,connectTimeout={Secret}")]
    [InlineData($"password={Secret}")]
    public void A_connection_string_that_is_none_is_refused_and_not_repeated(string redis)
    {
        WebApplicationBuilder builder = Create(Environments.Production);

        InvalidOperationException refusal =
            Assert.Throws<InvalidOperationException>(() => builder.UsePlacementCluster(options => options.Redis = redis));

        Assert.Contains("Correct the connection string PlacementCluster", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_that_would_each_know_portals_of_their_own_do_not_start()
    {
        WebApplicationBuilder builder = Create(Environments.Production);
        builder.UsePlacementCluster(static options => options.Redis = "127.0.0.1:1");
        await using WebApplication host = builder.Build();

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Stop));

        Assert.Contains("Call AddDatabasePortalStore", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_host_on_a_port_does_not_start_and_the_first_goes_on()
    {
        int port = FreePort();
        await using WebApplication first = CreateOn(port);
        await first.StartAsync(Stop);
        await using WebApplication second = CreateOn(port);

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync(Stop));

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Another process of this machine has the port {port}"),
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Equal(SiloStatus.Active, first.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus);
    }

    [Fact]
    public async Task A_host_starts_on_the_port_of_one_that_has_ended()
    {
        int port = FreePort();
        await using (WebApplication former = CreateOn(port))
        {
            await former.StartAsync(Stop);
            await former.StopAsync(Stop);
        }

        await using WebApplication next = CreateOn(port);
        await next.StartAsync(Stop);

        Assert.Equal(SiloStatus.Active, next.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus);
    }

    [Fact]
    public async Task A_developer_starts_several_hosts_that_are_alone()
    {
        await using WebApplication one = CreateAlone();
        await one.StartAsync(Stop);
        await using WebApplication other = CreateAlone();
        await other.StartAsync(Stop);

        Assert.All([one, other], static host => Assert.Equal(
            SiloStatus.Active, host.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus));
    }

    private static WebApplication CreateAlone()
    {
        WebApplicationBuilder builder = Create(Environments.Development);
        builder.UsePlacementCluster();
        return builder.Build();
    }

    private static WebApplication CreateOn(int port)
    {
        WebApplicationBuilder builder = Create(Environments.Development);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(port, gatewayPort: 0).AddPlacements());
        return builder.Build();
    }

    private static WebApplicationBuilder Create(string environment)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WidgetHosting.Add(builder.Services, static () => [], static () => [], static _ => { });
        return builder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
