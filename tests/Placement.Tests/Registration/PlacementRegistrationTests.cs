using System.Text.Json.Nodes;
using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>What registering does, whichever way its commands go.</summary>
public abstract class PlacementRegistrationTests(bool takesBatch) : IDisposable
{
    private readonly MemoryPortal _portal = new() { TakesBatch = takesBatch };
    private readonly DirectoryInfo _contentRoot = Directory.CreateTempSubdirectory("placement-icons");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _contentRoot.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Registering_again_changes_nothing_and_asks_only_once()
    {
        WidgetBinding[] declared =
        [
            Declared("LEFT_MENU", "~/menu"),
            Declared("CRM_DEAL_DETAIL_TAB", "~/deal", "'LANG_ALL':{'en':{'TITLE':'Supplies'}}"),
            Declared("PAGE_BACKGROUND_WORKER", "~/worker", "'OPTIONS':{'errorHandlerUrl':'~/failed'},'USER_ID':7"),
        ];

        RegistrationReport first = await Register(declared);
        int calls = _portal.Calls.Count;
        RegistrationReport second = await Register(declared);

        Assert.Equal("Bound Bound Bound", Statuses(first));
        Assert.Equal("Unchanged Unchanged Unchanged", Statuses(second));
        Assert.Equal(["get"], _portal.Calls.Skip(calls));
        Assert.Equal(["LEFT_MENU /menu My application", "CRM_DEAL_DETAIL_TAB /deal Supplies", "PAGE_BACKGROUND_WORKER /worker user 7 My application"], _portal.Stored());
    }

