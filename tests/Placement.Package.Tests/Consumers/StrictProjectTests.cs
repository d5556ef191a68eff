using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Consumers;

/// <summary>Projects that ask all of their compiler and of the SDK's analyzers, and take every warning for an error.</summary>
public sealed class StrictProjectTests(PackageFeed feed)
{
    /// <summary>What can be asked for, for all projects.</summary>
    private const string Strictest = """
        <Project>
          <PropertyGroup>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
            <WarningLevel>9999</WarningLevel>
            <Features>strict</Features>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <AnalysisMode>All</AnalysisMode>
            <EnableNETAnalyzers>true</EnableNETAnalyzers>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <ImplicitUsings>disable</ImplicitUsings>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
          </PropertyGroup>
        </Project>
        """;

    private const string StockList = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;

        [assembly: System.CLSCompliant(true)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Site")]

        namespace Stock
        {
            [WidgetPlacement(Placements.LeftMenu, Title = "Stock")]
            [WidgetText("de", Title = "Lager")]
            internal sealed class StockList : IWidget<PlacementContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
                    Task.FromResult(Results.Ok());
            }
        }
        """;

    private const string DealSupplies = """
        using System.Runtime.Versioning;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;

        [assembly: System.CLSCompliant(false)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace Site
        {
            [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
            [WidgetPlacement(Placements.Crm.Lead.DetailTab, Title = "Supplies")]
            internal sealed class DealSupplies : IWidget<CrmEntityContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
                    Task.FromResult(Results.Extensions.Widget($"<p>{request.Context.EntityId}</p>", "Supplies"));
            }

            [SupportedOSPlatform("windows")]
            [WidgetPlacement(Placements.Task.ViewTab, Title = "Print")]
            internal sealed class PrintTab : IWidget<TaskContext>
            {
                public Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken) =>
                    Task.FromResult(Results.Ok());
            }
        }
        """;

    private const string Site = """
        using Microsoft.AspNetCore.Builder;
        using Placement;
        using Site;

        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddPlacements();

        WebApplication app = builder.Build();
        app.MapPlacements();
        app.MapPlacementInstaller();
        app.MapPlacementEvents();
        await app.RunAsync().ConfigureAwait(false);
        """;

    private const string Registration = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Placement;

        [assembly: CLSCompliant(true)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace Tool
        {
            [WidgetPlacement(Placements.Telephony.CallCard, Handler = "https://desk.acme.example/card", Title = "Caller")]
            [WidgetOption("shadow", "Y")]
            internal sealed class CallerCard
            {
            }

            internal static class Registration
            {
                private static int Main() => WidgetPlacements.All.Count - 1;

                internal static async Task<bool> RegisterAsync(IBitrixClient client, CancellationToken cancellationToken)
                {
                    RegistrationOptions options = new RegistrationOptions { StaleBindings = StaleBindings.Keep };
                    RegistrationReport report = await client.RegisterPlacementsAsync(new Uri("https://desk.acme.example"), options, cancellationToken).ConfigureAwait(false);
                    report.EnsureSuccess();
                    return report.Succeeded;
                }
            }
        }
        """;

    [Fact]
    public async Task Neither_generated_code_nor_its_use_raises_a_warning()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("All.slnx", """
                <Solution>
                  <Project Path="Site/Site.csproj" />
                  <Project Path="Tool/Tool.csproj" />
                </Solution>
                """),
            ("Directory.Build.props", Strictest),
            ("Stock/Stock.csproj", Project("Microsoft.NET.Sdk", "net8.0;net10.0", """
                <Nullable>disable</Nullable>
                <PlacementVisibility>public</PlacementVisibility>
                """, "Placement.AspNetCore")),
            ("Stock/StockList.cs", StockList),
            ("Site/Site.csproj", Project("Microsoft.NET.Sdk.Web", "net10.0", "<Nullable>enable</Nullable>", "Placement.AspNetCore", "../Stock/Stock.csproj")),
            ("Site/DealSupplies.cs", DealSupplies),
            ("Site/Program.cs", Site),
            ("Tool/Tool.csproj", Project("Microsoft.NET.Sdk", "net8.0;net10.0", """
                <OutputType>Exe</OutputType>
                <LangVersion>12</LangVersion>
                <Nullable>enable</Nullable>
                """, "")),
            ("Tool/Registration.cs", Registration));

        project.Succeeded(await project.BuildAsync("All.slnx"));

        project.Printed(await project.ExecuteAsync("Tool/bin/Debug/net8.0/Tool.dll"));
        AssertShort(Directory.EnumerateFiles(
            project.PathOf("Site/obj/Debug/net10.0/generated/Placement.Generators"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_project_for_the_NET_Framework_needs_no_newer_language()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Directory.Build.props", Strictest),
            ("Tool.csproj", Project("Microsoft.NET.Sdk", "net472", "<OutputType>Exe</OutputType>", "")),
            ("Registration.cs", Registration));

        project.SucceededOrNotServed(await project.BuildAsync(), "the reference assemblies of the .NET Framework");
    }

    [Fact]
    public async Task A_project_for_the_NET_Framework_has_a_strong_name()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Directory.Build.props", Strictest),
            ("Tool.csproj", Project("Microsoft.NET.Sdk", "net472", """
                <OutputType>Exe</OutputType>
                <SignAssembly>true</SignAssembly>
                <AssemblyOriginatorKeyFile>Tool.snk</AssemblyOriginatorKeyFile>
                """, "")),
            ("Registration.cs", Registration));
        using var key = new System.Security.Cryptography.RSACryptoServiceProvider(2048);
        await File.WriteAllBytesAsync(
            project.PathOf("Tool.snk"), key.ExportCspBlob(includePrivateParameters: true), TestContext.Current.CancellationToken);

        project.SucceededOrNotServed(await project.BuildAsync(), "the reference assemblies of the .NET Framework");
    }

    /// <summary>Compilers write generated files below the intermediate folder, where Windows limits a path to 260 characters.</summary>
    private static void AssertShort(IEnumerable<string> generated)
    {
        string[] names = [.. generated.Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

        Assert.Equal(
            ["WidgetPlacements.Bindings.g.cs", "WidgetPlacements.Hosting.g.cs", "WidgetPlacements.g.cs"],
            names);
    }

    private static string Project(string sdk, string frameworks, string properties, string package, string reference = "") => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFrameworks>{frameworks}</TargetFrameworks>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(sdk == "Microsoft.NET.Sdk" && package.Length > 0 ? """<FrameworkReference Include="Microsoft.AspNetCore.App" />""" : "")}
            {(package.Length > 0 ? $"""<PackageReference Include="{package}" Version="$(PlacementVersion)" />""" : "")}
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
            {(reference.Length > 0 ? $"""<ProjectReference Include="{reference}" />""" : "")}
          </ItemGroup>
        </Project>
        """;
}
