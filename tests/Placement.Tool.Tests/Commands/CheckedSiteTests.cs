using System.Text.Json.Nodes;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>An application with a widget is looked at from outside, as it runs.</summary>
public sealed class CheckedSiteTests
{
    private static readonly string[] OnlyHttp = ["https"];

    [Theory]
    [InlineData("/widgets/deal-supplies")]
    [InlineData("/install")]
    public async Task What_is_mapped_is_condemned_for_nothing_but_plain_http(string path)
    {
        await using Customers customers = await Customers.StartAsync(0);
        await using RunningSite site = await RunningSite.StartAsync(customers);

        ToolRun run = await ToolRun.StartAsync("check", "--url", new Uri(site.Address, path).AbsoluteUri, "--json");

        Assert.Equal(OnlyHttp, KindsOf(run));
    }

    [Fact]
    public async Task A_path_at_which_nothing_is_mapped_is_named()
    {
        await using Customers customers = await Customers.StartAsync(0);
        await using RunningSite site = await RunningSite.StartAsync(customers);

        ToolRun run = await ToolRun.StartAsync("check", "--url", new Uri(site.Address, "/widgets/nothing").AbsoluteUri, "--json");

        Assert.Equal(["https", "status"], KindsOf(run));
        Assert.Contains("Nothing is found at /widgets/nothing (404)", run.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TAB", null)]
    [InlineData("CRM_LEAD_DETAIL_TAB", "The widget at /widgets/deal-supplies does not serve CRM_LEAD_DETAIL_TAB (404)")]
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB", "The widget at /widgets/deal-supplies does not serve CRM_DYNAMIC_*_DETAIL_TAB (404)")]
    public async Task A_manifest_is_held_against_what_the_application_serves(string placement, string? title)
    {
        await using Customers customers = await Customers.StartAsync(0);
        await using RunningSite site = await RunningSite.StartAsync(customers);
        string manifest = Path.Combine(customers.Folder, "widgets.json");
        await File.WriteAllTextAsync(
            manifest,
            TestManifest.Of(TestManifest.Item(placement, "~/widgets/deal-supplies", "Supplies")),
            TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun.StartAsync("check", "--manifest", manifest, "--base-address", site.Address.AbsoluteUri, "--json");

        Assert.Equal(title is null ? OnlyHttp : ["https", "status"], KindsOf(run));
        Assert.Equal(title, (string?)run.Json[0]!["findings"]!.AsArray().Skip(1).FirstOrDefault()?["title"]);
    }

    private static string[] KindsOf(ToolRun run)
    {
        Assert.True(run.ExitCode == 2, run.ToString());
        return [.. run.Json[0]!["findings"]!.AsArray().Select(static (JsonNode? finding) => (string)finding!["kind"]!)];
    }
}
