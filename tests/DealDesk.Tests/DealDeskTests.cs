using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Placement.Testing;

namespace DealDesk.Tests;

public partial class DealDeskTests
{
    /// <summary>CRM_DYNAMIC_* stands for the two smart processes of the portal.</summary>
    private static readonly int Registrations = WidgetPlacements.All.Count + 1;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Once_installs_the_application_opens_every_widget_and_ends()
    {
        using var output = new StringWriter();

        int exitCode = await DeskTour.RunAsync(output, Stop);

        string[] parts = output.ToString().Split("Opening every widget:");
        Assert.Equal(0, exitCode);
        Assert.Contains($"{Registrations} widgets, installation finished.", parts[0], StringComparison.Ordinal);
        Assert.Contains("Registering once more would change nothing.", parts[0], StringComparison.Ordinal);
        Assert.Equal(Registrations, Shown().Count(parts[1]));
        Assert.Matches(@"Portal:\s+http://127\.0\.0\.1:\d+/", parts[1]);
    }

    /// <summary>The program as <c>dotnet run</c> starts it, at ports that are free.</summary>
    [Fact]
    public async Task In_development_a_portal_stands_beside_the_application()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "exec",
                Path.Combine(AppContext.BaseDirectory, "DealDesk.dll"),
                "--environment", "Development",
                "--urls", "http://127.0.0.1:0",
                "--LocalPortal:Port", "0",
            },
            RedirectStandardOutput = true,
        };
        using Process desk = Process.Start(start)!;
        try
        {
            string line;
            do
            {
                line = await desk.StandardOutput.ReadLineAsync(Stop) ?? throw new InvalidOperationException("The desk has ended.");
            }
            while (!line.Contains("Local portal", StringComparison.Ordinal));

            Match portal = Address().Match(line);
            Assert.True(portal.Success, line);
            Assert.Equal($"{Registrations}", portal.Groups["widgets"].Value);
            using var http = new HttpClient();
            using HttpResponseMessage page = await http.GetAsync(portal.Groups["url"].Value, Stop);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        finally
        {
            desk.Kill();
            await desk.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Installing_once_more_calls_nothing_in_vain()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        (await portal.InstallAsync(portal.Application!, cancellationToken: Stop)).EnsureFinished();

        Assert.Single(portal.FieldTypes);
        Assert.Equal(
            ["userfieldtype.add 200", "userfieldtype.list 200", "userfieldtype.list 200", "userfieldtype.update 200"],
            portal.Requests
                .Where(static request => request.Method.StartsWith("userfieldtype.", StringComparison.Ordinal))
                .Select(static request => $"{request.Method} {request.Status}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_declared_scopes_cover_what_registering_needs()
    {
        Assert.Equal(["calendar", "crm", "placement", "task", "telephony"], WidgetPlacements.RequiredScopes);
    }

    [GeneratedRegex(@"^\S+ +200 +\S", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"(?<url>http://localhost:\d+/) \(widgets: (?<widgets>\d+)\)")]
    private static partial Regex Address();
}
