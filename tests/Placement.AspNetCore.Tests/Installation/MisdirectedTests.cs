using System.Net;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Addresses that are confused in the application's settings on Bitrix24: log and answer say which is which.</summary>
public sealed class MisdirectedTests : UninstalledPortalTests
{
    private const int Misdirected = 301;
    private const int InstallerIsMainPage = 302;

    [Theory]
    [InlineData("ONAPPINSTALL")]
    [InlineData("ONCRMDEALADD")]
    public async Task An_event_at_the_installer_s_address(string name)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (HttpStatusCode status, string answer) = await SendAsync(app, "/install", PortalForm.Event(_portal, name, _portal.Administrator));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("MapPlacementEvents", answer, StringComparison.Ordinal);
        Assert.Contains(app.Log.Lines, static line => line.Text.Contains("MapPlacementEvents", StringComparison.Ordinal));
        Assert.Equal(1, app.Log.Count(Misdirected));
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("LEFT_MENU")]
    public async Task A_page_at_the_address_of_events(string placement)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (HttpStatusCode status, string answer) = await SendAsync(
            app, "/events", PortalForm.Installer(_portal).With("PLACEMENT", placement));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("MapPlacementInstaller", answer, StringComparison.Ordinal);
        Assert.Equal(1, app.Log.Count(Misdirected));
    }

    [Fact]
    public async Task A_widget_at_the_installer_s_address()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);

        (HttpStatusCode status, string answer) = await SendAsync(
            app, "/install", PortalForm.Installer(_portal).With("PLACEMENT", "LEFT_MENU"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("a widget has a handler of its own", answer, StringComparison.Ordinal);
        Assert.Equal(1, app.Log.Count(Misdirected));
    }

    [Fact]
    public async Task An_installer_that_is_the_main_page()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        Assert.Equal(0, app.Log.Count(InstallerIsMainPage));

        (HttpStatusCode status, string html) = await app.OpenAsync(PortalForm.Installer(_portal));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("name it as the application&#x27;s page", html, StringComparison.Ordinal);
        Assert.Equal(1, app.Log.Count(InstallerIsMainPage));
    }

    [Fact]
    public async Task A_missing_scope_placement_is_explained_as_others_are()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new LocalPortalOptions { Scopes = ["crm"], Installed = false }, CancellationToken);
        await using InstallableApplication app = await InstallableApplication.StartAsync(portal);

        InstallationPage page = await portal.InstallAsync(app.Address, cancellationToken: CancellationToken);

        Assert.False(page.IsFinished);
        Assert.Contains("Grant the application the scope placement", page.Html, StringComparison.Ordinal);
        Assert.Contains(
            app.Log.Lines, static line => line.Text.Contains("Grant the application the scope placement", StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Answer)> SendAsync(InstallableApplication app, string path, PortalForm form)
    {
        using HttpRequestMessage request = form.Request(path);
        using HttpResponseMessage response = await app.Client.SendAsync(request, CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken));
    }
}
