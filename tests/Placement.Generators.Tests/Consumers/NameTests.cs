using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Consumers;

/// <summary>Names of the project that generated code uses, too, or takes.</summary>
public partial class NameTests
{
    [Fact]
    public void Types_beside_the_generated_class_hide_none_that_it_uses()
    {
        Consumer.Create(
            Platform.Net100,
            LanguageVersion.Preview,
            hosting: true,
            sources:
            [
                """
                namespace Acme.Sales
                {
                    internal static class Placement;
                    internal static class System;
                    internal static class Microsoft;
                    internal static class Task;
                    internal static class Uri;
                    internal static class Array;
                    internal static class CancellationToken;
                    internal static class WidgetBinding;
                    internal static class HostedWidget;
                    internal static class IBitrixClient;
                    internal static class GeneratedCode;
                }

                namespace Acme.Placement
                {
                    internal static class WidgetBinding;
                }

                namespace Acme.System.Threading.Tasks
                {
                    internal static class Task;
                }
                """,
            ]).AssertSpotless();
    }

    [Fact]
    public void Aliases_for_the_whole_project_hide_none_that_it_uses()
    {
        Consumer.Create(
            Platform.Net100,
            LanguageVersion.CSharp10,
            hosting: true,
            sources:
            [
                """
                global using System = Acme.System;
                global using Placement = Acme.Other;
                global using Microsoft = Acme.Other;
                global using Task = Acme.System.Text;
                global using Uri = global::System.String;
                global using WidgetBinding = global::System.Int32;
                global using All = global::System.Int32;
                global using static Acme.System.Text;

                namespace Acme.System
                {
                    internal static class Text
                    {
                        internal static void All(int RegisterPlacementsAsync)
                        {
                        }

                        internal static class Array
                        {
                        }
                    }
                }

                namespace Acme.Other
                {
                    internal static class WidgetBinding
                    {
                    }
                }
                """,
            ]).AssertSpotless();
    }

    /// <summary>The generated class is partial on purpose.</summary>
    [Theory]
    [InlineData("static partial class", "")]
    [InlineData("partial class", "")]
    [InlineData("internal static partial class", "")]
    [InlineData("public static partial class", "")]
    [InlineData("static partial class", "public")]
    [InlineData("internal static partial class", "public")]
    [InlineData("public static partial class", "public")]
    [InlineData("unsafe partial class", "public")]
    public void A_part_of_ones_own_adds_members(string declaration, string visibility)
    {
        TestProject project = Consumer.Create(
            Platform.Net100,
            LanguageVersion.Latest,
            hosting: true,
            sources:
            [
                $$"""
                namespace Acme.Sales
                {
                    /// <summary>More for the widgets.</summary>
                    {{declaration}} WidgetPlacements
                    {
                        /// <summary>How many there are.</summary>
                        public static int Count => All.Count;

                        /// <summary>Registers where the application always is.</summary>
                        public static global::System.Threading.Tasks.Task<global::Placement.RegistrationReport> RegisterPlacementsAsync(this global::Placement.IBitrixClient client) =>
                            client.RegisterPlacementsAsync(new global::System.Uri("https://desk.acme.example"));

                        /// <summary>Plans for where the application always is.</summary>
                        public static global::System.Threading.Tasks.Task<global::Placement.RegistrationPlan> PlanPlacementsAsync(this global::Placement.IBitrixClient client) =>
                            client.PlanPlacementsAsync(new global::System.Uri("https://desk.acme.example"));

                        /// <summary>Adds the widgets with a client id.</summary>
                        public static void AddPlacements(this global::Microsoft.Extensions.DependencyInjection.IServiceCollection services, string clientId) =>
                            services.AddPlacements(options => options.ClientId = clientId);
                    }
                }
                """,
            ]) with
        { Adjust = static options => options.WithAllowUnsafe(true) };
        project = visibility.Length == 0 ? project : project.Public();

        project.AssertSpotless();
        (project with { IsLibrary = true }).AssertSpotless();
    }

