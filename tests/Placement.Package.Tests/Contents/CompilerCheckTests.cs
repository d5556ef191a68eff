using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>A project whose compiler is too old for the generator is told so, with the code PLCBUILD01, and nobody else is.</summary>
public sealed class CompilerCheckTests(CompilerCheckProject checkedProject) : IClassFixture<CompilerCheckProject>
{
    /// <summary>What a file of some other version says of itself; this one is of version 0.1.</summary>
    private static readonly string OldFile = typeof(WidgetPlacementAttribute).Assembly.Location;

    [Theory]
    [InlineData("roslyn4.7")]
    [InlineData("roslyn4.4")]
    [InlineData("roslyn3.11")]
    public async Task An_older_compiler_is_refused(string compiler)
    {
        ProgramResult result = await CheckAsync($"-p:CompilerApiVersion={compiler}");
        BuildMessage error = Assert.Single(result.Errors);
        Assert.Equal("PLCBUILD01", error.Code);
        Assert.Equal(
            "Placement.Generators needs a compiler of Roslyn 4.8 or later, which .NET SDK 8.0.100 and Visual Studio 2022 17.8 have; the compiler here is Roslyn "
            + compiler["roslyn".Length..]
            + ". See https://github.com/placement-generators/Placement.Generators/blob/main/docs/packages.md#plcbuild01",
            error.Text);
    }

    [Theory]
    [InlineData("roslyn4.8")]
    [InlineData("roslyn4.14")]
    [InlineData("roslyn5.0")]
    [InlineData("roslyn10.2")]
    public async Task A_compiler_that_knows_enough_is_not(string compiler) =>
        AssertPasses(await CheckAsync($"-p:CompilerApiVersion={compiler}"));

    /// <summary>Then its files say which it is: the one that runs these tests.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("roslyn")]
    [InlineData("roslyn4")]
    [InlineData("roslyn4.x")]
    [InlineData("roslyn4.99999999999")]
    [InlineData("4.4")]
    public async Task A_compiler_that_does_not_say_its_version_is_looked_at(string compiler) =>
        AssertPasses(await CheckAsync($"-p:CompilerApiVersion={compiler}"));

    [Fact]
    public async Task An_older_compiler_that_does_not_say_its_version_is_refused()
    {
        BuildMessage error = Assert.Single((await CheckAsync("-p:CompilerApiVersion=", $"-p:RoslynTasksAssembly={OldFile}")).Errors);
        Assert.Equal("PLCBUILD01", error.Code);
        Assert.Contains("; the compiler here is Roslyn 0.1. See ", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_without_any_version_is_refused()
    {
        BuildMessage error = Assert.Single((await CheckAsync("-p:CompilerApiVersion=", "-p:RoslynTasksAssembly=/nowhere.dll")).Errors);
        Assert.Equal("PLCBUILD01", error.Code);
        Assert.Contains("; the compiler here is one that does not say its version. See ", error.Text, StringComparison.Ordinal);
    }

    /// <summary>Editors take the arguments of the compiler from it: without it they would know nothing of the project.</summary>
    [Theory]
    [InlineData("-p:DesignTimeBuild=true")]
    [InlineData("-p:BuildingProject=false")]
    public async Task A_design_time_build_goes_on(string argument) =>
        AssertPasses(await CheckAsync("-p:CompilerApiVersion=roslyn4.4", argument));

    [Theory]
    [InlineData("-p:CscToolPath=/opt/compiler")]
    [InlineData("-p:Language=VB")]
    [InlineData("-p:Language=F#")]
    public async Task A_compiler_of_somebody_else_is_not_judged(string argument) =>
        AssertPasses(await CheckAsync("-p:CompilerApiVersion=roslyn4.4", argument));

    [Fact]
    public async Task A_build_with_an_older_compiler_ends_with_that_error_alone()
    {
        ProgramResult result = await checkedProject.App.DotnetAsync(
            ["build", "--no-restore", "-m:1", "-clp:NoSummary", "-p:CompilerApiVersion=roslyn4.4"]);
        Assert.Equal("PLCBUILD01", Assert.Single(result.Errors).Code);
        Assert.Empty(result.Warnings);
    }

    /// <summary>Runs the target that every build runs before it compiles.</summary>
    private Task<ProgramResult> CheckAsync(params string[] arguments) =>
        checkedProject.App.DotnetAsync(["msbuild", "-t:PlacementCheckCompiler", .. arguments, .. arguments.Any(static argument => argument.StartsWith("-p:BuildingProject", StringComparison.Ordinal)) ? (string[])[] : ["-p:BuildingProject=true"]]);

    private void AssertPasses(ProgramResult result) => checkedProject.App.Succeeded(result);
}
