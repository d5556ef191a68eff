using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>A test in the process of the application sees what its widget has thrown.</summary>
public sealed class WidgetExceptionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_widget_throws_is_with_its_page_and_not_in_it()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false }, Stop);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal, new InstallableOptions
        {
            Bindings = [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/broken"}"""u8, typeof(BrokenTab))],
            Hosted = [HostedWidget.Create<CrmEntityContext>(typeof(BrokenTab))],
        });
        (await portal.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();

        WidgetPage[] pages = await Task.WhenAll(Enumerable.Range(1, 5).Select(
            id => portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = id }, cancellationToken: Stop)));

        Assert.All(pages, static page => Assert.Equal(500, page.StatusCode));
        Assert.Equal(
            Enumerable.Range(1, 5).Select(static id => $"no supplier for deal {id}"), pages.Select(static page => page.Exception?.Message));
        Assert.DoesNotContain("supplier", pages[0].Html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            pages[0].Headers, static header => header.Value.Any(static value => value.Contains("supplier", StringComparison.Ordinal)));
        InvalidOperationException insisted = Assert.Throws<InvalidOperationException>(() => pages[0].EnsureSuccess());
        Assert.Same(pages[0].Exception, insisted.InnerException);
        WidgetPage fine = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 7 }, cancellationToken: Stop);
        Assert.Equal((200, null), (fine.StatusCode, fine.Exception));
    }

    /// <summary>What answers a widget is an action, or an endpoint with a widget or a session as a parameter, as well.</summary>
    [Fact]
    public async Task What_an_action_or_an_endpoint_throws_is_with_its_page_too()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Installed = false }, Stop);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal, new InstallableOptions
        {
            Services = static services => services.AddControllersWithViews(),
            Map = static app =>
            {
                app.MapControllers();
                app.MapPost(
                    "/broken", static string (WidgetRequest<CrmEntityContext> request) => throw new NotSupportedException("broken"));
                app.MapPost("/forms", static (WidgetRequest<CrmEntityContext> request, string to) =>
                    Results.Extensions.Widget($"<form method=\"post\" action=\"{to}\">{request.Session.Field()}</form>"));
                app.MapPost("/taken", static string (WidgetSession session) => throw new NotSupportedException("taken"));
                app.MapGroup("/api").RequireWidgetSession().MapPost(
                    "/grouped", static string () => throw new NotSupportedException("grouped"));
            },
        });
        (await portal.InstallAsync(app.Address, cancellationToken: Stop)).EnsureFinished();

        WidgetPage action = await OpenAsync("/mvc/fails");
        WidgetPage own = await OpenAsync("/broken");
        WidgetPage taken = await (await OpenAsync("/forms?to=/taken")).SubmitAsync(new Dictionary<string, string>(), Stop);
        WidgetPage grouped = await (await OpenAsync("/forms?to=/api/grouped")).SubmitAsync(new Dictionary<string, string>(), Stop);
        WidgetPage unfit = await portal.OpenPageAsync("/mvc/deal", Placements.Task.ViewTab, new { taskId = 1 }, cancellationToken: Stop);

        Assert.Equal("CRM_DEAL_DETAIL_TAB at /mvc/fails", action.Exception?.Message);
        Assert.Equal(
            ["broken", "taken", "grouped"], new[] { own, taken, grouped }.Select(static page => page.Exception?.Message));
        Assert.All(new[] { action, own, taken, grouped }, static page => Assert.Equal(500, page.StatusCode));
        Assert.Equal((404, null), (unfit.StatusCode, unfit.Exception));

        Task<WidgetPage> OpenAsync(string path) =>
            portal.OpenPageAsync(path, Placements.Crm.Deal.DetailTab, new { ID = 17 }, cancellationToken: Stop);
    }

    private sealed class BrokenTab : IWidget<CrmEntityContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
            request.Context.EntityId == 7
                ? Task.FromResult(Results.Extensions.Widget($"<p>fine</p>"))
                : throw new NotSupportedException($"no supplier for deal {request.Context.EntityId}");
    }
}
