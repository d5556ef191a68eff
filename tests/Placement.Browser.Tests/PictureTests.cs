using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>
/// The pictures of the documentation, taken of the sample on its portal: the same code gives the same pictures, on machines with the same
/// fonts. With the environment variable PLACEMENT_WRITE_PICTURES=true they take the place of those in docs; otherwise they are kept beside
/// the screenshots of the tests.
/// </summary>
public sealed partial class PictureTests(Chromium chromium)
{
    private const string Variable = "PLACEMENT_WRITE_PICTURES";
    private const int LargestPicture = 150 * 1024;

    private static readonly string Target = Environment.GetEnvironmentVariable(Variable) == "true"
        ? Folders.Pictures
        : Path.Combine(Folders.Screenshots, "pictures");

    private static readonly string[] Names = ["activity", "call-card", "deal-tab", "narrow-dark", "overview"];

    [Fact]
    public async Task Pictures_are_taken_of_the_sample()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.Page.SetViewportSizeAsync(1200, 760);

        await visit.BeginAsync("/");
        await TakeAsync(visit.Page, "overview");

        await OpenTabAsync(visit);
        await TakeAsync(visit.Page, "deal-tab");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Widget("/widgets/caller-card").GetByText("Next delivery").First).ToBeAttachedAsync();
        await TakeAsync(visit.Page, "call-card");

        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Delivery" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Move the deal to")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Widget("/widgets/supplier-field").GetByText("None chosen")).ToBeVisibleAsync();
        await TakeAsync(visit.Page, "activity");

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.SetViewportSizeAsync(360, 760);
        await OpenTabAsync(visit);
        await TakeAsync(visit.Page, "narrow-dark");
    }

    [Fact]
    public void Every_picture_is_small_and_described_where_it_is_shown()
    {
        string page = File.ReadAllText(Path.Combine(Folders.Documentation, "local-portal.md"));

        string[] files = [.. Directory.GetFiles(Folders.Pictures).Order(StringComparer.Ordinal)];
        Assert.Equal(Names, files.Select(Path.GetFileNameWithoutExtension));
        Assert.Equal(Names, Picture().Matches(page).Select(static picture => picture.Groups["name"].Value).Order(StringComparer.Ordinal));
        Assert.All(files, static file => Assert.InRange(new FileInfo(file).Length, 1, LargestPicture));
    }

    private static async Task OpenTabAsync(DeskVisit visit)
    {
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Supplies" }).ClickAsync();
        await Assertions.Expect(visit.Widget("/widgets/deal-supplies").GetByText("Roof battens")).ToBeVisibleAsync();
        await visit.Page.Mouse.MoveAsync(0, 0);
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        // Its port differs from run to run.
        await page.Locator(".address").EvaluateAsync("address => { address.textContent = '127.0.0.1:5080'; }");
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Target, $"{name}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }

    /// <summary>A picture with a description of some words.</summary>
    [GeneratedRegex(@"!\[\w[^\]]{20,}\]\(images/(?<name>[\w-]+)\.png\)")]
    private static partial Regex Picture();
}
