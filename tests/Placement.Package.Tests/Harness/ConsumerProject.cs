namespace Placement.Package.Tests.Harness;

/// <summary>
/// A folder with projects that use the packages, written as text. The property <c>$(PlacementVersion)</c> is the packages' version. The
/// folder is deleted when the tests have run, unless one has failed.
/// </summary>
/// <example>
/// <code>
/// ConsumerProject project = ConsumerProject.Create(feed, ("App/App.csproj", "…"), ("App/Program.cs", "…"));
/// ProgramResult run = project.Succeeded(await project.RunAsync("App"));
/// </code>
/// </example>
internal sealed class ConsumerProject
{
    /// <summary>What NuGet reports if no source has a package or a version of it, or if a source does not answer.</summary>
    private static readonly string[] SourceErrors = ["NU1101", "NU1102", "NU1103", "NU1301"];

    private readonly PackageFeed _feed;

    private ConsumerProject(PackageFeed feed)
    {
        _feed = feed;
        Root = Path.Combine(feed.Root, "projects", Path.GetRandomFileName());
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    private string Kept => $"The projects are kept in {Root}";

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
    public Task<ProgramResult> RestoreAsync(string project = "", params IEnumerable<string> arguments) =>
        DotnetAsync(["restore", PathOf(project), .. arguments]);

    /// <summary><c>dotnet build</c>, which restores, too.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> BuildAsync(string project = "", params IEnumerable<string> arguments) =>
        MakeAsync("build", project, arguments);

    /// <summary><c>dotnet pack</c>.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> PackAsync(string project = "", params IEnumerable<string> arguments) =>
        MakeAsync("pack", project, arguments);

    /// <summary><c>dotnet publish</c>.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> PublishAsync(string project = "", params IEnumerable<string> arguments) =>
        MakeAsync("publish", project, arguments);

    /// <summary><c>dotnet run</c>, which builds, too, unless it is told not to.</summary>
    /// <inheritdoc cref="RestoreAsync"/>
    public Task<ProgramResult> RunAsync(string project = "", params IEnumerable<string> arguments) =>
        DotnetAsync(["run", "--project", PathOf(project), .. arguments]);

    /// <summary>
    /// <c>dotnet watch</c> in the Development environment, which restarts the application where it cannot change its code.
    /// </summary>
    /// <param name="project">The folder of the project.</param>
    public RunningProgram Watch(string project)
    {
        Dictionary<string, string> environment = DotnetEnvironment();
        environment["HOME"] = Root;
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["DOTNET_USE_POLLING_FILE_WATCHER"] = "true";
        environment["DOTNET_WATCH_RESTART_ON_RUDE_EDIT"] = "true";
        return RunningProgram.Start(
            BuildFacts.Dotnet, ["watch", "--non-interactive", "run", "--no-launch-profile"], PathOf(project), environment);
    }

    /// <summary>Any command of <c>dotnet</c>, in the folder or in one below.</summary>
    public Task<ProgramResult> DotnetAsync(IEnumerable<string> arguments, string folder = "") =>
        ChildProcess.RunAsync(BuildFacts.Dotnet, arguments, PathOf(folder), DotnetEnvironment(), TestContext.Current.CancellationToken);

    /// <summary>Starts a command of <c>dotnet</c> that goes on, in the folder or in one below.</summary>
    public RunningProgram StartDotnet(IEnumerable<string> arguments, string folder = "") =>
        RunningProgram.Start(BuildFacts.Dotnet, arguments, PathOf(folder), DotnetEnvironment());

    /// <summary>Runs a program that was built, to its end.</summary>
    /// <param name="assembly">The path of its assembly.</param>
    /// <param name="arguments">What it is started with.</param>
    public Task<ProgramResult> ExecuteAsync(string assembly, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync(
            BuildFacts.Dotnet, ["exec", PathOf(assembly), .. arguments], Root, ProgramEnvironment(), TestContext.Current.CancellationToken);

    /// <summary>Starts a program that was published.</summary>
    /// <param name="program">The path of its executable, without the ending that Windows needs.</param>
    /// <param name="arguments">What it is started with.</param>
    public RunningProgram Start(string program, params IEnumerable<string> arguments) =>
        RunningProgram.Start(PathOf(OperatingSystem.IsWindows() ? program + ".exe" : program), arguments, Root, ProgramEnvironment());

    /// <summary>Asserts that a command succeeded, without warnings.</summary>
    /// <returns>The result.</returns>
    public ProgramResult Succeeded(ProgramResult result)
    {
        if (!result.IsSuccess || result.Warnings.Count > 0)
        {
            Assert.Fail($"{(result.IsSuccess ? "There were warnings." : "The command failed.")} {result}\n{Kept}");
        }

        return result;
    }

    /// <summary>
    /// Skips the test if a command failed because no package source serves something that is not ours, and asserts otherwise that it
    /// succeeded, without warnings.
    /// </summary>
    /// <param name="result">What a command that restores gave.</param>
    /// <param name="needed">What is needed beyond the SDK, for the reason.</param>
    /// <returns>The result.</returns>
    public ProgramResult SucceededOrNotServed(ProgramResult result, string needed)
    {
        // A source that does not answer is named, a package that is missing too; ours come from a folder, which always answers.
        bool isNotServed = !result.IsSuccess
            && result.Errors.Count > 0
            && result.Errors.All(
                static error => SourceErrors.Contains(error.Code) && !error.Text.Contains("Placement.", StringComparison.Ordinal));
        Assert.SkipWhen(
            isNotServed,
            $"No package source of this machine serves {needed}: {string.Join("; ", result.Errors.Select(static error => error.Text))}");
        return Succeeded(result);
    }

    /// <summary>Asserts that a command succeeded, without warnings, and wrote these lines and no other.</summary>
    public void Printed(ProgramResult result, params string[] lines)
    {
        if (Succeeded(result).Output != string.Concat(lines.Select(static line => line + "\n")))
        {
            Assert.Fail($"Expected:\n{string.Join('\n', lines)}\n{result}\n{Kept}");
        }
    }

    private Task<ProgramResult> MakeAsync(string command, string project, IEnumerable<string> arguments) =>
        DotnetAsync([command, PathOf(project), "-m:1", "-clp:NoSummary", .. arguments]);

    private Dictionary<string, string> DotnetEnvironment() => new(ChildEnvironment.ForDotnet())
    {
        ["PlacementVersion"] = PackageFeed.Version,
        ["NUGET_PACKAGES"] = _feed.ExtractedPackages,
        ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_feed.Root, "http"),

        // It asks the network about every package, and answers differently tomorrow.
        ["NuGetAudit"] = "false",
    };

    /// <summary>What programs keep for their user stays in the folder as well, and one for an older framework runs on the newest.</summary>
    private Dictionary<string, string> ProgramEnvironment() => new(ChildEnvironment.ForPrograms())
    {
        ["HOME"] = Root,
        ["DOTNET_ROLL_FORWARD"] = "Major",
        ["DOTNET_ROOT"] = Path.GetDirectoryName(BuildFacts.Dotnet)!,
    };
}
