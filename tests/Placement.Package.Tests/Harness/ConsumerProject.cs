namespace Placement.Package.Tests.Harness;

/// <summary>
/// A folder with projects that use the packages, written as text. The property <c>$(PlacementVersion)</c> is the packages' version. The folder is deleted when
/// the tests have run, unless something failed in it.
/// </summary>
/// <example>
/// <code>
/// ConsumerProject project = ConsumerProject.Create(feed, ("App/App.csproj", "…"), ("App/Program.cs", "…"));
/// ProgramResult run = project.Succeeded(await project.RunAsync("App"));
/// </code>
/// </example>
internal sealed class ConsumerProject
{
    private readonly PackageFeed _feed;

    private ConsumerProject(PackageFeed feed)
    {
        _feed = feed;
        Root = Path.Combine(feed.Root, "projects", Path.GetRandomFileName());
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Writes the files of new projects.</summary>
    /// <param name="feed">Where the packages come from.</param>
    /// <param name="files">Paths below the folder, and texts.</param>
    public static ConsumerProject Create(PackageFeed feed, params ReadOnlySpan<(string Path, string Text)> files)
    {
        feed.EnsurePacked();
        var project = new ConsumerProject(feed);
        Directory.CreateDirectory(project.Root);
        foreach ((string path, string text) in files)
        {
            project.Write(path, text);
        }

        return project;
    }

    /// <summary>Writes a file anew.</summary>
    public void Write(string path, string text)
    {
        string target = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }

    /// <summary>The whole path of a file of the projects.</summary>
    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary><c>dotnet restore</c>.</summary>
    /// <param name="project">The path of the project or its folder; "" if there is only one, in the folder itself.</param>
    /// <param name="arguments">More arguments.</param>
    public Task<ProgramResult> RestoreAsync(string project = "", params IEnumerable<string> arguments) => DotnetAsync(["restore", PathOf(project), .. arguments]);

    /// <summary><c>dotnet build</c>, which restores, too.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> BuildAsync(string project = "", params IEnumerable<string> arguments) => DotnetAsync(["build", PathOf(project), "-m:1", "-clp:NoSummary", .. arguments]);

    /// <summary><c>dotnet pack</c>.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> PackAsync(string project = "", params IEnumerable<string> arguments) => DotnetAsync(["pack", PathOf(project), "-m:1", "-clp:NoSummary", .. arguments]);

    /// <summary><c>dotnet publish</c>.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> PublishAsync(string project = "", params IEnumerable<string> arguments) => DotnetAsync(["publish", PathOf(project), "-m:1", "-clp:NoSummary", .. arguments]);

    /// <summary><c>dotnet run</c>, which builds, too, unless it is told not to.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> RunAsync(string project = "", params IEnumerable<string> arguments) => DotnetAsync(["run", "--project", PathOf(project), .. arguments]);

    /// <summary>Any command of <c>dotnet</c>, in the folder.</summary>
    public Task<ProgramResult> DotnetAsync(IEnumerable<string> arguments)
    {
        Dictionary<string, string> environment = ChildEnvironment.ForDotnet();
        environment["PlacementVersion"] = PackageFeed.Version;
        environment["NUGET_PACKAGES"] = _feed.ExtractedPackages;
        environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_feed.Root, "http");

        // It asks the network about every package, and answers differently tomorrow.
        environment["NuGetAudit"] = "false";
        return ChildProcess.RunAsync(BuildFacts.Dotnet, arguments, Root, environment, TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that a command succeeded, without warnings.</summary>
    /// <returns>The result.</returns>
    public ProgramResult Succeeded(ProgramResult result)
    {
        if (!result.IsSuccess || result.Warnings.Count > 0)
        {
            Fail($"{(result.IsSuccess ? "There were warnings." : "The command failed.")} {result}");
        }

        return result;
    }

    /// <summary>Fails the test and keeps the folder.</summary>
    public void Fail(string message)
    {
        _feed.Keep();
        Assert.Fail($"{message}\nThe projects are kept in {Root}");
    }
}
