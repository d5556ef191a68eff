using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>What registering does where the portal refuses a command.</summary>
public abstract partial class PlacementRegistrationTests
{
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
            [Declared("LEFT_MENU", "~/unchanged"), Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b"), Declared(
                "LEFT_MENU", "~/changed", "'TITLE':'New'")]);

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

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/a", "'TITLE':'New'"), Declared("LEFT_MENU", "~/b", "'TITLE':'New'")]);

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

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/a", "'TITLE':'New'"), Declared("LEFT_MENU", "~/b", "'TITLE':'New'")]);

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
}
