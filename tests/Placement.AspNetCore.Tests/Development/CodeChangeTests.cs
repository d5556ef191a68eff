using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.Lifecycle;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>What becomes of a change of code while the application runs beside a local portal.</summary>
public sealed class CodeChangeTests : UninstalledPortalTests
{
    private const int ChangeNotFollowed = 294;
    private const int ChangeRegistered = 307;

    private static readonly WidgetBinding Worker = ChangingApplication.Binding(
        """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/worker","TITLE":"Alerts","OPTIONS":{"errorHandlerUrl":"~/worker/removed"}}""",
        typeof(AlertWorker));

    [Fact]
    public async Task A_changed_title_is_on_the_portal()
    {
        await using ChangingApplication application = await ChangingApplication.StartAsync(_portal);

        application.Change(ChangingApplication.Deal(title: "Stock"));

        Assert.Equal("Registered again after a change: 1 changed, 0 added, 0 removed.", await RegisteredAsync(application));
        Assert.Equal("Stock", Assert.Single(_portal.Bindings).Title);
    }

    [Fact]
    public async Task A_changed_handler_answers_where_it_is_now()
    {
        await using ChangingApplication application = await ChangingApplication.StartAsync(_portal);
        Assert.Equal(400, await application.StatusOfAsync("/widgets/deal"));

        application.Change(ChangingApplication.Deal(handler: "~/stock"));

        Assert.Equal("Registered again after a change: 0 changed, 1 added, 1 removed.", await RegisteredAsync(application));
        Assert.Equal(404, await application.StatusOfAsync("/widgets/deal"));
        WidgetPage page = await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: CancellationToken);
        Assert.Equal("deal 17", page.EnsureSuccess().Html);
    }

    [Fact]
    public async Task An_added_class_answers_and_a_removed_one_does_not()
    {
        await using ChangingApplication application = await ChangingApplication.StartAsync(_portal);

        application.Change(ChangingApplication.Deal(), Worker);

        Assert.Equal("Registered again after a change: 0 changed, 1 added, 0 removed.", await RegisteredAsync(application));
        WidgetPage page = await _portal.OpenAsync("PAGE_BACKGROUND_WORKER", new { }, cancellationToken: CancellationToken);
        Assert.Equal("worker", page.EnsureSuccess().Html);
        Assert.NotEqual(404, await application.StatusOfAsync("/worker/removed"));

        application.Change(Worker);

        Assert.Equal("Registered again after a change: 0 changed, 0 added, 1 removed.", await RegisteredAsync(application, count: 2));
        Assert.Equal(404, await application.StatusOfAsync("/widgets/deal"));
        Assert.Equal("PAGE_BACKGROUND_WORKER", Assert.Single(_portal.Bindings).Placement);
    }

    [Fact]
    public async Task A_change_that_cannot_be_mapped_is_said_and_what_was_there_goes_on()
    {
        await using ChangingApplication application = await ChangingApplication.StartAsync(_portal);

        application.Change(ChangingApplication.Deal(handler: "~/stock//today"));

        string said = Assert.Single(application.Log.Lines, static line => line.Id == ChangeNotFollowed).Text;
        Assert.StartsWith("The last change of the code is not registered: The handler /stock//today of ", said, StringComparison.Ordinal);
        WidgetPage page = await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: CancellationToken);
        Assert.Equal("deal 17", page.EnsureSuccess().Html);

        application.Change(ChangingApplication.Deal(handler: "~/stock/today"));

        Assert.Equal("Registered again after a change: 0 changed, 1 added, 1 removed.", await RegisteredAsync(application));
    }

    [Fact]
    public async Task A_change_of_something_else_registers_nothing()
    {
        await using ChangingApplication application = await ChangingApplication.StartAsync(_portal);
        int requests = _portal.Requests.Count;

        application.Change(ChangingApplication.Deal());
        Assert.Equal(requests, _portal.Requests.Count);
        application.Change(ChangingApplication.Deal(title: "Stock"));
        await RegisteredAsync(application);

        Assert.Equal(1, application.Log.Count(ChangeRegistered));
    }

    [Fact]
    public async Task Real_portals_are_left_alone()
    {
        await using ChangingApplication application = await ChangingApplication.StartAsync(_portal, isBesideLocalPortal: false);
        int requests = _portal.Requests.Count;

        application.Change(ChangingApplication.Deal(title: "Stock"));
        await application.Services.GetRequiredService<ChangedRegistration>().RunAsync();

        Assert.Equal(requests, _portal.Requests.Count);
        Assert.Equal("Supplies", Assert.Single(_portal.Bindings).Title);
    }

    [Fact]
    public async Task An_application_that_has_stopped_follows_no_more()
    {
        ChangingApplication application = await ChangingApplication.StartAsync(_portal);
        await application.DisposeAsync();

        application.Change(ChangingApplication.Deal(handler: "~/stock//today"));

        Assert.Equal(0, application.Log.Count(ChangeNotFollowed));
    }

    private static async Task<string> RegisteredAsync(ChangingApplication application, int count = 1)
    {
        await application.Log.WaitAsync(ChangeRegistered, count, CancellationToken);
        return application.Log.Lines.Last(static line => line.Id == ChangeRegistered).Text;
    }
}
