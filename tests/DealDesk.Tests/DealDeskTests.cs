using System.Net;
using System.Text.RegularExpressions;
using Placement;

namespace DealDesk.Tests;

public partial class DealDeskTests
{
    /// <summary>CRM_DYNAMIC_* stands for the two smart processes of the portal.</summary>
    private static readonly int Registrations = WidgetPlacements.All.Count + 1;

    [Fact]
    public async Task Once_registers_every_widget_and_then_finds_them_unchanged()
    {
        using var output = new StringWriter();

        int exitCode = await DealDeskApplication.RunAsync(["--once"], output, TestContext.Current.CancellationToken);

        string[] runs = output.ToString().Split("Registering once more changes nothing:");
        Assert.Equal(0, exitCode);
        Assert.Equal(Registrations, Bound().Count(runs[0]));
        Assert.Equal(0, Unchanged().Count(runs[0]));
        Assert.Equal(Registrations, Unchanged().Count(runs[1]));
        Assert.DoesNotContain("Failed", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(PortalAddress(), runs[1]);
    }

    [Fact]
    public async Task It_stays_up_and_serves_its_widgets_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new SignallingWriter("Press Ctrl+C");
        Task<int> run = DealDeskApplication.RunAsync([], output, stop.Token);
        await output.Written.WaitAsync(TestContext.Current.CancellationToken);

        Uri application = new(ApplicationAddress().Match(output.ToString()).Groups["url"].Value);
        string portal = PortalAddress().Match(output.ToString()).Groups["url"].Value.TrimEnd('/');
        using var http = new HttpClient();
        foreach (WidgetBinding binding in WidgetPlacements.All)
        {
            using HttpResponseMessage page = await http.PostAsync(binding.GetHandlerUrl(application), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains($"<title>{binding.Title}</title>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal([$"frame-ancestors {portal}"], page.Headers.GetValues("Content-Security-Policy"));
        }

        await stop.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task An_argument_that_means_nothing_is_answered_with_those_that_do()
    {
        using var output = new StringWriter();

        Assert.Equal(1, await DealDeskApplication.RunAsync(["--onec"], output, TestContext.Current.CancellationToken));
        Assert.Contains("--once", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Registering", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_declared_scopes_cover_what_registering_needs()
    {
        Assert.Equal(["calendar", "crm", "placement", "task", "telephony"], WidgetPlacements.RequiredScopes);
    }

    [GeneratedRegex(@"\bBound\b")]
    private static partial Regex Bound();

    [GeneratedRegex(@"\bUnchanged\b")]
    private static partial Regex Unchanged();

    [GeneratedRegex(@"Portal:\s+(?<url>http://127\.0\.0\.1:\d+/)")]
    private static partial Regex PortalAddress();

    [GeneratedRegex(@"Application:\s+(?<url>http://127\.0\.0\.1:\d+/)")]
    private static partial Regex ApplicationAddress();

    /// <summary>A writer that says when a text has been written.</summary>
    private sealed class SignallingWriter(string text) : StringWriter
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => _written.Task;

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                _written.TrySetResult();
            }
        }
    }
}
