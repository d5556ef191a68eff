using System.Net;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>Files that the form of a widget's page sends, within the limits of requests.</summary>
public sealed class FileTests
{
    private const string Path = "/widgets/files";
    private const int MaxLength = 64 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_within_the_limits_reach_the_widget_and_those_beyond_get_a_page_that_says_so()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using SessionSite site = await StartAsync(portal);
        string ticket = await OpenAsync(portal, site);

        (HttpStatusCode status, string html) = await SendAsync(ticket, ("Plan", "plan.pdf", 40_000), ("Photos", "a.png", 3), ("Photos", "b.png", 4));
        (HttpStatusCode without, string missing) = await SendAsync(ticket, ("Plan", "empty.pdf", 0));
        (HttpStatusCode beyond, string refused) = await SendAsync(ticket, ("Plan", "plan.pdf", MaxLength));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<p>plan.pdf 40000; a.png 3, b.png 4</p>", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, without);
        Assert.Contains("Send a plan.", missing, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, beyond);
        Assert.Contains("</html>", refused, StringComparison.Ordinal);
        Assert.Contains("plan.pdf 7", (await SendAsync(ticket, ("Plan", "plan.pdf", 7))).Text, StringComparison.Ordinal);

        Task<(HttpStatusCode Status, string Text)> SendAsync(string ticket, params (string Field, string Name, int Length)[] files)
        {
            var content = new MultipartFormDataContent { { new StringContent(ticket), PlacementDefaults.SessionField } };
            foreach ((string field, string name, int length) in files)
            {
                content.Add(new ByteArrayContent(new byte[length]), field, name);
            }

            return site.SendAsync(new HttpRequestMessage(HttpMethod.Post, Path) { Content = content });
        }
    }

    private static async Task<string> OpenAsync(LocalPortal portal, SessionSite site) => SessionSite.TicketIn((await site.SendAsync(
        PortalForm.Widget(portal, "CRM_DEAL_DETAIL_TAB", portal.Administrator).Request(Path))).Text);

    private static async Task<SessionSite> StartAsync(LocalPortal portal)
    {
        InstallableApplication application = await InstallableApplication.StartAsync(portal, new InstallableOptions
        {
            Bindings = [new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/files","TITLE":"Files"}"""u8, typeof(FileTab))],
            Hosted = [HostedWidget.Create<CrmEntityContext, FileForm>(typeof(FileTab))],
            Configure = static options => options.RequestLimits.MaxBodyLength = MaxLength,
        });
        await application.OpenAsync(PortalForm.Installer(portal));
        return new SessionSite(portal, application);
    }
}
