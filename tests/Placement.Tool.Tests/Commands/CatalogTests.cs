using System.Text.Json.Nodes;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>The facts about placements.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB", "crm, placement", "CrmEntityContext", "ID -> EntityId")]
    [InlineData("crm_dynamic_128_detail_tab", "CRM_DYNAMIC_128_DETAIL_TAB", "crm, placement", "CrmEntityContext", "ID -> EntityId")]
    [InlineData("IM_TEXTAREA", "IM_TEXTAREA", "iconName (IconName): ", ", required", "what the handler calls needs im")]
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB", "The * stands for every one")]
    [InlineData("USERFIELD_TYPE", "USERFIELD_TYPE", "userfieldtype.add registers it")]
    public async Task The_facts_about_a_placement_are_said(string code, string head, params string[] expected)
    {
        ToolRun run = await ToolRun.StartAsync("catalog", code);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(head + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_facts_are_there_as_json()
    {
        JsonNode facts = (await ToolRun.StartAsync("catalog", "IM_TEXTAREA", "--json")).Json;

        Assert.Equal("IM_TEXTAREA", facts["code"]!.GetValue<string>());
        Assert.Equal("ChatContext", facts["context"]!.GetValue<string>());
        Assert.Equal(["placement"], facts["scopes"]!.AsArray().Select(static scope => scope!.GetValue<string>()));
        JsonNode icon = facts["options"]!.AsArray().Single(static option => option!["key"]!.GetValue<string>() == "iconName")!;
        Assert.True(icon["required"]!.GetValue<bool>());
        Assert.Contains("URI", facts["contextKeys"]!.AsArray().Select(static key => key!["key"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("CRM_DEAL_DETIAL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_XXX_DETAIL_TAB", "CRM_LEAD_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("deal", "placements catalog --search deal lists")]
    [InlineData("something else entirely", "lists all that there are")]
    [InlineData("\u001b[2J\u202E", "lists all that there are")]
    public async Task A_code_that_does_not_exist_fails_with_what_was_meant(string code, string expected)
    {
        ToolRun run = await ToolRun.StartAsync("catalog", code);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Error.Trim(), char.IsControl);
        Assert.DoesNotContain('\u202E', run.Error);
    }

    [Fact]
    public async Task All_placements_are_listed_and_a_filter_leaves_some()
    {
        JsonArray all = (await ToolRun.StartAsync("catalog", "--json")).Json.AsArray();
        JsonArray ofTasks = (await ToolRun.StartAsync("catalog", "--scope", "task", "--json")).Json.AsArray();
        ToolRun toolbars = await ToolRun.StartAsync("catalog", "--search", "toolbar", "--scope", "task");

        Assert.InRange(ofTasks.Count, 1, all.Count - 1);
        Assert.All(
            ofTasks, static item => Assert.Contains("task", item!["scopes"]!.AsArray().Select(static scope => scope!.GetValue<string>())));
        Assert.All(toolbars.Output.Trim().Split('\n'), static line => Assert.Contains("TOOLBAR", line, StringComparison.Ordinal));
        Assert.Equal(
            all.Select(static item => item!["code"]!.GetValue<string>()).Order(StringComparer.Ordinal),
            all.Select(static item => item!["code"]!.GetValue<string>()));
    }

    /// <summary>The list shows it in its column of scopes.</summary>
    [Fact]
    public async Task Every_scope_that_the_list_shows_can_be_asked_for()
    {
        ToolRun all = await ToolRun.StartAsync("catalog");
        string[] scopes =
        [
            .. all.Output.Trim().Split('\n')
                .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Distinct(),
        ];
        Assert.Contains("placement", scopes);

        int listed = 0;
        foreach (string scope in scopes)
        {
            ToolRun run = await ToolRun.StartAsync("catalog", "--scope", scope);
            Assert.True(run.ExitCode == 0, run.ToString());
            listed += run.Output.Trim().Split('\n').Length;
        }

        Assert.Equal(all.Output.Trim().Split('\n').Length, listed);
    }

    [Theory]
    [InlineData()]
    [InlineData("--json")]
    public async Task A_scope_that_no_placement_has_fails_with_those_that_there_are(params string[] more)
    {
        ToolRun run = await ToolRun.StartAsync(["catalog", "--scope", "tasks", .. more]);

        ToolFailure.AssertPlain(run, "crm, im, imopenlines, landing, placement");
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_filter_that_leaves_none_says_so()
    {
        ToolRun run = await ToolRun.StartAsync("catalog", "--search", "nothing of the kind");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("No placement is of that kind", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_listed_placement_can_be_asked_for()
    {
        foreach (JsonNode? item in (await ToolRun.StartAsync("catalog", "--json")).Json.AsArray())
        {
            ToolRun run = await ToolRun.StartAsync("catalog", item!["code"]!.GetValue<string>());
            Assert.True(run.ExitCode == 0, run.ToString());
        }
    }
}
