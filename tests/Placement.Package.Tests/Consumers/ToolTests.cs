using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Consumers;

/// <summary>The command line, installed from its package, asks an application that uses the others.</summary>
public sealed class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task The_tool_is_installed_and_starts_the_host_of_an_application()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Site/Site.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Placement.AspNetCore" Version="$(PlacementVersion)" />
                  </ItemGroup>
                </Project>
                """),
            ("Site/Program.cs", """
                using Placement;
                using Site;

                WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
                builder.Services.AddPlacements(static options =>
                    (options.ClientId, options.ClientSecret) = ("local.0123456789abcd.12345678", "secret"));
                WebApplication app = builder.Build();
                app.MapPlacements();
                app.Run();

                [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
                internal sealed class DealSupplies : IWidget<CrmEntityContext>
                {
                    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                        Task.FromResult(Results.Extensions.Widget($"<p>{request.Context.EntityId}</p>"));
                }
                """));
        project.Succeeded(await project.DotnetAsync(
            ["tool", "install", "Placement.Tool", "--tool-path", project.PathOf("tools"), "--version", PackageFeed.Version]));
        project.Succeeded(await project.BuildAsync("Site"));

        await using (RunningProgram version = project.Start("tools/placements", "version"))
        {
            string line = await version.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("placements 0.1.0", line, StringComparison.Ordinal);
        }

        await using RunningProgram list = project.Start(
            "tools/placements", "list", "--all", "--assembly", project.PathOf("Site/bin/Debug/net10.0/Site.dll"));
        InvalidOperationException ended = await Assert.ThrowsAsync<InvalidOperationException>(
            () => list.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Contains("keeps its portals in memory", ended.Message, StringComparison.Ordinal);
    }
}
