using System.Text.RegularExpressions;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>An application under <c>dotnet watch</c>, beside a local portal: what is saved is on the portal.</summary>
public sealed partial class WatchTests(PackageFeed feed)
{
    private const string Registered = "Registered again after a change: ";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_title_a_new_class_and_a_removed_one_are_on_the_portal_after_saving()
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
                    <PackageReference Include="Placement.Testing" Version="$(PlacementVersion)" />
                  </ItemGroup>
                </Project>
                """),
            ("Site/Program.cs", """
                using Placement;
                using Placement.Testing;
                using Site;

                WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.AddLocalPortal(settings => settings.Port = 0);
                builder.Services.AddPlacements();

                WebApplication app = builder.Build();
                app.MapPlacements();
                app.MapPlacementInstaller();
                app.MapPlacementEvents();
                app.Run();
                """),
            ("Site/Supplies.cs", Widget("Supplies", "Crm.Deal.DetailTab", "Supplies")));
        project.Succeeded(await project.BuildAsync("Site"));

        await using RunningProgram watch = project.Watch("Site");
        string portal = await PortalAsync(watch);
        project.Write("Site/Supplies.cs", Widget("Supplies", "Crm.Deal.DetailTab", "Stock"));

        Assert.Equal("1 changed, 0 added, 0 removed.", await ReadAfterAsync(watch, Registered));
        Assert.Contains("\"Stock\"", await StateAsync(portal), StringComparison.Ordinal);

        // Its placement needs another scope than those before.
        project.Write("Site/Tasks.cs", Widget("Tasks", "Task.ViewTab", "Pallets"));

        Assert.Equal("0 changed, 1 added, 0 removed.", await ReadAfterAsync(watch, Registered));
        Assert.Contains("\"Pallets\"", await StateAsync(portal), StringComparison.Ordinal);

        // The runtime cannot remove a class, so the application is started again.
        File.Delete(project.PathOf("Site/Tasks.cs"));

        string state = await StateAsync(await PortalAsync(watch));
        Assert.Contains("\"Stock\"", state, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Pallets\"", state, StringComparison.Ordinal);
    }

    private static string Widget(string name, string placement, string title) =>
        $$"""
        using Placement;

        namespace Site;

        [WidgetPlacement(Placements.{{placement}}, Title = "{{title}}")]
        public sealed class {{name}} : IWidget<PlacementContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
                Task.FromResult(Results.Extensions.Widget($"<p>Pallets</p>", "Supplies"));
        }

        """;

    /// <summary>The address of the portal, when the application is installed there.</summary>
    private static async Task<string> PortalAsync(RunningProgram watch) =>
        Address().Match(await ReadAfterAsync(watch, "Local portal: ")).Value;

    /// <summary>What the portal's page shows.</summary>
    private static async Task<string> StateAsync(string portal)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(portal + "_portal/state"), Stop);
    }

    /// <summary>The rest of the next line that has a text.</summary>
    private static async Task<string> ReadAfterAsync(RunningProgram watch, string text)
    {
        while (true)
        {
            string line = await watch.ReadLineAsync(Stop);
            int at = line.IndexOf(text, StringComparison.Ordinal);
            if (at >= 0)
            {
                return line[(at + text.Length)..];
            }
        }
    }

    [GeneratedRegex("^http://[^ ]+/")]
    private static partial Regex Address();
}
