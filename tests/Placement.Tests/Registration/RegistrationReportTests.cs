namespace Placement.Tests.Registration;

public class RegistrationReportTests
{
    private static readonly RegistrationReport Report = new(
    [
        new(OutcomeStatus.Unchanged, "LEFT_MENU", "https://myapp.example.com/menu", Title: "Menu"),
        new(OutcomeStatus.Bound, "CRM_DEAL_DETAIL_TAB", "https://myapp.example.com/deal"),
        new(OutcomeStatus.Replaced, "PAGE_BACKGROUND_WORKER", "https://myapp.example.com/worker", UserId: 1007, Title: "Line\r\nbreak"),
        new(
            OutcomeStatus.Failed,
            "IM_SIDEBAR",
            "https://myapp.example.com/side",
            Title: "Side",
            ErrorCode: "ERROR_ARGUMENT",
            ErrorDescription: "Wrong\nvalue",
            Advice: "Correct it."),
        new(
            OutcomeStatus.Failed,
            "REST_APP_URI",
            "https://myapp.example.com/link",
            ErrorDescription: "Not attempted after expired_token",
            Advice: "Register again."),
        new(OutcomeStatus.Removed, "CRM_DEAL_LIST_MENU", "https://old.example.com/gone", Title: "Gone"),
    ]);

    [Fact]
    public void A_report_is_a_table_with_the_reason_below_each_failure()
    {
        Assert.Equal(
            """
            Placement               Handler                                       Title        Outcome
            LEFT_MENU               https://myapp.example.com/menu                Menu         Unchanged
            CRM_DEAL_DETAIL_TAB     https://myapp.example.com/deal                             Bound
            PAGE_BACKGROUND_WORKER  https://myapp.example.com/worker (user 1007)  Line  break  Replaced
            IM_SIDEBAR              https://myapp.example.com/side                Side         Failed
                ERROR_ARGUMENT: Wrong value. Correct it.
            REST_APP_URI            https://myapp.example.com/link                             Failed
                Not attempted after expired_token. Register again.
            CRM_DEAL_LIST_MENU      https://old.example.com/gone                  Gone         Removed
            """,
            Report.ToString());
    }

    [Theory]
    [InlineData(null, null, null, "No reason is known.")]
    [InlineData("ERROR_CORE", null, null, "ERROR_CORE")]
    [InlineData("ERROR_CORE", "", " ", "ERROR_CORE")]
    [InlineData("ERROR_CORE", "Access denied!", "Ask?", "ERROR_CORE: Access denied! Ask?")]
    [InlineData(null, "Line\tbreak ", null, "Line break.")]
    public void A_reason_is_what_is_known_on_one_line(string? code, string? description, string? advice, string reason)
    {
        var report = new RegistrationReport(
            [new(OutcomeStatus.Failed, "LEFT_MENU", "https://a.example/x", null, null, code, description, advice)]);

        Assert.Equal("    " + reason, report.ToString().Split('\n')[2]);
    }

    [Fact]
    public void A_report_without_bindings_says_so()
    {
        var report = new RegistrationReport([]);

        Assert.Equal("(no bindings)", report.ToString());
        Assert.True(report.Succeeded);
    }

    [Fact]
    public void A_failure_becomes_an_exception_that_lists_it()
    {
        RegistrationException exception = Assert.Throws<RegistrationException>(() => Report.EnsureSuccess());

        Assert.False(Report.Succeeded);
        Assert.Same(Report, exception.Report);
        Assert.Equal(
            """
            2 of 6 bindings failed:
              IM_SIDEBAR https://myapp.example.com/side: ERROR_ARGUMENT: Wrong value. Correct it.
              REST_APP_URI https://myapp.example.com/link: Not attempted after expired_token. Register again.
            """,
            exception.Message);
    }

    [Fact]
    public void Success_is_passed_on()
    {
        var report = new RegistrationReport([new(OutcomeStatus.Removed, "LEFT_MENU", "https://a.example/x"), new(OutcomeStatus.Unchanged, "LEFT_MENU", "https://a.example/y")]);

        Assert.True(report.Succeeded);
        Assert.Same(report, report.EnsureSuccess());
    }

    [Fact]
    public void A_report_needs_outcomes_and_an_exception_a_report()
    {
        Assert.Throws<ArgumentNullException>("outcomes", () => new RegistrationReport(null!));
        Assert.Throws<ArgumentNullException>("report", () => new RegistrationException(null!));
    }
}
