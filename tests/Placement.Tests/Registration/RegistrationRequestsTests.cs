using static Placement.Tests.Registration.Bindings;
using static Placement.Tests.Registration.PlacementRegistrationTests;

namespace Placement.Tests.Registration;

/// <summary>Which requests registering makes, and what becomes of those that fail.</summary>
public sealed class RegistrationRequestsTests
{
    private static readonly string[] Codes =
        ["LEFT_MENU", "CRM_DEAL_DETAIL_TAB", "CALL_CARD", "USER_PROFILE_MENU", "CRM_LEAD_DETAIL_TAB"];

    private readonly MemoryPortal _portal = new();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "placement.get, placement.bind")]
    [InlineData(2, "placement.get, batch 2")]
    [InlineData(50, "placement.get, batch 50")]
    [InlineData(51, "placement.get, batch 50, placement.bind")]
    [InlineData(120, "placement.get, batch 50, batch 50, batch 20")]
    public async Task New_bindings_cost_a_request_for_each_fifty(int count, string requests)
    {
        RegistrationReport report = await Register(Many(count));

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(requests, string.Join(", ", _portal.Requests));
        Assert.Equal(count, _portal.Rows.Count);
    }

    [Fact]
    public async Task Asking_for_smart_processes_costs_one_request_more()
    {
        var portal = new MemoryPortal { Offered = ["CRM_DYNAMIC_130_DETAIL_TAB", "CRM_DYNAMIC_132_DETAIL_TAB"] };

        await PlacementRegistration.RegisterAsync(
            portal, [Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x")], AppAddress, cancellationToken: CancellationToken);

        Assert.Equal(["placement.get", "placement.list", "batch 2"], portal.Requests);
    }

    [Fact]
    public async Task A_replaced_binding_is_never_divided_between_two_batches()
    {
        foreach (WidgetBinding binding in Many(60))
        {
            _portal.Store(binding.Placement, binding.GetHandlerUrl(AppAddress), "Old");
        }

        RegistrationReport report = await Register(Many(60, "'TITLE':'New'"));

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(["placement.get", "batch 50", "batch 50", "batch 20"], _portal.Requests);
        for (int i = 1; i < _portal.Calls.Count; i += 2)
        {
            Assert.Equal("un" + _portal.Calls[i + 1], _portal.Calls[i]);
        }
    }

    [Fact]
    public async Task An_only_handler_and_its_successor_are_never_divided_between_two_batches()
    {
        foreach (WidgetBinding binding in Many(24))
        {
            _portal.Store(binding.Placement, binding.GetHandlerUrl(AppAddress), "Old");
        }

        _portal.Store("REST_APP_URI", "/old");
        _portal.Store("PAGE_BACKGROUND_WORKER", "/old");

        RegistrationReport report = await Register(
            [.. Many(24, "'TITLE':'New'"), Declared("REST_APP_URI", "~/new"), Declared("PAGE_BACKGROUND_WORKER", "~/new")]);

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(["placement.get", "batch 50", "batch 2"], _portal.Requests);
        Assert.Equal("unbind REST_APP_URI /old, bind REST_APP_URI /new", string.Join(", ", _portal.Calls.Skip(1).Take(2)));
    }

    [Fact]
    public async Task A_removal_waits_for_the_new_handlers_of_its_placement_and_others_ride_along()
    {
        _portal.Store("LEFT_MENU", "/stale");
        _portal.Store("CALL_CARD", "/stale");

        await Register([Declared("LEFT_MENU", "~/new"), Declared("USER_PROFILE_MENU", "~/new")]);

        Assert.Equal(["placement.get", "batch 3", "placement.unbind"], _portal.Requests);
        Assert.Equal(["unbind CALL_CARD /stale", "unbind LEFT_MENU /stale"], _portal.Calls.TakeLast(2));
    }

    [Fact]
    public async Task After_a_refused_replacement_no_other_one_is_begun_before_it_is_taken_back()
    {
        WidgetBinding[] declared = Many(3, "'TITLE':'New'");
        foreach (WidgetBinding binding in declared)
        {
            _portal.Store(binding.Placement, binding.GetHandlerUrl(AppAddress), "Old");
        }

        RefuseOnce("bind LEFT_MENU /w0", MemoryPortal.Refusal("ERROR_ARGUMENT"));

        RegistrationReport report = await Register(declared);

        Assert.Equal("Failed Replaced Replaced", Statuses(report));
        Assert.Equal(["placement.get", "batch 6", "placement.bind", "batch 4"], _portal.Requests);
        Assert.Equal(["unbind LEFT_MENU /w0", "bind LEFT_MENU /w0", "bind LEFT_MENU /w0"], _portal.Calls.Skip(1).Take(3));
        Assert.Contains("LEFT_MENU /w0 Old", _portal.Stored());
    }

    [Fact]
    public async Task A_limit_that_is_reached_within_a_batch_costs_no_other_widget()
    {
        WidgetBinding[] declared = Many(20, "'TITLE':'New'");
        foreach (WidgetBinding binding in declared)
        {
            _portal.Store(binding.Placement, binding.GetHandlerUrl(AppAddress), "Old");
        }

        // Bitrix24 blocks one method, not the others.
        int binds = 0;
        _portal.Before = call =>
        {
            if (call.StartsWith("bind", StringComparison.Ordinal) && ++binds > 3)
            {
                throw MemoryPortal.Refusal("OPERATION_TIME_LIMIT");
            }
        };

        RegistrationReport report = await Register(declared);

        Assert.Equal(19, _portal.Rows.Count);
        Assert.Equal(3, report.Outcomes.Count(static outcome => outcome.Status == OutcomeStatus.Replaced));
        Assert.Contains(
            "is missing until",
            Assert.Single(report.Outcomes, static outcome => outcome.ErrorCode == "OPERATION_TIME_LIMIT").Advice,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_question_settles_all_that_is_bound_already()
    {
        WidgetBinding[] declared = Many(10, "'TITLE':'T'");
        _portal.BeforeRequest = request =>
        {
            if (request == "batch 10")
            {
                foreach (WidgetBinding binding in declared[..5])
                {
                    _portal.Store(binding.Placement, binding.GetHandlerUrl(AppAddress), binding == declared[4] ? "Other" : "T");
                }
            }
        };

        RegistrationReport report = await Register(declared);

        Assert.Equal(["placement.get", "batch 10", "placement.get"], _portal.Requests);
        PlacementOutcome failed = Assert.Single(report.Outcomes, static outcome => outcome.Status == OutcomeStatus.Failed);
        Assert.Equal(("https://myapp.example.com/w4", "ERROR_CORE"), (failed.Handler, failed.ErrorCode));
    }

    [Fact]
    public async Task A_lost_batch_is_repeated_without_what_is_done()
    {
        LoseOnce("bind LEFT_MENU /w5");

        RegistrationReport report = await Register(Many(10));

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(["placement.get", "batch 10", "placement.get", "batch 4"], _portal.Requests);
        Assert.Equal(10, _portal.Calls.Count(static call => call.StartsWith("bind", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_portal_that_gets_something_done_each_time_is_not_given_up()
    {
        int sent = 0;
        _portal.After = call =>
        {
            if (call.StartsWith("bind", StringComparison.Ordinal) && ++sent % 4 == 0)
            {
                throw MemoryPortal.NoAnswer();
            }
        };

        RegistrationReport report = await Register(Many(40));

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(40, sent);
    }

    [Fact]
    public async Task A_command_that_an_answer_does_not_mention_is_asked_for()
    {
        bool isCut = false;
        _portal.Answer = answer =>
        {
            if (!isCut)
            {
                isCut = true;
                answer["result"]!.AsObject().Remove("c1");
            }
        };

        RegistrationReport report = await Register(Many(3));

        Assert.Equal("Bound Bound Bound", Statuses(report));
        Assert.Equal(["placement.get", "batch 3", "placement.get"], _portal.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_none_to_a_batch_is_no_answer()
    {
        _portal.Answer = static answer => answer.Clear();

        RegistrationReport report = await Register(Many(3));

        Assert.Equal("Bound Bound Bound", Statuses(report));
        Assert.Equal(["placement.get", "batch 3", "placement.get"], _portal.Requests);
    }

    [Theory]
    [InlineData("ERROR_METHOD_NOT_FOUND")]
    [InlineData("ERROR_BATCH_METHOD_NOT_ALLOWED")]
    [InlineData("insufficient_scope")]
    public async Task A_portal_that_takes_no_batch_gets_single_calls(string code)
    {
        RefuseBatches(MemoryPortal.Refusal(code));

        RegistrationReport report = await Register(Many(3));

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(["placement.get", "batch 3", "placement.bind", "placement.bind", "placement.bind"], _portal.Requests);
    }

    [Theory]
    [InlineData("SOMETHING_NEW", 400)]
    [InlineData(null, 413)]
    public async Task A_batch_that_is_refused_for_another_reason_is_divided_after_a_question(string? code, int status)
    {
        RefuseBatches(new BitrixException("batch: refused") { Code = code, StatusCode = (System.Net.HttpStatusCode)status });

        RegistrationReport report = await Register(Many(2));

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(["placement.get", "batch 2", "placement.get", "placement.bind", "placement.bind"], _portal.Requests);
    }

    [Fact]
    public async Task An_error_of_every_command_ends_the_run_with_the_batch()
    {
        _portal.Store("LEFT_MENU", "/stale");
        RefuseBatches(MemoryPortal.Refusal("expired_token"));

        RegistrationReport report = await Register(Many(3));

        Assert.Equal("Failed Failed Failed Failed", Statuses(report));
        Assert.Equal(["placement.get", "batch 3"], _portal.Requests);
        Assert.Equal("expired_token", report.Outcomes[0].ErrorCode);
        Assert.All(report.Outcomes.Skip(1), static outcome => Assert.Equal("Not attempted after expired_token", outcome.ErrorDescription));
    }

    [Fact]
    public async Task A_redirect_ends_the_run_without_a_question()
    {
        RefuseBatches(new BitrixException("batch: moved") { StatusCode = System.Net.HttpStatusCode.Found });

        RegistrationReport report = await Register(Many(2));

        Assert.Equal("Failed Failed", Statuses(report));
        Assert.Equal(["placement.get", "batch 2"], _portal.Requests);
    }

    [Fact]
    public async Task A_binding_that_a_portal_refuses_within_a_batch_gets_a_call_of_its_own_at_once()
    {
        _portal.Store("LEFT_MENU", "/w0", "Old");
        RefuseOnce("bind LEFT_MENU /w0", MemoryPortal.Refusal("ERROR_BATCH_METHOD_NOT_ALLOWED"));

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/w0", "'TITLE':'New'")]);

        Assert.Equal("Replaced", Statuses(report));
        Assert.Equal(["placement.get", "batch 2", "placement.bind"], _portal.Requests);
        Assert.Equal(["LEFT_MENU /w0 New"], _portal.Stored());
    }

    [Theory]
    [InlineData("'TITLE':'$result[c0]'")]
    [InlineData("'OPTIONS':{'a[b]':'c'}")]
    [InlineData("'LANG_ALL':{'en':{'TITLE':'T'},'de':{}}")]
    public async Task A_binding_that_a_batch_would_change_gets_a_call_of_its_own(string more)
    {
        RegistrationReport report = await Register(
            [Declared("CALL_CARD", "~/a"), Declared("CALL_CARD", "~/b", more), Declared("CALL_CARD", "~/c"), Declared("CALL_CARD", "~/d")]);

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal(["placement.get", "placement.bind", "placement.bind", "batch 2"], _portal.Requests);
    }

    [Fact]
    public async Task Large_icons_are_spread_over_several_requests()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("placement-icons");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(root.FullName, "large.png"), new byte[400_000], CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(root.FullName, "huge.png"), new byte[1_500_000], CancellationToken);
            WidgetBinding[] declared =
            [
                Declared("CALL_CARD", "~/0", icon: "large.png"),
                Declared("CALL_CARD", "~/1"),
                Declared("CALL_CARD", "~/2", icon: "large.png"),
                Declared("CALL_CARD", "~/3", icon: "large.png"),
                Declared("CALL_CARD", "~/4", icon: "huge.png"),
                Declared("CALL_CARD", "~/5"),
            ];

            RegistrationReport report = await PlacementRegistration.RegisterAsync(
                _portal, declared, AppAddress, new RegistrationOptions { ContentRoot = root.FullName }, CancellationToken);

            Assert.True(report.Succeeded, report.ToString());
            Assert.Equal(
                ["placement.get", "batch 2", "placement.bind", "placement.bind", "placement.bind", "placement.bind"], _portal.Requests);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Texts_arrive_through_a_batch_as_they_are()
    {
        const string title = "50 % & more = ü 🚚 + ? # [x]";
        RegistrationReport first = await Register(
            [Declared("CALL_CARD", "~/a?b=c&d[0]=%20", $"'TITLE':'{title}'"), Declared("LEFT_MENU", "~/x")]);
        RegistrationReport second = await Register(
            [Declared("CALL_CARD", "~/a?b=c&d[0]=%20", $"'TITLE':'{title}'"), Declared("LEFT_MENU", "~/x")]);

        Assert.Equal("Bound Bound", Statuses(first));
        Assert.Equal("Unchanged Unchanged", Statuses(second));
        Assert.Equal("50 % & more = ü 🚚 + ? # [x]", _portal.Rows[0]["title"]!.ToString());
    }

    [Fact]
    public async Task Unregistering_costs_a_request_for_each_fifty()
    {
        WidgetBinding[] declared = Many(60);
        await Register(declared);
        _portal.Requests.Clear();

        RegistrationReport report = await PlacementRegistration.UnregisterAsync(
            _portal, declared, AppAddress, cancellationToken: CancellationToken);

        Assert.True(report.Succeeded);
        Assert.Equal(["placement.get", "batch 50", "batch 10"], _portal.Requests);
        Assert.Empty(_portal.Rows);
    }

    private static WidgetBinding[] Many(int count, string more = "") =>
        [.. Enumerable.Range(0, count).Select(number => Declared(Codes[number % Codes.Length], $"~/w{number}", more))];

    private Task<RegistrationReport> Register(WidgetBinding[] declared) =>
        PlacementRegistration.RegisterAsync(_portal, declared, AppAddress, cancellationToken: CancellationToken);

    private void RefuseBatches(BitrixException refusal) => _portal.BeforeRequest = request =>
    {
        if (request.StartsWith("batch", StringComparison.Ordinal))
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
}
