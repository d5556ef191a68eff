using Microsoft.AspNetCore.Http;
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

    private sealed class BrokenTab : IWidget<CrmEntityContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
            request.Context.EntityId == 7
                ? Task.FromResult(Results.Extensions.Widget($"<p>fine</p>"))
                : throw new NotSupportedException($"no supplier for deal {request.Context.EntityId}");
    }
}
