using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>What registering does where an answer is lost.</summary>
public abstract partial class PlacementRegistrationTests
{
    [Fact]
    public async Task A_replacement_whose_answer_was_lost_is_found_when_taking_it_back()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        LoseOnce("bind LEFT_MENU /menu");

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("USER_PROFILE_MENU", "~/x")]);

        Assert.Equal("Bound Replaced", Statuses(report));
        Assert.Equal(["USER_PROFILE_MENU /x My application", "LEFT_MENU /menu New"], _portal.Stored());
    }

    [Fact]
    public async Task Without_an_answer_the_portal_is_asked_before_anything_is_repeated_and_at_last_no_other_command_is_sent()
    {
        RefuseAt("bind LEFT_MENU /a", MemoryPortal.NoAnswer());

        RegistrationReport report = await Register([Declared("LEFT_MENU", "~/a"), Declared("LEFT_MENU", "~/b")]);

        Assert.Equal(["get", "bind LEFT_MENU /a", "get", "bind LEFT_MENU /a", "get", "bind LEFT_MENU /a", "get"], _portal.Calls);
        Assert.Null(report.Outcomes[0].ErrorCode);
        Assert.Equal("placement.bind: the portal did not answer.", report.Outcomes[0].ErrorDescription);
        Assert.Equal("After that, the portal was asked what it stores: the command had no effect. Register again when the portal answers.",
            report.Outcomes[0].Advice);
        Assert.Equal(takesBatch
            ? "placement.bind: the portal did not answer."
            : "Not attempted after no answer", report.Outcomes[1].ErrorDescription);
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
        Assert.Equal(
            ["get", "bind LEFT_MENU /menu", "unbind LEFT_MENU /menu"], _portal.Calls.Distinct().OrderBy(static call => call
                .StartsWith("get", StringComparison.Ordinal) ? 0 : 1).ThenBy(static call => call, StringComparer.Ordinal));
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

        Assert.Contains(report.Outcomes, static outcome => outcome.Advice?
            .StartsWith("Whether the command had its effect is not known. ", StringComparison.Ordinal) == true);
        Assert.False(report.Succeeded);
        Assert.Equal(["get", "get", "get"], _portal.Calls.TakeLast(3));
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
