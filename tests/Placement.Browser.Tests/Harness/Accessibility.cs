using Microsoft.Playwright;

namespace Placement.Browser.Tests.Harness;

/// <summary>What axe finds in a page, and the page's screenshot.</summary>
internal static class Accessibility
{
    /// <summary>The looks that every view is examined in.</summary>
    public static IReadOnlyList<(ColorScheme Scheme, int Width)> Looks { get; } =
    [
        (ColorScheme.Light, 360), (ColorScheme.Light, 1440), (ColorScheme.Dark, 360), (ColorScheme.Dark, 1440),
    ];

    /// <summary>Keeps a screenshot of a view in each look, and fails where axe calls something serious.</summary>
    /// <param name="page">The page.</param>
    /// <param name="view">What the screenshots are called.</param>
    /// <param name="widget">A frame in it that is examined, too.</param>
    public static async Task ExamineAsync(IPage page, string view, IFrame? widget = null)
    {
        Folders.RequirePackages();
        string axe = await File.ReadAllTextAsync(Path.Combine(Folders.Packages, "axe-core", "axe.min.js"));
        IFrame[] documents = widget is null ? [page.MainFrame] : [page.MainFrame, widget];
        foreach (IFrame document in documents)
        {
            await document.EvaluateAsync(axe);
        }

        foreach ((ColorScheme scheme, int width) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Folders.Screenshots, $"{view}-{scheme.ToString().ToLowerInvariant()}-{width}.png"),
                FullPage = true,
            });
            foreach (IFrame document in documents)
            {
                string found = await document.EvaluateAsync<string>(
                    """
                    async () => {
                      const { violations } = await axe.run(document, { iframes: false, resultTypes: ['violations'] });
                      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
                        .map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join('; ')}`).join('\n');
                    }
                    """);
                Assert.Equal((view, scheme, width, ""), (view, scheme, width, found));
            }
        }
    }
}
