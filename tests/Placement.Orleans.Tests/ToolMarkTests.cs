using Microsoft.Extensions.Hosting;

namespace Placement.Orleans.Tests;

/// <summary>A tool that starts the host to ask it something has no silo.</summary>
public sealed class ToolMarkTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("false", true)]
    [InlineData("", true)]
    [InlineData("perhaps", true)]
    [InlineData("1", true)]
    [InlineData("true", false)]
    [InlineData("True", false)]
    public void Only_a_tool_leaves_the_work_of_the_fleet_out_and_a_setting_that_is_none_is_passed_over(string? setting, bool isFleet)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["Placements:Tool"] = setting;

        builder.UseOrleans(static silo => silo.UseLocalhostClustering().AddPlacements());

        Assert.Equal(isFleet, builder.Services.Any(static service => service.ServiceType.Name == "IPortalCluster"));
    }
}
