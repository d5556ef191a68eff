using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>
/// A web application with a library of widgets, in a solution that manages its packages' versions in one place. The application names the
/// package of hosting only, which brings the generator along.
/// </summary>
public sealed class WebTests(PackageFeed feed)
{
    [Fact]
    public async Task An_application_answers_its_own_widgets_and_those_of_its_library()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Directory.Packages.props", """
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="Placement.AspNetCore" Version="$(PlacementVersion)" />
                    <PackageVersion Include="Placement.Generators" Version="$(PlacementVersion)" />
                    <PackageVersion Include="Placement.Testing" Version="$(PlacementVersion)" />
                  </ItemGroup>
                </Project>
                """),
            ("Stock/Stock.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net8.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>
                    <FrameworkReference Include="Microsoft.AspNetCore.App" />
                    <PackageReference Include="Placement.AspNetCore" />
                    <PackageReference Include="Placement.Generators" />
                  </ItemGroup>
                </Project>
                """),
            ("Stock/StockList.cs", """
                using Microsoft.AspNetCore.Http;
                using Placement;

                namespace Stock;

                [WidgetPlacement(Placements.LeftMenu, Title = "Stock")]
                internal sealed class StockList : IWidget<PlacementContext>
                {
                    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
                        Task.FromResult(Results.Extensions.Widget($"<p>14 pallets</p>", "Stock list"));
                }
                """),
            ("Site/Site.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>
                    <ProjectReference Include="../Stock/Stock.csproj" />
                    <PackageReference Include="Placement.AspNetCore" />
                    <PackageReference Include="Placement.Testing" />
                  </ItemGroup>
                </Project>
                """),
            ("Site/DealSupplies.cs", """
                using Placement;

                namespace Site;

                [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
                public sealed class DealSupplies : IWidget<CrmEntityContext>
                {
                    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                        Task.FromResult(Results.Extensions.Widget($"<p>{request.Context.EntityId}</p>", $"Deal {request.Context.EntityId}"));
                }
                """),
            ("Site/Program.cs", """
                using Microsoft.AspNetCore.DataProtection;
                using Placement;
                using Placement.Testing;
                using Site;

                await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false });

                WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
                builder.Services.AddPlacements(options =>
                {
                    options.ClientId = portal.Options.ClientId;
                    options.ClientSecret = portal.Options.ClientSecret;
                    options.AllowLoopback = true;
                });

                await using WebApplication app = builder.Build();
                app.MapPlacements();
                app.MapPlacementInstaller();
                app.MapPlacementEvents();
                app.MapGet("/status", () => "up");
                await app.StartAsync();

                (await portal.InstallAsync(new Uri(app.Urls.Single()))).EnsureFinished();
                foreach (string placement in (string[])["CRM_DEAL_DETAIL_TAB", "LEFT_MENU"])
                {
                    WidgetPage page = await portal.OpenAsync(placement, new { ID = 17 });
                    Console.WriteLine($"{placement} {page.StatusCode} {page.Title}");
                }

                using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
                Console.WriteLine(await http.GetStringAsync("/status"));
                await app.StopAsync();
                """));

        ProgramResult run = await project.RunAsync("Site");

        project.Printed(
            run,
            "CRM_DEAL_DETAIL_TAB 200 Deal 17",
            "LEFT_MENU 200 Stock list",
            "up");
    }
}
