using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Placement.Clusters;

namespace Placement.Orleans.Tests;

/// <summary>How an application joins a cluster.</summary>
public sealed class HostingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_developer_s_host_is_alone_whether_it_has_releases_or_not(bool hasReleases)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development });
        WidgetHosting.Add(builder.Services, static () => [], static () => [], static _ => { });
        builder.UsePlacementCluster();
        if (hasReleases)
        {
            builder.Services.AddReleases(static options => options.Number = 1);
        }

        // The container of a developer's host is validated when it is built.
        await using WebApplication host = builder.Build();

        Assert.NotNull(host.Services.GetRequiredService<IPortalCluster>());
        Assert.EndsWith(
            "-Development", host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId, StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_it_has_to_be_said_where_the_others_are()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Production });

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => builder.UsePlacementCluster());

        Assert.Contains("PlacementCluster", refusal.Message, StringComparison.Ordinal);
    }
}
