using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Libraries;

/// <summary>Manifests that another version of the generator emitted, or that somebody wrote by hand.</summary>
public class ManifestTests
{
    private const string Bindings = "public static System.Collections.Generic.IReadOnlyList<Placement.WidgetBinding> Bindings { get; } = [new(\"\"\"{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/menu\"}\"\"\"u8)];";

    [Theory]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M), Scopes = null)] public static class M { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M), Scopes = \",, ,\")] public static class M { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(N.@class))] namespace N { public static class @class { BINDINGS } }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public sealed class M { BINDINGS public static int Widgets => 5; public static int More => 5; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public struct M { BINDINGS public static string Widgets() => \"\"; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static System.Collections.Generic.List<Placement.WidgetBinding> Bindings => [new(\"\"\"{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/menu\"}\"\"\"u8)]; }")]
    public void A_manifest_with_fewer_or_more_members_takes_part(string source)
    {
        GeneratorRun application = Application(source, isHosting: false).AssertCompiles().AssertCached();

        Assert.Equal(["LEFT_MENU /menu"], application.Bindings().Select(static binding => binding.ToString()));
        Assert.Equal(["placement"], application.RequiredScopes());

        // Hosting takes only what can serve.
        Application(source, isHosting: true).AssertCompiles();
    }

    [Theory]
    [InlineData("[assembly: Placement.WidgetManifest(null)]")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(int))]")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(int[]))]")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(void))]")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(System.Collections.Generic.List<>))]")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M;")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] internal static class M { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(Outer.M))] internal static class Outer { public static class M { BINDINGS } }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M<>))] public static class M<T> { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M<int>))] public static class M<T> { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { internal BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public class M { public System.Collections.Generic.IReadOnlyList<Placement.WidgetBinding> Bindings => []; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static int Bindings => 5; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static dynamic Bindings => 5; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static object Bindings => 5; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static System.Collections.Generic.IReadOnlyList<string> Bindings => []; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static System.Collections.Generic.IReadOnlyList<Placement.WidgetBinding> Bindings() => []; }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { public static System.Collections.Generic.IReadOnlyList<Placement.WidgetBinding> Bindings { set { } } }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] [System.Obsolete(\"Old.\")] public static class M { BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { [System.Obsolete(\"Old.\")] BINDINGS }")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public interface M;")]
    [InlineData("[assembly: Placement.WidgetManifest(typeof(M))] public enum M { Bindings }")]
    public void A_manifest_that_cannot_be_used_is_left_out(string source)
    {
        foreach (bool isHosting in (bool[])[false, true])
        {
            GeneratorRun application = Application(source, isHosting).AssertCompiles().AssertCached();

            Assert.Contains("WidgetBinding.Combine();", application.Files["WidgetPlacements.g.cs"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_manifest_whose_type_the_application_declares_itself_is_left_out()
    {
        GeneratorRun library = Library("[assembly: Placement.WidgetManifest(typeof(M))] public static class M { BINDINGS }");

        new TestProject("public static class M;") { Libraries = [library] }.Run().AssertCompiles();
    }

    [Fact]
    public void A_manifest_of_the_name_of_another_library_is_left_out()
    {
        const string Source = "[assembly: Placement.WidgetManifest(typeof(M))] public static class M { BINDINGS }";
        GeneratorRun one = Library(Source);
        GeneratorRun other = Library(Source, "Acme.Other");

        new TestProject("class Empty;") { Libraries = [one, other] }.Run().AssertCompiles().AssertCached();
    }

    private static GeneratorRun Application(string library, bool isHosting) =>
        new TestProject("class Empty;") { Libraries = [Library(library)], IsHosting = isHosting }.Run();

    /// <summary>A library without widgets that the generator sees: its manifest is the one that is written here.</summary>
    private static GeneratorRun Library(string source, string name = "Acme.Manual") => TestProject.Library(
        name, source.Replace("internal BINDINGS", "internal " + Bindings[7..], StringComparison.Ordinal).Replace("BINDINGS", Bindings, StringComparison.Ordinal)).Run();
}
