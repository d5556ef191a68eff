using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>Widgets that fail, and users who do not wait for them.</summary>
public class WidgetFailureTests
{
    [Fact]
    public async Task A_widget_that_throws_leaves_a_neutral_page_and_the_exception_in_the_log()
    {
        await using WidgetApplication application = await StartAsync(
            static (_, _) => throw new InvalidOperationException("supplies: secret detail"));

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu, language: "ru"));

        Assert.Equal(500, answer.Status);
        Assert.Contains("В приложении произошла ошибка.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("detail", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors https://acme.bitrix24.com", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        LogLine line = Assert.Single(application.WidgetLog);
        Assert.Equal((204, LogLevel.Error), (line.Id, line.Level));
        Assert.Contains(
            "at /widget (LEFT_MENU) failed on portal da45a03b265edd8787f8a258d793cc5d (500)", line.Text, StringComparison.Ordinal);
        Assert.Equal("supplies: secret detail", line.Exception?.Message);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Staging", false)]
    [InlineData("Production", false)]
    public async Task In_development_alone_the_page_has_the_exception_and_no_token(string environment, bool hasDetails)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Environment = environment,
            Answer = static (context, _) => throw new InvalidOperationException(
                $"<b>supplies</b> {string.Join(' ', context.Request.Form["AUTH_ID"], context.Request.Form["REFRESH_ID"])} "
                + context.Request.Form["APPLICATION_TOKEN"]),
        });

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(500, answer.Status);
        Assert.Equal(
            hasDetails,
            answer.Text.Contains(
                "InvalidOperationException: &lt;b&gt;supplies&lt;/b&gt; [hidden] [hidden] [hidden]", StringComparison.Ordinal));
        Assert.Equal(hasDetails, answer.Text.Contains(nameof(WidgetFailureTests), StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>What the widget meant to say of a page that is not shown must not be said of the error page.</summary>
    [Fact]
    public async Task Nothing_of_a_page_that_fails_halfway_is_shown()
    {
        await using WidgetApplication application = await StartAsync(static (context, _) =>
        {
            context.Response.Headers.ContentEncoding = "br";
            context.Response.Headers.ETag = "\"half\"";
            context.Response.ContentLength = 7;
            return Task.FromResult(Results.Extensions.Widget($"<p>{new Unwritable()}</p>"));
        });

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(500, answer.Status);
        Assert.StartsWith("<!DOCTYPE html>", answer.Text, StringComparison.Ordinal);
        Assert.Equal((null, null), (answer.Header("Content-Encoding"), answer.Header("ETag")));
    }

    [Fact]
    public async Task A_response_that_has_begun_is_broken_off()
    {
        await using WidgetApplication application = await StartAsync(static async (context, cancellationToken) =>
        {
            await context.Response.WriteAsync("<p>half a page", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            throw new InvalidOperationException("the other half");
        });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => application.OpenAsync(WidgetFields.Of(Placements.LeftMenu)));
        Assert.Equal("the other half", (await application.WaitForLogAsync(204)).Exception?.Message);
    }

    [Fact]
    public async Task A_widget_without_a_result_is_told_what_to_return()
    {
        await using WidgetApplication application = await StartAsync(static (_, _) => Task.FromResult<IResult>(null!));

        Assert.Equal(500, (await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu))).Status);
        Assert.Contains("Results.Empty", Assert.Single(application.WidgetLog).Exception?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_widget_may_answer_by_itself()
    {
        await using WidgetApplication application = await StartAsync(static async (context, cancellationToken) =>
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.WriteAsync("mine", cancellationToken);
            return Results.Empty;
        });

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal((202, "mine", "no-store"), (answer.Status, answer.Text, answer.Header("Cache-Control")));
    }

    [Fact]
    public async Task Closing_the_widget_cancels_it_and_is_no_error()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WidgetApplication application = await StartAsync(async (_, cancellationToken) =>
        {
            started.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return Results.Empty;
        });
        using var user = new CancellationTokenSource();

        Task<Answer> opening = application.OpenAndLeaveAsync(WidgetFields.Of(Placements.LeftMenu), user.Token);
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        await user.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        Assert.Equal(LogLevel.Debug, (await application.WaitForLogAsync(205)).Level);
        Assert.DoesNotContain(application.Log, static line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_widget_that_gives_up_by_itself_has_failed()
    {
        await using WidgetApplication application = await StartAsync(
            static (_, _) => throw new TaskCanceledException("the warehouse did not answer"));

        Assert.Equal(500, (await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu))).Status);
        Assert.Equal(204, Assert.Single(application.WidgetLog).Id);
    }

    private static Task<WidgetApplication> StartAsync(Func<HttpContext, CancellationToken, Task<IResult>> answer) =>
        WidgetApplication.StartAsync(new WidgetSetup { Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu), Answer = answer });

    private sealed class Unwritable
    {
        public override string ToString() => throw new InvalidOperationException("nothing to write");
    }
}
