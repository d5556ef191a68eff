using Placement.Fuzzing;
using Placement.Fuzzing.Checking;
using Placement.Fuzzing.Generation;
using Placement.Fuzzing.Projects;
using Placement.Fuzzing.Shrinking;

namespace Placement.Generators.Tests.Fuzzing;

/// <summary>The generator over generated projects, the same ones in each run; the program goes on where this stops.</summary>
public class FuzzingTests
{
    private static FuzzProject Valid { get; } = Enumerable.Range(1, 100).Select(ProjectGenerator.Generate).First(
        static project => project is { Widgets: not null, Library: null });

    [Fact]
    public void Generated_projects_find_nothing_wrong()
    {
        var reports = new List<string>();

        FuzzSummary summary = new Fuzzer(new FuzzOptions { Inputs = 1500 }, reports.Add).Run();

        TestContext.Current.TestOutputHelper!.WriteLine(summary.ToString(elapsed: default, seed: 1));
        Assert.True(reports.Count == 0, string.Join('\n', reports));
        Assert.True(summary.Inputs >= 1500);
        Assert.True(summary.Compiled * 2 > summary.Inputs, "Most inputs must compile, or little is checked.");
        Assert.True(summary.Compiled < summary.Inputs, "Some inputs must be broken: so is code that is being written.");
    }

    [Fact]
    public void The_rules_survive_generated_projects()
    {
        var reports = new List<string>();

        new Fuzzer(new FuzzOptions { Inputs = 500, Rules = true }, reports.Add).Run();

        Assert.True(reports.Count == 0, string.Join('\n', reports));
    }

    [Fact]
    public void A_seed_makes_the_same_project_every_time()
    {
        for (int seed = 1; seed < 50; seed++)
        {
            FuzzProject project = ProjectGenerator.Generate(seed);
            FuzzProject again = ProjectGenerator.Generate(seed);

            Assert.Equal(project.Files, again.Files);
            Assert.Equal(project.Properties, again.Properties);
            Assert.True(project.Inputs >= ProjectGenerator.Size(seed));
        }
    }

    [Fact]
    public void A_binding_that_is_not_what_was_declared_is_found()
    {
        FuzzProject project = Valid;
        Assert.Null(new ProjectCheck(culture: null).Run(project).Finding);

        Verdict verdict = new ProjectCheck(culture: null).Run(project with
        {
            Widgets = [.. project.Widgets!.Select(static widget => widget with { ClassName = widget.ClassName + "Other", Attributes = [.. widget.Attributes.Select(WithoutHandler)] })],
        });

        Assert.Equal("the bindings are not what is declared", verdict.Finding?.Kind);
    }

    [Fact]
    public void A_finding_is_made_as_small_as_it_can_be()
    {
        FuzzProject project = Valid;
        string name = project.Widgets![0].ClassName;

        FuzzProject small = new Shrinker(candidate => candidate.Files.Any(file => file.Contains(name, StringComparison.Ordinal)))
            .Shrink(project);

        Assert.Equal(name, string.Concat(small.Files));
        Assert.Empty(small.Properties);
    }

    [Fact]
    public void A_report_says_what_is_wrong_and_how_to_see_it_again()
    {
        FuzzOptions options = FuzzOptions.Parse(["--culture", "tr-TR"], out _);

        string report = FindingReport.Of(Valid with { Files = ["class \u2028;"] }, new Finding("it is wrong", "Very."), options);

        Assert.Contains("it is wrong\nVery.\n", report, StringComparison.Ordinal);
        Assert.Contains("class <U+2028>;", report, StringComparison.Ordinal);
        Assert.EndsWith($"-- --seed {Valid.Seed} --inputs 1 --culture tr-TR\n", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--inputs", "--inputs needs a value.")]
    [InlineData("--inputs 0", "--inputs cannot be 0.")]
    [InlineData("--minutes -1", "--minutes cannot be -1.")]
    [InlineData("--seed x", "--seed cannot be x.")]
    [InlineData("--culture xx-YYYY-Z", "--culture cannot be xx-YYYY-Z.")]
    [InlineData("--what 1", "Unknown argument --what.")]
    public void Arguments_that_cannot_be_meant_are_named(string arguments, string expected)
    {
        FuzzOptions.Parse(arguments.Split(' '), out string? error);

        Assert.Equal(expected, error);
    }

    [Fact]
    public void A_time_limit_takes_the_place_of_the_default_number_of_inputs()
    {
        FuzzOptions options = FuzzOptions.Parse(["--minutes", "1.5", "--seed", "-7", "--rules"], out string? error);

        Assert.Null(error);
        Assert.Equal((null, TimeSpan.FromSeconds(90), -7, true), (options.Inputs, options.Time, options.Seed, options.Rules));
        Assert.NotNull(FuzzOptions.Parse([], out _).Inputs);
    }

    private static DeclaredAttribute WithoutHandler(DeclaredAttribute attribute) =>
        attribute with { Properties = attribute.Properties.Where(static property => property.Key != "Handler").ToDictionary() };
}
