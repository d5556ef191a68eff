using System.Text.Json.Nodes;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>What a release changes on portals that have the one before.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Deal = "CRM_DEAL_DETAIL_TAB";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_release_changes_nothing()
    {
        string manifest = TestManifest.Of(TestManifest.Item(Deal, "~/widgets/deal-supplies", "Supplies"));

        ToolRun run = await DiffAsync(manifest, manifest);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Nothing changes.", run.Output.Trim());
    }

    [Fact]
    public async Task A_changed_title_and_language_are_said_as_a_plan_says_them()
    {
        ToolRun run = await DiffAsync(Localised("Supplies", "Lieferungen"), Localised("Supplies 2", "Lieferungen 2"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"~ {Deal} /widgets/deal-supplies TITLE \"Supplies\" -> \"Supplies 2\", LANG_ALL.de",
            run.Output.Trim());
        Assert.Empty(run.Error);

        static string Localised(string title, string german) =>
            TestManifest.Of(TestManifest.Item(Deal, "~/widgets/deal-supplies", title, adjust: item =>
            item["bind"]!["LANG_ALL"] = new JsonObject { ["en"] = new JsonObject { ["TITLE"] = title }, ["de"] = new JsonObject { ["TITLE"] = german } }));
    }

    [Fact]
    public async Task What_is_new_and_what_is_gone_is_said_with_its_scopes()
    {
        ToolRun run = await DiffAsync(
            TestManifest.Of(TestManifest.Item("CALENDAR_GRIDVIEW", "~/calendar", adjust: static item => item["scope"] = "calendar")),
            TestManifest.Of(
                TestManifest.Item("LEFT_MENU", "https://acme.example/menu", "Acme", adjust: static item => item["bind"]!["USER_ID"] = 7),
                TestManifest.Item("TASK_VIEW_TAB", "~/task", adjust: static item => item["scope"] = "task")));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                "- CALENDAR_GRIDVIEW /calendar",
                "+ LEFT_MENU https://acme.example/menu (user 7) Acme",
                "+ TASK_VIEW_TAB /task",
                "+ scope task",
                "- scope calendar",
            ],
            run.Output.Trim().ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData("Acme.Supplies", "Stock", "HANDLER \"/old\" -> \"/new\", TITLE \"Supplies\" -> \"Stock\"")]
    [InlineData("Acme.Renamed", "Supplies", "HANDLER \"/old\" -> \"/new\"")]
    public async Task A_handler_that_moved_is_one_change(string @class, string title, string expected)
    {
        ToolRun run = await DiffAsync(
            TestManifest.Of(
                TestManifest.Item(Deal, "~/old", "Supplies", "Acme.Supplies"), TestManifest.Item(Deal, "~/other", "Other", "Acme.Other")),
            TestManifest.Of(TestManifest.Item(Deal, "~/new", title, @class), TestManifest.Item(Deal, "~/other", "Other", "Acme.Other")));

        Assert.Equal($"~ {Deal} /old {expected}", run.Output.Trim());
    }

    [Fact]
    public async Task Another_class_with_other_texts_is_no_move()
    {
        ToolRun run = await DiffAsync(
            TestManifest.Of(TestManifest.Item(Deal, "~/old", "Supplies", "Acme.Supplies")),
            TestManifest.Of(TestManifest.Item(Deal, "~/new", "Stock", "Acme.Stock")));

        Assert.Equal([$"+ {Deal} /new Stock", $"- {Deal} /old Supplies"], run.Output.Trim().ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>What is declared, and what a portal has to change for it.</summary>
    [Theory]
    [InlineData("TITLE", "\"\"", "\"A\"", "TITLE (none) -> \"A\"")]
    [InlineData("TITLE", "\"A\"", "\" A \"", "")]
    [InlineData("DESCRIPTION", "\"A\"", "null", "DESCRIPTION \"A\" -> (none)")]
    [InlineData("GROUP_NAME", "\"A\"", "\"B\"", "GROUP_NAME \"A\" -> \"B\"")]
    [InlineData("LANG_ALL", "null", """{"de":{"TITLE":"A"}}""", "LANG_ALL.de")]
    [InlineData("LANG_ALL", """{"de":{"TITLE":"A"},"fr":{"TITLE":"B"}}""", """{"fr":{"TITLE":"B"},"DE":{"TITLE":"A"}}""", "")]
    [InlineData("OPTIONS", """{"iconName":"fa-a"}""", """{"iconName":"fa-b"}""", "OPTIONS.iconName \"fa-a\" -> \"fa-b\"")]
    [InlineData("OPTIONS", """{"iconName":"fa-a","width":60}""", """{"width":"60","iconName":"fa-a"}""", "")]
    [InlineData("OPTIONS", "null", """{"newOption":"Y"}""", "OPTIONS.newOption (none) -> \"Y\"")]
    [InlineData("OPTIONS", """{"newOption":"Y"}""", "null", "OPTIONS.newOption \"Y\" -> (none)")]
    public async Task Each_field_is_compared_as_the_server_does(string field, string before, string after, string expected)
    {
        ToolRun run = await DiffAsync(With(before), With(after));

        Assert.Equal(expected.Length == 0 ? "Nothing changes." : $"~ IM_TEXTAREA /chat {expected}", run.Output.Trim());
        Assert.Equal(expected.Length == 0 ? 0 : 2, run.ExitCode);

        string With(string value) => TestManifest.Of(TestManifest.Item("IM_TEXTAREA", "~/chat", adjust: item =>
        {
            if (JsonNode.Parse(value) is { } node && !(field == "TITLE" && value == "\"\""))
            {
                item["bind"]![field] = node;
            }
        }));
    }

    [Fact]
    public async Task Another_icon_is_a_change_and_another_class_is_none()
    {
        string before = TestManifest.Of(TestManifest.Item(Deal, "~/a", @class: "Acme.A", adjust: static item => item["icon"] = "a.png"));
        string icon = TestManifest.Of(TestManifest.Item(Deal, "~/a", @class: "Acme.A", adjust: static item => item["icon"] = "b.png"));
        string @class = TestManifest.Of(TestManifest.Item(Deal, "~/a", @class: "Acme.B", adjust: static item => item["icon"] = "a.png"));

        Assert.Equal($"~ {Deal} /a ICON \"a.png\" -> \"b.png\"", (await DiffAsync(before, icon)).Output.Trim());
        Assert.Equal(0, (await DiffAsync(before, @class)).ExitCode);
    }

    [Fact]
    public async Task The_same_is_there_as_json()
    {
        ToolRun run = await DiffAsync(
            TestManifest.Of(TestManifest.Item(Deal, "~/a", "A"), TestManifest.Item("LEFT_MENU", "~/b")),
            TestManifest.Of(TestManifest.Item(Deal, "~/a", "B")),
            "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            """{"changes":[{"kind":"changed","placement":"CRM_DEAL_DETAIL_TAB","handler":"/a","title":"A","differences":[{"field":"TITLE","old":"A","new":"B"}]},{"kind":"removed","placement":"LEFT_MENU","handler":"/b","differences":[]}],"addedScopes":[],"removedScopes":[]}""",
            run.Json.ToJsonString());
    }

    [Fact]
    public async Task A_file_is_compared_with_an_assembly()
    {
        string manifest = Path.Combine(_folder.Path, "widgets.json");
        await ToolRun.StartAsync("export", "--assembly", BuiltApplications.DealDesk, "-o", manifest);

        Assert.Equal(0, (await ToolRun.StartAsync("diff", manifest, BuiltApplications.DealDesk)).ExitCode);

        string text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            manifest,
            text.Replace("~/widgets/deal-supplies", "~/former", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        ToolRun run = await ToolRun.StartAsync("diff", manifest, BuiltApplications.DealDesk);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"~ {Deal} /former HANDLER \"/former\" -> \"/widgets/deal-supplies\"", run.Output, StringComparison.Ordinal);
    }

    /// <summary>As shells hand over what another command writes.</summary>
    [Fact]
    public async Task A_manifest_in_a_pipe_is_compared_like_one_in_a_file()
    {
        string pipe = await _folder.CreatePipeAsync();
        string manifest = Path.Combine(_folder.Path, "widgets.json");
        string text = TestManifest.Of(TestManifest.Item(Deal, "~/a", "A"));
        await File.WriteAllTextAsync(manifest, text, TestContext.Current.CancellationToken);

        Task writing = Task.Run(() => File.WriteAllText(pipe, text), TestContext.Current.CancellationToken);
        ToolRun run = await ToolRun.StartAsync("diff", pipe, manifest);
        await writing.WaitAsync(TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, run.ToString());
    }

    [Fact]
    public async Task What_does_not_end_is_read_for_some_megabytes()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such device.");

        ToolFailure.AssertPlain(await ToolRun.StartAsync("diff", "/dev/zero", BuiltApplications.DealDesk), "larger than");
    }

    [Theory]
    [InlineData("\u001b[2J\u001b[31mred")]
    [InlineData("bell\u0007 and\r\n+ CALL_CARD /forged")]
    [InlineData("\u009b31m")]
    [InlineData("\u202Eright to left\u2066")]
    [InlineData("\u2028line\u2029")]
    [InlineData("\uFEFF\u200B")]
    public async Task Nothing_of_a_title_moves_the_cursor_or_turns_the_line_around(string title)
    {
        foreach (string[] options in (string[][])[[], ["--json"]])
        {
            ToolRun run = await DiffAsync(TestManifest.Of(), TestManifest.Of(TestManifest.Item(Deal, "~/a", title)), options);

            Assert.Equal(2, run.ExitCode);
            Assert.DoesNotContain(run.Output.ReplaceLineEndings(" "), static letter =>
                char.IsControl(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
            Assert.DoesNotContain("\n+ CALL_CARD", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Text_of_all_scripts_is_shown_as_it_is()
    {
        ToolRun run = await DiffAsync(TestManifest.Of(), TestManifest.Of(TestManifest.Item(Deal, "~/a", "Üñï 供给 🚚 می‌خواهم")));

        Assert.Equal($"+ {Deal} /a Üñï 供给 🚚 می‌خواهم", run.Output.Trim());
    }

    [Fact]
    public async Task Many_widgets_are_compared()
    {
        JsonObject[] items =
        [
            .. Enumerable.Range(0, 20_000).Select(static number => TestManifest.Item(Deal, $"~/{number}", $"Title {number}")),
        ];
        string before = TestManifest.Of(items);

        Assert.Equal(0, (await DiffAsync(before, before)).ExitCode);
    }

    private Task<ToolRun> DiffAsync(string before, string after, params string[] options) =>
        ToolRun.StartAsync(["diff", _folder.Write("old.json", before), _folder.Write("new.json", after), .. options]);
}
