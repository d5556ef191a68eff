using Placement.Package.Tests.Harness;
using Placement.Testing;

namespace Placement.Package.Tests.Projects;

/// <summary>Web applications with widgets as they are delivered: published, started as programs, and installed on a portal.</summary>
public sealed class PublishTests(PackageFeed feed)
{
    /// <summary>
    /// An application of its own widget, which needs a service, and one of a library, which nothing but generated code knows.
    /// </summary>
    private static readonly (string Path, string Text)[] Sources =
    [
        ("Stock/Stock.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net8.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <IsAotCompatible>true</IsAotCompatible>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Include="Placement.AspNetCore" Version="$(PlacementVersion)" />
                <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
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
        ("Site/Widgets.cs", """
            using Placement;

            namespace Site;

            [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
            [WidgetText("de", Title = "Lieferungen")]
            internal sealed class DealSupplies(PalletCounter counter) : IWidget<CrmEntityContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                    Task.FromResult(Results.Extensions.Widget($"<p>{counter.Count(request.Context.EntityId)} pallets for {request.User.Language}</p>", "Supplies"));
            }

            internal sealed class PalletCounter
            {
                public long Count(long deal) => deal - 3;
            }
            """),
        ("Site/Program.cs", """
            using Placement;
            using Site;

            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton<PalletCounter>();
            builder.Services.AddPlacements(options =>
            {
                options.ClientId = builder.Configuration["ClientId"];
                options.ClientSecret = builder.Configuration["ClientSecret"];
                options.AllowLoopback = true;
            });

            await using WebApplication app = builder.Build();
            app.MapPlacements();
            app.MapPlacementInstaller();
            app.MapPlacementEvents();
            await app.StartAsync();
            Console.WriteLine(app.Urls.Single());
            await Console.In.ReadToEndAsync();
            await app.StopAsync();
            """),
    ];

    [Fact]
    public async Task A_trimmed_application_that_brings_its_runtime_serves_its_widgets()
    {
        ConsumerProject project = Create("""
            <SelfContained>true</SelfContained>
            <PublishTrimmed>true</PublishTrimmed>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <InvariantGlobalization>true</InvariantGlobalization>
            """);

        project.SucceededOrNotServed(
            await project.PublishAsync("Site", "--output", project.PathOf("published")), "the runtime for programs that bring their own");

        Assert.True(File.Exists(project.PathOf("published/System.Private.CoreLib.dll")), "The program does not bring its runtime.");
        await AssertServesAsync(project);
    }

    [Fact]
    public async Task An_application_compiled_ahead_into_one_file_serves_its_widgets()
    {
        ConsumerProject project = Create("""
            <SelfContained>false</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
            <PublishSingleFile>true</PublishSingleFile>
            """);

        project.SucceededOrNotServed(
            await project.PublishAsync("Site", "--output", project.PathOf("published")), "the compiler for PublishReadyToRun");

        Assert.DoesNotContain(
            Directory.GetFiles(project.PathOf("published")), static file => file.EndsWith(".dll", StringComparison.Ordinal));
        await AssertServesAsync(project);
    }

    private ConsumerProject Create(string properties) => ConsumerProject.Create(
        feed,
        [
            .. Sources,
            ("Site/Site.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <IsAotCompatible>true</IsAotCompatible>
                    {properties}
                  </PropertyGroup>
                  <ItemGroup>
                    <ProjectReference Include="../Stock/Stock.csproj" />
                    <PackageReference Include="Placement.AspNetCore" Version="$(PlacementVersion)" />
                    <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
                  </ItemGroup>
                </Project>
                """),
        ]);

    private static async Task AssertServesAsync(ConsumerProject project)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false }, stop);
        await using RunningProgram program = project.Start(
            "published/Site", "--ClientId", portal.Options.ClientId, "--ClientSecret", portal.Options.ClientSecret);
        var address = new Uri(await program.ReadLineAsync(stop));

        (await portal.InstallAsync(address, cancellationToken: stop)).EnsureFinished();
        Assert.Equal(
            [("CRM_DEAL_DETAIL_TAB", "/widgets/deal-supplies"), ("LEFT_MENU", "/widgets/stock-list")],
            portal.Bindings.Select(static binding => (binding.Placement, new Uri(binding.Handler).AbsolutePath)).Order());

        WidgetPage supplies = (await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: stop)).EnsureSuccess();
        Assert.Equal("Supplies", supplies.Title);
        Assert.Contains("<p>14 pallets for en</p>", supplies.Html, StringComparison.Ordinal);

        WidgetPage stock = (await portal.OpenAsync("LEFT_MENU", cancellationToken: stop)).EnsureSuccess();
        Assert.Equal("Stock list", stock.Title);
        Assert.Contains("14 pallets", stock.Html, StringComparison.Ordinal);

        Assert.All(await portal.RaiseAsync(ApplicationEvent.Update, cancellationToken: stop), static delivery => delivery.EnsureSuccess());
        Assert.All(await portal.UninstallAsync(cancellationToken: stop), static delivery => delivery.EnsureSuccess());
        Assert.Equal(0, await program.EndAsync(stop));
    }
}
