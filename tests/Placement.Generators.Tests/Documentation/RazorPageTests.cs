using System.Runtime.CompilerServices;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Documentation;

/// <summary>The application of docs/razor-and-blazor.md: its component is one that other tests run, and its program compiles.</summary>
public class RazorPageTests
{
    [Theory]
    [InlineData("```razor\n@rendermode", "DealTitle.razor")]
    [InlineData("```csharp\nusing System.Text.Json", "DealTitle.razor.cs")]
    public void The_component_is_the_one_of_the_tests(string begin, string file) => Assert.Equal(
        Read("tests", "ComponentSite", "Components", file).TrimEnd(), Block(begin));

    /// <summary>
    /// Without it, an empty web project knows neither the render mode nor the title, and its events are plain attributes.
    /// </summary>
    [Fact]
    public void The_component_sees_Blazor_by_the_imports_of_the_page_as_it_does_in_the_tests()
    {
        const string Import = "@using Microsoft.AspNetCore.Components.Web";

        Assert.Contains($"```razor\n{Import}\n```", Read("docs", "razor-and-blazor.md"), StringComparison.Ordinal);
        Assert.Contains(Import, Read("tests", "ComponentSite", "Components", "_Imports.razor"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_compiles()
    {
        string component = Block("```csharp\nusing System.Text.Json");
        GeneratorRun run = new TestProject(
            """
            global using System;
            global using System.Threading.Tasks;
            global using Microsoft.AspNetCore.Builder;
            global using Microsoft.Extensions.DependencyInjection;

            """,
            Block("```csharp\nusing ComponentSite"),
            component.Replace("public partial class DealTitle", "public partial class DealTitle : ComponentBase", StringComparison.Ordinal))
        {
            AssemblyName = "ComponentSite",
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "ComponentSite" },
            HasProgram = true,
            IsHosting = true,
        }.Run().AssertCompiles();

        Assert.Contains(
            run.Files.Values,
            static file => file.Contains("Component(typeof(global::ComponentSite.Components.DealTitle))", StringComparison.Ordinal));
    }

    /// <summary>What the page shows in a block that begins like this.</summary>
    private static string Block(string begin)
    {
        string page = Read("docs", "razor-and-blazor.md");
        int start = page.IndexOf(begin, StringComparison.Ordinal);
        return page[(page.IndexOf('\n', start) + 1)..page.IndexOf("\n```\n", start, StringComparison.Ordinal)];
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path])).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..");
}
