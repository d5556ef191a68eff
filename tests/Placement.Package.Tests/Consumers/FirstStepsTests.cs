using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Consumers;

/// <summary>What README.md tells a newcomer to type, typed: it ends with a deal of the portal in a widget's frame.</summary>
public sealed partial class FirstStepsTests(PackageFeed feed, Chromium chromium)
{
    private const string LastCommand = "dotnet run";
    private const string AddPackage = "dotnet add package ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_first_steps_are_as_few_as_promised()
    {
        FirstSteps steps = FirstSteps.Read();

        Assert.Equal(steps.Promise, (steps.Commands.Count, steps.Lines));
        Assert.Equal(["Program.cs", "DealTab.cs"], steps.Files.Select(static file => file.Name));
        Assert.Equal(LastCommand, steps.Commands[^1]);
    }

    [Fact]
    public async Task The_first_steps_end_with_a_deal_in_a_frame()
    {
        await using IBrowserContext browser = await chromium.NewContextAsync();
        FirstSteps steps = FirstSteps.Read();
        ConsumerProject project = ConsumerProject.Create(feed);
        string folder = await TypeAsync(project, steps.Commands.SkipLast(1));
        foreach ((string name, string text) in steps.Files)
        {
            project.Write(Path.Combine(folder, name), text);
        }

        await using RunningProgram application = project.StartDotnet(["run"], folder);
        string portal = await PortalOfAsync(application);
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(portal);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main menu" })
            .GetByRole(AriaRole.Link, new() { Name = "Deals" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Showroom refit" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "My tab" }).ClickAsync();

        ILocator heading = page.FrameLocator("iframe.appframe").GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToHaveTextAsync("Showroom refit");
    }

    /// <summary>
    /// Types commands. They differ in one thing from README.md's: this version of the packages is none that a newcomer gets.
    /// </summary>
    /// <returns>The folder that they end in, below the project's.</returns>
    private static async Task<string> TypeAsync(ConsumerProject project, IEnumerable<string> commands)
    {
        string folder = "";
        foreach (string command in commands)
        {
            if (command.StartsWith("cd ", StringComparison.Ordinal))
            {
                folder = Path.Combine(folder, command["cd ".Length..]);
                continue;
            }

            IEnumerable<string> arguments = command.Split(' ').Skip(1);
            if (command.StartsWith(AddPackage, StringComparison.Ordinal))
            {
                arguments = [.. arguments, "--version", PackageFeed.Version];
            }

            project.Succeeded(await project.DotnetAsync(arguments, folder));
        }

        return folder;
    }

    /// <summary>The address that the log names. The first lines come when the application is built.</summary>
    private static async Task<string> PortalOfAsync(RunningProgram application)
    {
        while (true)
        {
            if (Address().Match(await application.ReadLineAsync(Cancellation)) is { Success: true } address)
            {
                return address.Groups["portal"].Value;
            }
        }
    }

    [GeneratedRegex(@"Local portal: (?<portal>http://\S+)")]
    private static partial Regex Address();
}
