using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>Requests that somebody else than their client ends: who ends them answers.</summary>
public class WidgetCancellationTests
{
    private static readonly WidgetFields Fields = WidgetFields.Of(Placements.LeftMenu);

    [Fact]
    public async Task A_widget_that_is_cancelled_is_answered_by_whoever_cancelled_it()
    {
        using var interruption = new Interruption();
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Middleware = interruption.Use,
            Answer = async (_, cancellationToken) =>
            {
                await interruption.CancelAsync();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                return Results.Empty;
            },
        });

        Answer answer = await application.OpenAsync(Fields);

        Assert.Equal((504, ""), (answer.Status, answer.Text));
        LogLine line = Assert.Single(application.WidgetLog);
        Assert.Equal((207, LogLevel.Information), (line.Id, line.Level));
    }

    [Fact]
    public async Task A_verification_that_is_cancelled_is_answered_by_whoever_cancelled_it()
    {
        using var interruption = new Interruption();
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Middleware = interruption.Use,
            Services = services => services.AddSingleton<IRequestVerifier>(new WaitingVerifier(interruption.CancelAsync)),
        });

        Answer answer = await application.OpenAsync(Fields);

        Assert.Equal(504, answer.Status);
        Assert.Empty(application.ReceivedRequests);
        Assert.Equal(207, Assert.Single(application.WidgetLog).Id);
    }

    /// <summary>Whether the time is up while the form is read, the origin verified or the widget asked, is the same to the user.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_time_out_of_ASPNET_Core_answers_as_for_any_endpoint(bool isVerified)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Middleware = static application => application.UseRequestTimeouts(),
            Services = services =>
            {
                services.AddRequestTimeouts(static options => options.DefaultPolicy = new RequestTimeoutPolicy
                {
                    Timeout = TimeSpan.FromMilliseconds(1),
                });
                if (!isVerified)
                {
                    services.AddSingleton<IRequestVerifier>(new WaitingVerifier(static () => Task.CompletedTask));
                }
            },
            Answer = static async (_, cancellationToken) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                return Results.Empty;
            },
        });

        Answer answer = await application.OpenAsync(Fields);

        Assert.Equal(504, answer.Status);
        Assert.DoesNotContain(application.Log, static line => line.Level >= LogLevel.Error);
    }
}