    /// <summary>The project's own code would no longer compile, so there is no generated code until the name is changed.</summary>
    [Theory]
    [InlineData("namespace Acme.Sales { internal static class WidgetPlacements { } }")]
    [InlineData("namespace Acme.Sales { internal partial struct WidgetPlacements { } }")]
    [InlineData("namespace Acme.Sales { internal partial interface WidgetPlacements { } }")]
    [InlineData("namespace Acme.Sales { internal partial record WidgetPlacements; }")]
    [InlineData("namespace Acme.Sales { internal partial record struct WidgetPlacements; }")]
    [InlineData("namespace Acme.Sales { internal enum WidgetPlacements { None } }")]
    [InlineData("namespace Acme.Sales { internal delegate void WidgetPlacements(); }")]
    [InlineData("namespace Acme.Sales { internal sealed partial class WidgetPlacements { } }")]
    [InlineData("namespace Acme.Sales { internal abstract partial class WidgetPlacements { } }")]
    [InlineData("namespace Acme.Sales { internal partial class WidgetPlacements : global::System.Exception { } }")]
    [InlineData(
        "namespace Acme.Sales { internal partial class WidgetPlacements : global::System.IDisposable { public void Dispose() { } } }")]
    [InlineData(
        "namespace Acme.Sales { internal partial class WidgetPlacements { private int _count = 1; internal int Count => _count; } }")]
    [InlineData("namespace Acme.Sales.WidgetPlacements { internal static class Menu { } }")]
    [InlineData("namespace Acme { internal static class Sales { } }")]
    [InlineData("internal static class Acme { }")]
    [InlineData("internal static class Placement { }")]
    [InlineData("internal static class System { }")]
    [InlineData("internal static class Microsoft { }")]
    [InlineData("namespace Placement { internal static class Manifests { } }")]
    [InlineData("namespace Placement { internal static class HostedWidget { } }")]
    [InlineData("namespace Placement { internal static class WidgetBinding { } }")]
    [InlineData("namespace Placement { internal interface IBitrixClient { } }")]
    [InlineData("namespace Placement { internal sealed class RegistrationOptions { } }")]
    public void A_name_that_generated_code_needs_stays_the_projects(string source)
    {
        GeneratorRun run = Bare(source).Run();

        Assert.Empty(run.Input.GetDiagnostics(TestContext.Current.CancellationToken).Where(IsProblem));
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(IsProblem));
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("namespace Acme.Sales { internal static class WidgetPlacements<T> { } }")]
    [InlineData("namespace Acme.Sales { file static class WidgetPlacements { } }")]
    [InlineData("namespace Acme.Sales { internal static class Outer { internal static class WidgetPlacements { } } }")]
    [InlineData("namespace Acme.Sales.Widgets { internal static class WidgetPlacements { } }")]
    [InlineData("namespace Acme { internal static class Sales<T> { } }")]
    [InlineData("namespace Acme { internal static class sales1 { } }")]
    [InlineData("namespace Acme { internal static class WidgetPlacements { } }")]
    [InlineData("internal static class WidgetPlacements { }")]
    [InlineData("internal static class Sales { }")]
    [InlineData("internal static class Placement<T> { }")]
    [InlineData("namespace Placement { internal static class Desk { } }")]
    public void A_name_that_only_looks_alike_does_no_harm(string source)
    {
        Bare(source).AssertSpotless();
    }

    /// <summary>Otherwise a type of the project could take the place of one that nobody has thought of.</summary>
    [Fact]
    public void Every_type_of_ours_that_generated_code_names_is_known_to_be_needed()
    {
        GeneratorRun library = new TestProject(Sources.Hosted, "[Placement.WidgetPlacement(\"LEFT_MENU\", Icon = \"a.png\")] internal static class Menu { }") { IsHosting = true, IsLibrary = true }.Run();
        string[] named =
        [
            .. OurType().Matches(string.Join("\n", library.Files.Values)).Select(static match => match.Groups["name"].Value).Distinct()
            .Order(StringComparer.Ordinal),
        ];

        Assert.Contains("WidgetManifest", named);
        foreach (string name in named.Where(static name => !name.EndsWith("Context", StringComparison.Ordinal)))
        {
            string type = name is "WidgetManifest" or "PlacementManifest" ? name + "Attribute" : name;
            Assert.Empty(new TestProject($"namespace Placement {{ internal static class {type} {{ }} }}") { IsHosting = true }.Run().Files);
        }
    }

    private static TestProject Bare(string source) => new(source)
    {
        References = Platform.References(Platform.Net100),
        Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Sales" },
    };

    [GeneratedRegex("global::Placement\\.(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex OurType();

    private static bool IsProblem(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;
}