    [Fact]
    public async Task A_portal_is_brought_to_what_is_declared()
    {
        _portal.Store("CRM_DEAL_LIST_MENU", "/stale");
        _portal.Store("LEFT_MENU", "/menu", "Old");

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("CRM_DEAL_DETAIL_TAB", "~/deal", "'TITLE':'Deal'")]);

        Assert.Equal("Bound Replaced Removed", Statuses(report));
        Assert.True(report.Succeeded);
        Assert.Equal(
            ["get", "bind CRM_DEAL_DETAIL_TAB /deal", "unbind LEFT_MENU /menu", "bind LEFT_MENU /menu", "unbind CRM_DEAL_LIST_MENU /stale"],
            _portal.Calls);
        Assert.Equal(["CRM_DEAL_DETAIL_TAB /deal Deal", "LEFT_MENU /menu New"], _portal.Stored());
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");

        RegistrationPlan plan = await PlacementRegistration.PlanAsync(
            _portal, [Declared("LEFT_MENU", "~/menu", "'TITLE':'New'")], AppAddress, cancellationToken: CancellationToken);

        Assert.Equal("~ LEFT_MENU  https://myapp.example.com/menu  New", plan.ToString());
        Assert.Equal(["get"], _portal.Calls);
    }

    [Fact]
    public async Task The_portal_is_asked_for_its_smart_processes_only_where_they_matter()
    {
        var portal = new MemoryPortal { Offered = ["CRM_DYNAMIC_130_DETAIL_TAB"] };
        WidgetBinding declared = Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x");

        await PlacementRegistration.RegisterAsync(portal, [declared], AppAddress, cancellationToken: CancellationToken);
        await PlacementRegistration.RegisterAsync(portal, [declared], AppAddress, new RegistrationOptions { EntityTypeIds = [130] }, CancellationToken);
        await PlacementRegistration.RegisterAsync(portal, [Declared("CRM_DYNAMIC_130_DETAIL_TAB", "~/x")], AppAddress, cancellationToken: CancellationToken);

        Assert.Equal(["get", "list", "bind CRM_DYNAMIC_130_DETAIL_TAB /x", "get", "get"], portal.Calls);
    }

    [Fact]
    public async Task A_removal_names_handler_and_user_where_there_are_users()
    {
        _portal.Store("PAGE_BACKGROUND_WORKER", "/worker");
        _portal.Store("PAGE_BACKGROUND_WORKER", "/worker", userId: 7);
        _portal.Store("LEFT_MENU", "/menu");
        _portal.Store("SOME_DAY_NEW", "/x", userId: 7);

        await Register([]);

        Assert.Equal(
            [
                """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/worker","USER_ID":0}""",
                """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/worker","USER_ID":7}""",
                """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://myapp.example.com/menu"}""",
                """{"PLACEMENT":"SOME_DAY_NEW","HANDLER":"https://myapp.example.com/x","USER_ID":7}""",
            ],
            _portal.Parameters.Skip(1).Select(static sent => sent.ToJsonString().Replace("\"0\"", "0", StringComparison.Ordinal).Replace("\"7\"", "7", StringComparison.Ordinal)));
        Assert.Empty(_portal.Rows);
    }

    [Fact]
    public async Task A_refusal_leaves_the_others_alone()
    {
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.Refusal("ERROR_ARGUMENT", "Argument 'TITLE' is wrong", argument: "TITLE"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a", "'TITLE':'A'"), Declared("LEFT_MENU", "~/b")]);

        Assert.Equal("Failed Bound", Statuses(report));
        Assert.Equal(
            new PlacementOutcome(
                OutcomeStatus.Failed,
                "LEFT_MENU",
                "https://myapp.example.com/a",
                Title: "A",
                ErrorCode: "ERROR_ARGUMENT",
                ErrorDescription: "Argument 'TITLE' is wrong",
                Advice: "Correct TITLE: it is empty, or has a value that this placement does not take."),
            report.Outcomes[0]);
        Assert.False(report.Succeeded);
    }

    [Fact]
    public async Task A_refusal_without_a_description_has_none_in_the_report()
    {
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.Refusal("ERROR_ARGUMENT", description: null));

        Assert.Null(Assert.Single((await Register([Declared("LEFT_MENU", "~/a")])).Outcomes).ErrorDescription);
    }

    [Fact]
    public async Task A_replacement_that_is_refused_is_taken_back()
    {
        _portal.Store("IM_TEXTAREA", "/x", "Old", """{"iconName":"fa-car","width":70}""");
        string before = _portal.Rows[0]["options"]!.ToJsonString();
        RefuseOnce("bind IM_TEXTAREA /x", MemoryPortal.Refusal("ERROR_ARGUMENT", "Wrong value"));

        RegistrationReport report = await Register([Declared("IM_TEXTAREA", "~/x", "'TITLE':'New','OPTIONS':{'iconName':'fa-truck'}")]);

        PlacementOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal(OutcomeStatus.Failed, outcome.Status);
        Assert.Equal("ERROR_ARGUMENT", outcome.ErrorCode);
        Assert.EndsWith(" The binding as it was before is registered again.", outcome.Advice, StringComparison.Ordinal);
        Assert.Equal(["IM_TEXTAREA /x Old"], _portal.Stored());
        Assert.Equal("""{"iconName":"fa-car","width":"70"}""", _portal.Rows[0]["options"]!.ToJsonString());
        Assert.Equal("""{"iconName":"fa-car","width":70}""", before);
    }

    [Fact]
    public async Task A_replacement_that_cannot_be_taken_back_is_reported_as_missing()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        RefuseAt("bind LEFT_MENU /menu", MemoryPortal.Refusal("ERROR_ARGUMENT", "Wrong value"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'")]);

        Assert.EndsWith(
            " The binding as it was before could not be registered again (ERROR_ARGUMENT): it is missing until the next registration succeeds.",
            Assert.Single(report.Outcomes).Advice,
            StringComparison.Ordinal);
        Assert.Empty(_portal.Rows);
    }

    [Fact]
    public async Task A_replacement_whose_answer_was_lost_is_found_when_taking_it_back()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        LoseOnce("bind LEFT_MENU /menu");

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("USER_PROFILE_MENU", "~/x")]);

        Assert.Equal("Bound Replaced", Statuses(report));
        Assert.Equal(["USER_PROFILE_MENU /x My application", "LEFT_MENU /menu New"], _portal.Stored());
    }

    [Fact]
    public async Task A_replacement_that_cannot_be_removed_first_stays()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        RefuseAt("unbind LEFT_MENU /menu", MemoryPortal.Refusal("ERROR_CORE"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'")]);

        Assert.Equal("Failed", Statuses(report));
        Assert.Equal(["get", "unbind LEFT_MENU /menu"], _portal.Calls);
        Assert.Equal(["LEFT_MENU /menu Old"], _portal.Stored());
    }

    [Theory]
    [InlineData("New", "Bound")]
    [InlineData("Other", "Failed")]
    public async Task What_is_bound_already_counts_if_it_is_as_declared(string title, string status)
    {
        // Somebody else binds it between the question and the command.
        _portal.Before = call =>
        {
            if (call == "bind LEFT_MENU /menu")
            {
                _portal.Store("LEFT_MENU", "/menu", title);
            }
        };

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'")]);

        Assert.Equal(status, Statuses(report));
        Assert.Equal(["get", "bind LEFT_MENU /menu", "get"], _portal.Calls);
        Assert.Equal(status == "Bound" ? null : "ERROR_CORE", report.Outcomes[0].ErrorCode);
    }

    [Fact]
    public async Task The_only_handler_of_a_placement_may_be_bound_already_too()
    {
        _portal.Before = call =>
        {
            if (call.StartsWith("bind", StringComparison.Ordinal))
            {
                _portal.Store("REST_APP_URI", "/link", "T");
            }
        };

        Assert.Equal("Bound", Statuses(await Register([Declared("REST_APP_URI", "~/link", "'TITLE':'T'")])));
    }

    [Fact]
    public async Task Another_error_with_the_code_of_already_bound_is_a_failure()
    {
        RefuseAt("bind LEFT_MENU /menu", MemoryPortal.Refusal("ERROR_CORE", "Handler already binded"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu")]);

        Assert.Equal("Failed", Statuses(report));
        Assert.Equal("Handler already binded", report.Outcomes[0].ErrorDescription);
    }

    [Fact]
    public async Task What_cannot_be_checked_is_a_failure_with_the_first_error()
    {
        int questions = 0;
        _portal.Before = call =>
        {
            if (call == "get" && ++questions == 2)
            {
                throw MemoryPortal.NoAnswer();
            }

            if (call == "bind LEFT_MENU /menu")
            {
                throw MemoryPortal.Refusal("error_core");
            }
        };

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu")]);

        Assert.Equal("error_core", Assert.Single(report.Outcomes).ErrorCode);
    }

    [Theory]
    [InlineData("expired_token")]
    [InlineData("EXPIRED_TOKEN")]
    [InlineData("invalid_token")]
    [InlineData("NO_AUTH_FOUND")]
    [InlineData("insufficient_scope")]
    [InlineData("ACCESS_DENIED")]
    [InlineData("WRONG_AUTH_TYPE")]
    [InlineData("PAYMENT_REQUIRED")]
    [InlineData("PORTAL_DELETED")]
    [InlineData("QUERY_LIMIT_EXCEEDED")]
    [InlineData("ERROR_METHOD_NOT_FOUND")]
    public async Task After_an_error_that_concerns_every_command_no_other_is_sent(string code)
    {
        _portal.Store("LEFT_MENU", "/unchanged");
        _portal.Store("LEFT_MENU", "/stale");
        _portal.Store("LEFT_MENU", "/changed", "Old");
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.Refusal(code));

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/unchanged"), Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b"), Declared("LEFT_MENU", "~/changed", "'TITLE':'New'")]);

        // What is in the same batch is executed all the same.
        Assert.Equal(takesBatch ? "Unchanged Failed Bound Failed Failed" : "Unchanged Failed Failed Failed Failed", Statuses(report));
        Assert.Equal(["get", "bind LEFT_MENU /a", .. takesBatch ? ["bind LEFT_MENU /b"] : (string[])[]], _portal.Calls);
        Assert.Equal(code, report.Outcomes[1].ErrorCode);
        Assert.All(report.Outcomes.Skip(takesBatch ? 3 : 2), outcome =>
        {
            Assert.Null(outcome.ErrorCode);
            Assert.Equal($"Not attempted after {code}", outcome.ErrorDescription);
            Assert.Equal("Register again when that is settled: what is already done will be left alone.", outcome.Advice);
        });
    }

    [Fact]
    public async Task Without_an_answer_the_portal_is_asked_before_anything_is_repeated_and_at_last_no_other_command_is_sent()
    {
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.NoAnswer());

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b")]);

        Assert.Equal(["get", "bind LEFT_MENU /a", "get", "bind LEFT_MENU /a", "get", "bind LEFT_MENU /a", "get"], _portal.Calls);
        Assert.Null(report.Outcomes[0].ErrorCode);
        Assert.Equal("placement.bind: the portal did not answer.", report.Outcomes[0].ErrorDescription);
        Assert.Equal("After that, the portal was asked what it stores: the command had no effect. Register again when the portal answers.", report.Outcomes[0].Advice);
        Assert.Equal(takesBatch ? "placement.bind: the portal did not answer." : "Not attempted after no answer", report.Outcomes[1].ErrorDescription);
    }

    [Theory]
    [InlineData("INTERNAL_SERVER_ERROR")]
    [InlineData("ERROR_UNEXPECTED_ANSWER")]
    public async Task After_a_fault_of_the_server_the_others_are_sent(string code)
    {
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.Refusal(code));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b")]);

        PlacementOutcome failed = Assert.Single(report.Outcomes, static outcome => outcome.Status == OutcomeStatus.Failed);
        Assert.Equal(code, failed.ErrorCode);
        Assert.Equal(["LEFT_MENU /b My application"], _portal.Stored());
    }

    [Fact]
    public async Task What_had_its_effect_in_spite_of_a_lost_answer_is_not_repeated()
    {
        _portal.Store("LEFT_MENU", "/stale");
        LoseOnce("bind LEFT_MENU /a");

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b")]);

        Assert.Equal("Bound Bound Removed", Statuses(report));
        Assert.Equal(["get", "bind LEFT_MENU /a", "get", "bind LEFT_MENU /b", "unbind LEFT_MENU /stale"], _portal.Calls);
    }

    [Theory]
    [InlineData("unbind LEFT_MENU /menu")]
    [InlineData("bind LEFT_MENU /menu")]
    public async Task A_replacement_goes_on_where_its_answer_was_lost(string lost)
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        LoseOnce(lost);

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'")]);

        Assert.Equal("Replaced", Statuses(report));
        Assert.Equal(["LEFT_MENU /menu New"], _portal.Stored());
        Assert.Equal(["get", "bind LEFT_MENU /menu", "unbind LEFT_MENU /menu"], _portal.Calls.Distinct().OrderBy(static call => call.StartsWith("get", StringComparison.Ordinal) ? 0 : 1).ThenBy(static call => call, StringComparer.Ordinal));
        Assert.Single(_portal.Calls, static call => call == "unbind LEFT_MENU /menu");
    }

    [Fact]
    public async Task A_successor_is_bound_where_the_answer_was_lost_after_its_predecessor_went()
    {
        _portal.Store("REST_APP_URI", "/old");
        LoseOnce("unbind REST_APP_URI /old");

        RegistrationReport report = await Register([Declared("REST_APP_URI", "~/new", "'TITLE':'T'")]);

        Assert.Equal("Removed Bound", Statuses(report));
        Assert.Equal(["get", "unbind REST_APP_URI /old", "get", "bind REST_APP_URI /new"], _portal.Calls);
    }

    [Fact]
    public async Task A_removal_whose_answer_was_lost_is_done()
    {
        _portal.Store("LEFT_MENU", "/stale");
        LoseOnce("unbind LEFT_MENU /stale");

        Assert.Equal("Removed", Statuses(await Register([])));
        Assert.Equal(["get", "unbind LEFT_MENU /stale", "get"], _portal.Calls);
    }

    [Fact]
    public async Task What_is_not_answered_and_cannot_be_asked_for_is_unknown()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        _portal.Before = _ =>
        {
            if (_portal.Calls.Count > 2)
            {
                throw MemoryPortal.NoAnswer();
            }
        };

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("LEFT_MENU", "~/other")]);

        Assert.Contains(report.Outcomes, static outcome => outcome.Advice?.StartsWith("Whether the command had its effect is not known. ", StringComparison.Ordinal) == true);
        Assert.False(report.Succeeded);
        Assert.Equal(["get", "get", "get"], _portal.Calls.TakeLast(3));
    }

    [Theory]
    [InlineData("ERROR_CORE")]
    [InlineData("ERROR_PLACEMENT_NOT_FOUND")]
    [InlineData("SOMETHING_NEW")]
    public async Task After_an_error_of_one_command_the_others_are_sent(string code)
    {
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.Refusal(code));

        Assert.Equal("Failed Bound", Statuses(await Register([Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b")])));
    }

    [Fact]
    public async Task A_replacement_that_loses_its_token_halfway_says_what_is_missing()
    {
        _portal.Store("LEFT_MENU", "/a", "Old");
        _portal.Store("LEFT_MENU", "/b", "Old");
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.Refusal("expired_token"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a", "'TITLE':'New'"), Declared("LEFT_MENU", "~/b", "'TITLE':'New'")]);

        Assert.Equal("Failed Failed", Statuses(report));
        Assert.Contains("could not be registered again (expired_token)", report.Outcomes[0].Advice, StringComparison.Ordinal);
        Assert.Equal("Not attempted after expired_token", report.Outcomes[1].ErrorDescription);
        Assert.Equal(["LEFT_MENU /b Old"], _portal.Stored());
    }

    [Fact]
    public async Task A_token_that_is_lost_while_taking_back_ends_the_rest()
    {
        _portal.Store("LEFT_MENU", "/a", "Old");
        _portal.Store("LEFT_MENU", "/b", "Old");
        string[] refusals = ["ERROR_ARGUMENT", "expired_token"];
        int refused = 0;
        _portal.Before = call =>
        {
            if (call.StartsWith("bind", StringComparison.Ordinal))
            {
                throw MemoryPortal.Refusal(refusals[refused++]);
            }
        };

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a", "'TITLE':'New'"), Declared("LEFT_MENU", "~/b", "'TITLE':'New'")]);

        Assert.Equal("ERROR_ARGUMENT", report.Outcomes[0].ErrorCode);
        Assert.Equal("Not attempted after expired_token", report.Outcomes[1].ErrorDescription);
        Assert.Equal(["LEFT_MENU /b Old"], _portal.Stored());
    }

    [Fact]
    public async Task The_only_handler_of_a_placement_is_succeeded()
    {
        _portal.Store("REST_APP_URI", "/old");

        RegistrationReport report = await Register([Declared("REST_APP_URI", "~/new", "'TITLE':'T'")]);

        Assert.Equal("Removed Bound", Statuses(report));
        Assert.Equal(["REST_APP_URI /new T"], _portal.Stored());
    }

    [Fact]
    public async Task The_only_handler_of_a_placement_comes_back_if_its_successor_is_refused()
    {
        _portal.Store("REST_APP_URI", "/old", "Old");
        RefuseAt("bind REST_APP_URI /new", MemoryPortal.Refusal("ERROR_WRONG_HANDLER_URL"));

        RegistrationReport report = await Register([Declared("REST_APP_URI", "~/new"), Declared("LEFT_MENU", "~/menu")]);

        Assert.Equal("Failed Failed Bound", Statuses(report));
        Assert.Equal("Kept, because its successor could not be registered", report.Outcomes[0].ErrorDescription);
        Assert.Equal("ERROR_WRONG_HANDLER_URL", report.Outcomes[1].ErrorCode);
        Assert.EndsWith(" The former handler is registered again.", report.Outcomes[1].Advice, StringComparison.Ordinal);
        Assert.Equal(["REST_APP_URI /old Old", "LEFT_MENU /menu My application"], _portal.Stored());
    }

    [Fact]
    public async Task The_only_handler_of_a_placement_may_be_lost_and_that_is_said()
    {
        _portal.Store("REST_APP_URI", "/old");
        RefuseAt("bind REST_APP_URI /new", MemoryPortal.Refusal("ERROR_WRONG_HANDLER_URL"));
        RefuseAt("bind REST_APP_URI /old", MemoryPortal.Refusal("ERROR_ARGUMENT"));

        RegistrationReport report = await Register([Declared("REST_APP_URI", "~/new")]);

        Assert.Equal("Removed Failed", Statuses(report));
        Assert.EndsWith(
            " The former handler could not be registered again (ERROR_ARGUMENT): the placement is empty until the next registration succeeds.",
            report.Outcomes[1].Advice,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_is_not_bound_beside_a_handler_that_stays()
    {
        _portal.Store("REST_APP_URI", "/old");
        RefuseAt("unbind REST_APP_URI /old", MemoryPortal.Refusal("ERROR_CORE"));

        RegistrationReport report = await Register([Declared("REST_APP_URI", "~/new")]);

        Assert.Equal("Failed Failed", Statuses(report));
        Assert.Equal("Not attempted, because the handler that it succeeds could not be removed", report.Outcomes[1].ErrorDescription);
        Assert.Equal(["get", "unbind REST_APP_URI /old"], _portal.Calls);
    }

    [Fact]
    public async Task A_stale_handler_stays_where_a_new_one_is_refused()
    {
        _portal.Store("LEFT_MENU", "/old");
        _portal.Store("USER_PROFILE_MENU", "/old");
        RefuseAt("bind LEFT_MENU /new", MemoryPortal.Refusal("ERROR_WRONG_HANDLER_URL"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/new"), Declared("USER_PROFILE_MENU", "~/new")]);

        Assert.Equal("Failed Bound Failed Removed", Statuses(report));
        Assert.Equal("Kept, because its successor could not be registered", report.Outcomes[2].ErrorDescription);
        Assert.Equal(["LEFT_MENU /old", "USER_PROFILE_MENU /new My application"], _portal.Stored());
    }

    [Fact]
    public async Task A_removal_that_is_refused_leaves_other_removals_alone()
    {
        _portal.Store("LEFT_MENU", "/a");
        _portal.Store("LEFT_MENU", "/b");
        RefuseAt("unbind LEFT_MENU /a", MemoryPortal.Refusal("ERROR_ARGUMENT"));

        Assert.Equal("Failed Removed", Statuses(await Unregister([])));
    }

    [Fact]
    public async Task A_portal_that_does_not_say_what_it_stores_is_not_changed()
    {
        RefuseAt("get", MemoryPortal.Refusal("ACCESS_DENIED"));

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => Register([Declared("LEFT_MENU", "~/menu")]));

        Assert.Equal("ACCESS_DENIED", exception.Code);
        Assert.Equal(["get"], _portal.Calls);
    }

    [Fact]
    public async Task Progress_is_told_each_outcome_as_it_happens()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        _portal.Store("REST_APP_URI", "/old");
        var told = new List<(PlacementOutcome Outcome, int Calls)>();
        var options = new RegistrationOptions { Progress = new ImmediateProgress(outcome => told.Add((outcome, _portal.Calls.Count))) };

        RegistrationReport report = await Register([Declared("CRM_DEAL_DETAIL_TAB", "~/x"), Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("REST_APP_URI", "~/new")], options);

        Assert.Equal(report.Outcomes, told.Select(static entry => entry.Outcome));
        Assert.Equal("Bound Removed Bound Replaced", Statuses(report));
        Assert.Equal(takesBatch ? [2, 6, 6, 6] : [2, 4, 4, 6], told.Select(static entry => entry.Calls));
    }

    [Fact]
    public async Task Cancellation_stops_before_the_next_request()
    {
        _portal.Store("LEFT_MENU", "/stale");
        using var cancellation = new CancellationTokenSource();
        var options = new RegistrationOptions { Progress = new ImmediateProgress(_ => cancellation.Cancel()) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => PlacementRegistration.RegisterAsync(_portal, [Declared("LEFT_MENU", "~/a")], AppAddress, options, cancellation.Token));

        Assert.Equal(["get", "bind LEFT_MENU /a"], _portal.Calls);
    }

    [Theory]
    [InlineData("LEFT_MENU", "~/x", "unbind LEFT_MENU /x")]
    [InlineData("REST_APP_URI", "~/y", "unbind REST_APP_URI /x")]
    public async Task Cancellation_does_not_leave_a_replacement_half_done(string placement, string handler, string cancelAt)
    {
        _portal.Store(placement, "/x", "Old");
        using var cancellation = new CancellationTokenSource();
        _portal.After = call => CancelAt(cancellation, call, cancelAt);

        RegistrationReport report = await PlacementRegistration.RegisterAsync(
            _portal, [Declared(placement, handler, "'TITLE':'New'")], AppAddress, cancellationToken: cancellation.Token);

        Assert.True(report.Succeeded);
        Assert.Single(_portal.Stored(), $"{placement} {handler[1..]} New");
    }

    [Fact]
    public async Task Unregistering_removes_what_is_declared_and_what_is_stale()
    {
        _portal.Store("LEFT_MENU", "/menu");
        _portal.Store("LEFT_MENU", "/stale");
        _portal.Store("LEFT_MENU", "https://other.example.com/foreign");
        _portal.Store("LEFT_MENU", "https://cdn.example.com/declared");

        RegistrationReport report = await Unregister([Declared("LEFT_MENU", "~/menu"), Declared("LEFT_MENU", "https://cdn.example.com/declared"), Declared("LEFT_MENU", "~/never-bound")]);

        Assert.Equal("Removed Removed Removed", Statuses(report));
        Assert.Equal(["LEFT_MENU /foreign"], _portal.Stored());
        Assert.All(_portal.Parameters.Skip(1), static sent => Assert.NotNull(sent["HANDLER"]));
    }

    [Fact]
    public async Task Unregistering_may_keep_what_is_stale_and_finds_smart_processes_that_are_gone()
    {
        _portal.Store("CRM_DYNAMIC_130_DETAIL_TAB", "/x");
        _portal.Store("CRM_DYNAMIC_130_DETAIL_TAB", "/y");

        RegistrationReport report = await PlacementRegistration.UnregisterAsync(
            _portal, [Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x")], AppAddress, new RegistrationOptions { StaleBindings = StaleBindings.Keep }, CancellationToken);

        Assert.Equal("Removed", Statuses(report));
        Assert.Equal(["get", "unbind CRM_DYNAMIC_130_DETAIL_TAB /x"], _portal.Calls);
    }

    [Fact]
    public async Task An_icon_is_sent_with_the_binding()
    {
        _contentRoot.CreateSubdirectory("icons");
        await File.WriteAllBytesAsync(Path.Combine(_contentRoot.FullName, "icons", "truck \"ü\".png"), [1, 2, 250], CancellationToken);

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/menu", "'TITLE':'}'", icon: "icons/truck \"ü\".png")], new RegistrationOptions { ContentRoot = _contentRoot.FullName });

        Assert.True(report.Succeeded);
        JsonObject sent = _portal.Parameters[^1];
        Assert.Equal(["PLACEMENT", "HANDLER", "TITLE", "ICON"], sent.Select(static member => member.Key));
        Assert.Equal("truck \"ü\".png", sent["ICON"]!["fileData"]![0]!.ToString());
        Assert.Equal(Convert.ToBase64String([1, 2, 250]), sent["ICON"]!["fileData"]![1]!.ToString());
    }

    [Theory]
    [InlineData("missing.png", "was not found below the content root", "CopyToOutputDirectory")]
    [InlineData("missing/missing.png", "was not found below the content root", "CopyToOutputDirectory")]
    [InlineData("folder", "could not be read", "a file which the application may read")]
    [InlineData("../secret.png", "is not below the content root", "without \"..\"")]
    [InlineData("folder/../../secret.png", "is not below the content root", "without \"..\"")]
    [InlineData("..\\secret.png", "is not below the content root", "without \"..\"")]
    [InlineData("/etc/hostname", "is not below the content root", "without \"..\"")]
    [InlineData("C:/secret.png", "is not below the content root", "without \"..\"")]
    public async Task An_icon_that_cannot_be_read_fails_before_anything_is_sent(string icon, string description, string advice)
    {
        DirectoryInfo root = _contentRoot.CreateSubdirectory("root");
        root.CreateSubdirectory("folder");
        await File.WriteAllBytesAsync(Path.Combine(_contentRoot.FullName, "secret.png"), [1], CancellationToken);
        _portal.Store("LEFT_MENU", "/changed", "Old");
        _portal.Store("REST_APP_URI", "/old");

        RegistrationReport report = await Register(
            [
                Declared("LEFT_MENU", "~/menu", icon: icon),
                Declared("LEFT_MENU", "~/changed", "'TITLE':'New'", icon: icon),
                Declared("REST_APP_URI", "~/new", icon: icon),
            ],
            new RegistrationOptions { ContentRoot = root.FullName });

        Assert.Equal("Failed Failed Failed Failed", Statuses(report));
        Assert.Equal(["get"], _portal.Calls);
        Assert.Contains(description, report.Outcomes[0].ErrorDescription, StringComparison.Ordinal);
        Assert.Contains(advice, report.Outcomes[0].Advice, StringComparison.Ordinal);
        Assert.Null(report.Outcomes[0].ErrorCode);
        Assert.DoesNotContain(_contentRoot.FullName, report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_arguments_are_refused_before_any_call()
    {
        WidgetBinding[] declared = [Declared("LEFT_MENU", "~/menu")];

        await Assert.ThrowsAsync<ArgumentNullException>("client", () => PlacementRegistration.RegisterAsync(null!, declared, AppAddress, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("bindings", () => PlacementRegistration.RegisterAsync(_portal, null!, AppAddress, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>("bindings", () => PlacementRegistration.PlanAsync(_portal, [null!], AppAddress, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("baseAddress", () => PlacementRegistration.UnregisterAsync(_portal, declared, null!, cancellationToken: CancellationToken));
        foreach (string address in new[] { "/widgets", "ftp://myapp.example.com", "https://myapp.example.com/?a=b", "https://user@myapp.example.com" })
        {
            await Assert.ThrowsAsync<ArgumentException>("baseAddress", () => PlacementRegistration.RegisterAsync(_portal, declared, new Uri(address, UriKind.RelativeOrAbsolute), cancellationToken: CancellationToken));
        }

        Assert.Empty(_portal.Calls);
    }

    [Fact]
    public async Task Bad_options_are_refused_before_any_call()
    {
        (RegistrationOptions Options, string Reason)[] wrong =
        [
            (new() { FormerAddresses = [new Uri("/old", UriKind.Relative)] }, "FormerAddresses must be an absolute http or https URL"),
            (new() { FormerAddresses = [new Uri("ftp://old.example.com")] }, "FormerAddresses must be an absolute http or https URL"),
            (new() { FormerAddresses = [null!] }, "FormerAddresses must be an absolute http or https URL"),
            (new() { FormerAddresses = null! }, "must not be null"),
            (new() { Users = null! }, "must not be null"),
            (new() { ContentRoot = "" }, "must not be null"),
            (new() { Users = new Dictionary<Type, IReadOnlyCollection<int>> { [typeof(string)] = [0] } }, "at least 1"),
            (new() { Users = new Dictionary<Type, IReadOnlyCollection<int>> { [typeof(MemoryPortal)] = [1] } }, "Users has Placement.Tests.Registration.MemoryPortal, but no declared binding is of that class"),
            (new() { EntityTypeIds = [0] }, "entityTypeId of a smart process"),
            (new() { EntityTypeIds = [2] }, "entityTypeId of a smart process"),
        ];

        foreach ((RegistrationOptions options, string reason) in wrong)
        {
            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>("options", () => Register([Declared("LEFT_MENU", "~/menu")], options));
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_portal.Calls);
    }

    internal static string Statuses(RegistrationReport report) => string.Join(' ', report.Outcomes.Select(static outcome => outcome.Status));

    private static void CancelAt(CancellationTokenSource cancellation, string call, string at)
    {
        if (call == at)
        {
            cancellation.Cancel();
        }
    }

    private Task<RegistrationReport> Register(IReadOnlyList<WidgetBinding> declared, RegistrationOptions? options = null) =>
        PlacementRegistration.RegisterAsync(_portal, declared, AppAddress, options, CancellationToken);

    private Task<RegistrationReport> Unregister(IReadOnlyList<WidgetBinding> declared) =>
        PlacementRegistration.UnregisterAsync(_portal, declared, AppAddress, cancellationToken: CancellationToken);

    private void RefuseAt(string refused, BitrixException refusal) => _portal.Before += call =>
    {
        if (call == refused)
        {
            throw refusal;
        }
    };

    private void RefuseOnce(string refused, BitrixException refusal)
    {
        bool isDone = false;
        _portal.Before = call =>
        {
            if (call == refused && !isDone)
            {
                isDone = true;
                throw refusal;
            }
        };
    }

    private void LoseOnce(string lost)
    {
        bool isDone = false;
        _portal.After = call =>
        {
            if (call == lost && !isDone)
            {
                isDone = true;
                throw MemoryPortal.NoAnswer();
            }
        };
    }

    /// <summary>Unlike Progress{T}, tells at once and on the same thread.</summary>
    private sealed class ImmediateProgress(Action<PlacementOutcome> report) : IProgress<PlacementOutcome>
    {
        public void Report(PlacementOutcome value) => report(value);
    }
}
