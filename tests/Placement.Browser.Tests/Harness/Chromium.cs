using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Placement.Browser.Tests.Harness;

/// <summary>One browser for all tests; each has a context of its own. Tests are skipped where it cannot run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    /// <summary>How long a test waits for what should happen at once, in milliseconds: machines that do much else are slow.</summary>
    private const float Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking",

                // As browsers treat the frames of portals in production.
                "--test-third-party-cookie-phaseout",
            ],
        });
    }

    /// <summary>A new profile.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        IBrowserContext context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Missing => File.Exists(Executable) ? null : "There is no Chromium: install Debian's package chromium.";
}
