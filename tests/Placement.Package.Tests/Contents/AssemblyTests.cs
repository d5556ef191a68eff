using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>What the packed assemblies need, and what they promise.</summary>
public sealed class AssemblyTests(PackageFeed feed)
{
    private const string Slot = "analyzers/dotnet/roslyn4.8/cs";

    /// <summary>
    /// What a compiler of Roslyn 4.8 has loaded, on .NET and in Visual Studio alike. Anything else would have to be in the package, and
    /// would clash with others' there.
    /// </summary>
    private static readonly Dictionary<string, Version> Compiler = new()
    {
        ["netstandard"] = new Version(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new Version(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new Version(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new Version(7, 0, 0, 0),
    };

    /// <summary>What editors have beyond that.</summary>
    private static readonly Dictionary<string, Version> Editor = new(Compiler)
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = new Version(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new Version(4, 8, 0, 0),
    };

    /// <summary>What an MSBuild has that comes with a compiler of Roslyn 4.8, in the .NET SDK and in Visual Studio alike.</summary>
    private static readonly Dictionary<string, Version> Build = new()
    {
        ["netstandard"] = new Version(2, 0, 0, 0),
        ["Microsoft.Build.Framework"] = new Version(15, 1, 0, 0),
        ["Microsoft.Build.Utilities.Core"] = new Version(15, 1, 0, 0),
        ["System.Memory"] = new Version(4, 0, 1, 2),
        ["System.Collections.Immutable"] = new Version(7, 0, 0, 0),
        ["System.Reflection.Metadata"] = new Version(7, 0, 0, 0),
        ["System.Text.Json"] = new Version(7, 0, 0, 3),
    };

    [Fact]
    public void The_MSBuild_of_such_a_compiler_has_all_that_the_task_needs() =>
        AssertReferences("buildTransitive/Placement.Build.dll", Build);

    [Theory]
    [InlineData("Placement.Generators")]
    [InlineData("Placement.Analyzers")]
    public void A_compiler_of_Roslyn_4_8_has_all_that_is_needed(string assembly) => AssertReferences($"{Slot}/{assembly}.dll", Compiler);

    [Fact]
    public void An_editor_of_Roslyn_4_8_has_all_that_the_fixes_need() => AssertReferences($"{Slot}/Placement.CodeFixes.dll", Editor);

    [Fact]
    public void The_libraries_may_be_trimmed()
    {
        Assert.Equal("True", Read(feed.Generators, "lib/net8.0/Placement.dll").Metadata["IsTrimmable"]);
        Assert.Equal("True", Read(feed.AspNetCore, "lib/net8.0/Placement.AspNetCore.dll").Metadata["IsTrimmable"]);
    }

    /// <summary>Tests hand it anonymous objects, which it reads by reflection. It is for no application that is published.</summary>
    [Fact]
    public void The_local_portal_does_not_claim_that_it_may_be_trimmed() =>
        Assert.DoesNotContain("IsTrimmable", Read(feed.Testing, "lib/net8.0/Placement.Testing.dll").Metadata.Keys);

    [Fact]
    public void All_assemblies_have_one_version() => Assert.All(feed.Packages, static package =>
    {
        PackedFiles files = PackedFiles.Open(package);
        string? commit = files.Manifest.Element("repository")!.Attribute("commit")?.Value;
        Assert.All(files.OwnAssemblies, path =>
        {
            PackedAssembly assembly = PackedAssembly.Read(files[path]);
            Assert.Equal(new Version(0, 1, 0, 0), assembly.Version);
            Assert.Equal(commit is null ? "0.1.0" : $"0.1.0+{commit}", assembly.InformationalVersion);
        });
    });

    /// <summary>Whoever signs an assembly may only use signed ones.</summary>
    [Fact]
    public void All_assemblies_have_the_same_strong_name() => Assert.All(feed.Packages, static package =>
    {
        byte[] expected = typeof(AssemblyTests).Assembly.GetName().GetPublicKey()!;
        PackedFiles files = PackedFiles.Open(package);
        Assert.NotEmpty(expected);
        Assert.All(files.OwnAssemblies, path => Assert.Equal(expected, PackedAssembly.Read(files[path]).PublicKey));
    });

    private void AssertReferences(string path, Dictionary<string, Version> host) =>
        Assert.All(Read(feed.Generators, path).References, reference =>
    {
        Version offered = Assert.Contains(reference.Key, (IDictionary<string, Version>)host);
        Assert.True(reference.Value <= offered, $"{reference.Key} {reference.Value} is newer than {offered}.");
    });

    private static PackedAssembly Read(string package, string path) => PackedAssembly.Read(PackedFiles.Open(package)[path]);
}
