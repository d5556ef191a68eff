using System.Net;
using System.Text.RegularExpressions;
using Placement;

namespace DealDesk.Tests;

public partial class DealDeskTests
{
    /// <summary>CRM_DYNAMIC_* stands for the two smart processes of the portal.</summary>
    private static readonly int Registrations = WidgetPlacements.All.Count + 1;

    [Fact]
    public async Task Once_installs_the_application_opens_every_widget_and_ends()
    {
        using var output = new StringWriter();

        int exitCode = await DealDeskApplication.RunAsync(["--once"], output, TestContext.Current.CancellationToken);

        string[] parts = output.ToString().Split("Opening every widget:");
        Assert.Equal(0, exitCode);
        Assert.Contains($"{Registrations} widgets, installation finished.", parts[0], StringComparison.Ordinal);
        Assert.Contains("Registering once more would change nothing.", parts[0], StringComparison.Ordinal);
        Assert.Equal(Registrations, Shown().Count(parts[1]));
        Assert.Matches(PortalAddress(), parts[1]);
    }

    [Fact]
    public async Task It_stays_up_and_answers_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new SignallingWriter("Press Ctrl+C");
        Task<int> run = DealDeskApplication.RunAsync([], output, stop.Token);
        await output.Written.WaitAsync(TestContext.Current.CancellationToken);

        Uri application = new(ApplicationAddress().Match(output.ToString()).Groups["url"].Value);
        using var http = new HttpClient();
        foreach (WidgetBinding binding in WidgetPlacements.All)
        {
            // A widget, but nobody who may see it.
            using HttpResponseMessage page = await http.PostAsync(binding.GetHandlerUrl(application), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
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
        Assert.DoesNotContain("Installing", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_declared_scopes_cover_what_registering_needs()
    {
        Assert.Equal(["calendar", "crm", "placement", "task", "telephony"], WidgetPlacements.RequiredScopes);
    }

    [GeneratedRegex(@"^\S+ +200 +\S", RegexOptions.Multiline)]
    private static partial Regex Shown();

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
