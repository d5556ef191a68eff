using System.Text.Json.Nodes;
using Placement.Testing;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>Commands that ask the host of an application, on portals that speak HTTP.</summary>
public sealed class ApplicationTests
{
    private const string Tab = "http://127.0.0.1:9/sales/widgets/deal-supplies";

    public static TheoryData<string, string> Applications => new()
    {
        { MinimalSite.Project, "net10.0" },
        { "tests/ToolSites/ClassicSite", "net8.0" },
        { "tests/ToolSites/WorkerSite", "net10.0" },
    };

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task Applications_of_every_shape_are_planned_applied_and_planned_again(string application, string framework)
    {
        await using Customers customers = await Customers.StartAsync();
        string[] which = ["--assembly", BuildFacts.AssemblyOf(application, framework), "--environment", "Production", "--all"];

        ToolRun plan = await ToolRun.StartAsync(customers.Situation, ["plan", .. which]);
        Assert.True(plan.ExitCode == 2, plan.ToString());
        Assert.Contains($"{customers.Portals[0].Address.Authority}: differs\n  + CRM_", plan.Output, StringComparison.Ordinal);
        Assert.Empty(customers.Portals[0].Bindings);

        ToolRun apply = await ToolRun.StartAsync(customers.Situation, ["apply", .. which, "--yes"]);
        Assert.True(apply.ExitCode == 0, apply.ToString());
        Assert.Contains(": current", apply.Output, StringComparison.Ordinal);
        Assert.Single(customers.Portals[0].Bindings);

        ToolRun again = await ToolRun.StartAsync(customers.Situation, ["plan", .. which]);
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Contains(": unchanged\n  = CRM_", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_application_starts_but_its_host()
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun list = await MinimalSite.RunAsync(customers, "list", "--all");

        Assert.True(list.ExitCode == 0, list.ToString());
        Assert.False(File.Exists(Path.Combine(customers.Keys, "started.txt")));
    }

    [Fact]
    public async Task A_plan_says_in_which_field_a_widget_differs()
    {
        await using Customers customers = await Customers.StartAsync();
        await Customers.RegisterAsync(
            customers.Portals[0], """{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-supplies","TITLE":"Old"}""");
        string[] plan =
        [
            "plan", "--all", "--environment", "Production", "--assembly", BuildFacts.AssemblyOf("tests/ToolSites/WorkerSite"),
        ];

        ToolRun text = await ToolRun.StartAsync(customers.Situation, plan);
        ToolRun json = await ToolRun.StartAsync(customers.Situation, [.. plan, "--json"]);

        Assert.True(text.ExitCode == 2, text.ToString());
        Assert.Contains($"  ~ CRM_DEAL_DETAIL_TAB {Tab} TITLE \"Old\" -> \"Supplies\"\n", text.Output, StringComparison.Ordinal);
        JsonNode difference = json.Json["portals"]![0]!["actions"]![0]!["differences"]![0]!;
        Assert.Equal(
            ("TITLE", "Old", "Supplies"),
            ((string?)difference["field"], (string?)difference["stored"], (string?)difference["declared"]));
    }

    [Fact]
    public async Task A_plan_names_the_languages_that_differ()
    {
        await using Customers customers = await Customers.StartAsync();
        await MinimalSite.RunAsync(customers, "apply", "--all", "--yes");
        await Customers.RegisterAsync(
            customers.Portals[0],
            """
            {"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-supplies",
             "LANG_ALL":{"en":{"TITLE":"Supplies"},"de":{"TITLE":"Waren"}}}
            """);

        ToolRun plan = await MinimalSite.RunAsync(customers, "plan", "--all");

        Assert.True(plan.ExitCode == 2, plan.ToString());
        Assert.Contains($"  ~ CRM_DEAL_DETAIL_TAB {Tab} LANG_ALL.de\n", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stale_handlers_are_marked_and_removed()
    {
        await using Customers customers = await Customers.StartAsync();
        await Customers.RegisterAsync(
            customers.Portals[0], """{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/widgets/old","TITLE":"Old"}""");

        ToolRun list = await MinimalSite.RunAsync(customers, "list", "--all");
        Assert.True(list.ExitCode == 2, list.ToString());
        Assert.Contains(
            "  CRM_LEAD_DETAIL_TAB http://127.0.0.1:9/sales/widgets/old  Old  (stale)\n", list.Output, StringComparison.Ordinal);

        ToolRun remove = await MinimalSite.RunAsync(customers, "remove", "--all", "--stale", "--yes");
        Assert.True(remove.ExitCode == 0, remove.ToString());
        Assert.Contains("  - CRM_LEAD_DETAIL_TAB http://127.0.0.1:9/sales/widgets/old\n", remove.Output, StringComparison.Ordinal);
        Assert.Empty(customers.Portals[0].Bindings);
    }

    [Fact]
    public async Task A_named_handler_is_removed_and_the_others_stay()
    {
        await using Customers customers = await Customers.StartAsync();
        await MinimalSite.RunAsync(customers, "apply", "--all", "--yes");
        await Customers.RegisterAsync(
            customers.Portals[0],
            """{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-supplies","TITLE":"Supplies"}""",
            """{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/widgets/old","TITLE":"Old"}""");

        ToolRun remove = await MinimalSite.RunAsync(
            customers, "remove", "--portal", customers.Portals[0].MemberId, "--handler", "/sales/widgets/old", "--yes");

        Assert.True(remove.ExitCode == 0, remove.ToString());
        Assert.Equal("CRM_DEAL_DETAIL_TAB", Assert.Single(customers.Portals[0].Bindings).Placement);
    }

    [Fact]
    public async Task Somebody_is_told_what_it_is_about_and_asked_before_anything_is_written()
    {
        await using Customers customers = await Customers.StartAsync(2);
        string[] apply = ["apply", "--assembly", BuildFacts.AssemblyOf(MinimalSite.Project), "--environment", "Staging", "--all"];

        ToolRun no = await ToolRun.StartAsync(customers.Situation with { Answers = "n\n" }, apply);
        Assert.True(no.ExitCode == 1, no.ToString());
        Assert.Contains("Environment  Staging\n", no.Error, StringComparison.Ordinal);
        Assert.Contains($"Application  {Customers.ClientId}, http://127.0.0.1:9/sales\n", no.Error, StringComparison.Ordinal);
        Assert.Contains($"Store        Sqlite {Path.Combine(customers.Folder, "site.db")}\n", no.Error, StringComparison.Ordinal);
        Assert.Contains("Bring 2 portals to what is declared? [y/N]", no.Error, StringComparison.Ordinal);
        ToolRun one = await ToolRun.StartAsync(
            customers.Situation with { Answers = "n\n" }, [.. apply[..^1], "--portal", customers.Portals[0].MemberId]);
        Assert.Contains("Bring 1 portal to what is declared? [y/N]", one.Error, StringComparison.Ordinal);
        Assert.All(customers.Portals, static portal => Assert.Empty(portal.Bindings));

        ToolRun yes = await ToolRun.StartAsync(customers.Situation with { Answers = "yes\n" }, apply);
        Assert.True(yes.ExitCode == 0, yes.ToString());
        Assert.All(customers.Portals, static portal => Assert.Single(portal.Bindings));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_written_without_yes()
    {
        ToolRun run = await ToolRun.StartAsync("apply", "--environment", "Production", "--all");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply", "--yes")]
    [InlineData("remove", "--yes", "--stale")]
    [InlineData("apply", "--yes", "--environment", "")]
    [InlineData("plan", "--environment", " \t")]
    [InlineData("list", "--environment", "")]
    public async Task The_environment_has_to_be_said(params string[] command)
    {
        ToolRun run = await ToolRun.StartAsync([.. command, "--all"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--environment", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-5%")]
    [InlineData("0")]
    [InlineData("101%")]
    [InlineData("5%%")]
    [InlineData("%")]
    [InlineData("0,5")]
    public async Task Canaries_are_a_share_of_the_portals(string share)
    {
        ToolRun run = await ToolRun.StartAsync("plan", "--environment", "Production", $"--canaries={share}");

        ToolFailure.AssertPlain(run, "--canaries is a share of the portals");
    }

    [Fact]
    public async Task A_release_is_stored_as_hosts_store_it()
    {
        await using Customers customers = await Customers.StartAsync(3);
        ToolSituation situation = customers.WithRelease("7");

        ToolRun run = await MinimalSite.RunAsync(situation, "apply", "--all", "--yes");

        Assert.True(run.ExitCode == 0, run.ToString());
        DatabasePortalStore store = customers.Open();
        StoredRelease release = (await store.FindReleaseAsync(Customers.ClientId, TestContext.Current.CancellationToken))!;
        Assert.Equal((7, ReleaseState.Running), (release.Number, release.State));
        foreach (LocalPortal portal in customers.Portals)
        {
            PortalRelease known = (await store.FindPortalReleaseAsync(
                Customers.ClientId, portal.MemberId, TestContext.Current.CancellationToken))!;
            Assert.Equal((7, PortalReleaseState.Current, release.Fingerprint), (known.Number, known.State, known.Fingerprint));
        }

        ToolRun lower = await MinimalSite.RunAsync(customers.WithRelease("6"), "apply", "--all", "--yes");
        Assert.True(lower.ExitCode == 1, lower.ToString());
        Assert.Contains("number 6", lower.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_waits_until_somebody_repeats_it()
    {
        await using Customers customers = await Customers.StartAsync();
        await MinimalSite.RunAsync(customers.WithRelease("1"), "apply", "--all", "--yes");
        ToolSituation moved = customers.WithRelease("2", ("Bitrix24__BaseAddress", "http://127.0.0.1:9/moved"));

        ToolRun refused = await MinimalSite.RunAsync(moved, "apply", "--all", "--yes");
        Assert.True(refused.ExitCode == 1, refused.ToString());
        Assert.Contains("--approve-address http://127.0.0.1:9/moved", refused.Error, StringComparison.Ordinal);

        ToolRun approved = await MinimalSite.RunAsync(moved, "apply", "--all", "--yes", "--approve-address", "http://127.0.0.1:9/moved");
        Assert.True(approved.ExitCode == 0, approved.ToString());
        Assert.StartsWith("http://127.0.0.1:9/moved/", Assert.Single(customers.Portals[0].Bindings).Handler, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_decrypt_nothing_stop_it_and_no_other_is_made()
    {
        await using Customers customers = await Customers.StartAsync();
        string empty = Directory.CreateDirectory(Path.Combine(customers.Folder, "other-keys")).FullName;
        ToolSituation situation = customers.WithRelease("1", ("Site__Keys", empty));

        ToolRun run = await MinimalSite.RunAsync(situation, "apply", "--all", "--yes");

        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Contains("cannot be decrypted", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(empty));
        Assert.Null(await customers.Open().FindReleaseAsync(Customers.ClientId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_project_is_found_and_what_was_built_of_it_is_started()
    {
        await using Customers customers = await Customers.StartAsync();
        ToolSituation situation = customers.Situation with { Directory = Path.Combine(BuildFacts.RepositoryRoot, MinimalSite.Project) };

        ToolRun run = await ToolRun.StartAsync(situation, "plan", "--environment", "Production", "--all", "--no-build");

        Assert.True(run.ExitCode == 2, run.ToString());
    }

    /// <summary>What a script passes whose variable is not set.</summary>
    [Theory]
    [InlineData("--everything", "--portal", "")]
    [InlineData("--everything", "--portal", " ")]
    [InlineData("--all", "--handler", "")]
    public async Task An_empty_name_means_neither_all_portals_nor_all_handlers(params string[] options)
    {
        await using Customers customers = await Customers.StartAsync(2);
        ToolRun applied = await MinimalSite.RunAsync(customers.WithRelease("1"), "apply", "--all", "--yes");
        Assert.True(applied.ExitCode == 0, applied.ToString());

        ToolRun run = await MinimalSite.RunAsync(customers, ["remove", .. options, "--yes"]);

        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Contains("empty text", run.Error, StringComparison.Ordinal);
        Assert.All(customers.Portals, static portal => Assert.Single(portal.Bindings));
    }

    [Fact]
    public async Task Handlers_that_no_portal_has_are_named()
    {
        await using Customers customers = await Customers.StartAsync(2);
        await Customers.RegisterAsync(
            customers.Portals[1], """{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/widgets/old","TITLE":"Old"}""");

        ToolRun run = await MinimalSite.RunAsync(
            customers, "remove", "--all", "--handler", "/sales/widgets/old", "--handler", "/widgets/nix", "--yes");

        ToolFailure.AssertPlain(run, "No portal that was asked has /widgets/nix. ");
        Assert.Empty(customers.Portals[1].Bindings);
    }

    [Theory]
    [InlineData("nobody.bitrix24.com")]
    [InlineData("nobody.acme.com:8443")]
    public async Task A_portal_that_is_not_stored_is_named(string portal)
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun run = await MinimalSite.RunAsync(customers, "plan", "--portal", portal);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"no portal {portal} with", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    public async Task A_portal_is_named_as_a_list_shows_it_or_by_its_address(string prefix)
    {
        await using Customers customers = await Customers.StartAsync();
        DatabasePortalStore store = customers.Open();
        Portal stored = (await store.FindAsync(customers.Portals[0].MemberId, TestContext.Current.CancellationToken))!;
        var named = new UriBuilder(stored.ClientEndpoint) { Host = "localhost" };
        await store.SaveAsync(stored with { ClientEndpoint = named.Uri }, TestContext.Current.CancellationToken);

        ToolRun run = await MinimalSite.RunAsync(customers, "list", "--portal", $"{prefix}{named.Uri.Authority}");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.StartsWith($"{named.Uri.Authority}: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_is_in_what_is_written()
    {
        await using Customers customers = await Customers.StartAsync();

        ToolRun run = await MinimalSite.RunAsync(customers, "apply", "--all", "--yes", "--json", "--verbosity", "Detailed");

        Assert.True(run.ExitCode == 0, run.ToString());
        Portal stored = (await customers.Open().FindAsync(customers.Portals[0].MemberId, TestContext.Current.CancellationToken))!;
        string all = run.Output + run.Error;
        Assert.DoesNotContain(Customers.ClientSecret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.Tokens!.AccessToken, all, StringComparison.Ordinal);
        Assert.DoesNotContain(customers.Portals[0].ApplicationToken, all, StringComparison.Ordinal);
    }
}
