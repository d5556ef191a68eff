using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>A project with a widget, restored once for all tests of what its build checks.</summary>
public sealed class CompilerCheckProject(PackageFeed feed) : IAsyncLifetime
{
    /// <summary>The project.</summary>
    internal ConsumerProject App { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        App = ConsumerProject.Create(
            feed,
            ("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net8.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
                  </ItemGroup>
                </Project>
                """),
            ("Menu.cs", """
                [Placement.WidgetPlacement("LEFT_MENU", Title = "Menu")]
                public class Menu { }

                public static class Uses { public static int Count => App.WidgetPlacements.All.Count; }
                """));
        App.Succeeded(await App.RestoreAsync());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
