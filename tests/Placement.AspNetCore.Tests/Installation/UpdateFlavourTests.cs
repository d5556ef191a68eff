using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>
/// Portals bring new versions in many ways, and tell the application of few. Whichever it is: nobody is locked out, the widgets stay, and
/// events are bound again wherever the application can know that they are not.
/// </summary>
public sealed class UpdateFlavourTests : UninstalledPortalTests
{
    private const int Installed = 245;
    private const int Updated = 246;
    private const int Outdated = 264;
    private const int Uninstalled = 253;

    private static readonly string[] Events = ["ONAPPUNINSTALL", "ONAPPUPDATE"];

    public enum Kind
    {
        WithInstaller,
        WithoutInstaller,
        WithoutPages,
    }

    public static MatrixTheoryData<Kind, UpdateNotice, bool, bool> Flavours =>
        new(Enum.GetValues<Kind>(), Enum.GetValues<UpdateNotice>(), [false, true], [false, true]);

    [Theory]
    [MemberData(nameof(Flavours))]
    public async Task The_application_survives(Kind kind, UpdateNotice notice, bool newApplicationToken, bool removesEventHandlers)
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        await InstallAsync(app, kind);
        LocalBinding[] widgets = [.. _portal.Bindings];
        Assert.Equal(Events, BoundEvents);

        (await _portal.UpdateAsync(
            new() { Notice = notice, NewApplicationToken = newApplicationToken, RemovesEventHandlers = removesEventHandlers },
            cancellationToken: CancellationToken)).EnsureSuccess();
        bool isInstalledAgain = notice != UpdateNotice.Alone && kind != Kind.WithoutInstaller;
        await WaitAsync(app, isInstalledAgain ? 2 : 1, isUpdated: notice != UpdateNotice.None);

        foreach (LocalUser user in _portal.Users.Reverse())
        {
            Assert.Equal("deal 17", await OpenDealAsync(user));
        }

        // A portal that neither tells anything nor proves itself in another way is as it was, as far as the application can know.
        bool isKnown = isInstalledAgain || newApplicationToken || notice != UpdateNotice.None;
        if (isKnown || !removesEventHandlers)
        {
            await _portal.WaitAsync(static portal => portal.EventBindings.Count == 2, CancellationToken);
            Assert.Equal(Events, BoundEvents);
            Assert.Equal(_portal.ApplicationToken, (await app.FindAsync(_portal))?.ApplicationToken);
        }

        Assert.Equal(widgets, _portal.Bindings);
        Assert.Equal((2, PortalState.Installed), (_portal.Version, (await app.FindAsync(_portal))?.State));

        foreach (EventDelivery delivery in await _portal.UninstallAsync(cancellationToken: CancellationToken))
        {
            delivery.EnsureSuccess();
            await app.Log.WaitAsync(Uninstalled, CancellationToken);
            Assert.Equal(PortalState.Uninstalled, (await app.FindAsync(_portal))?.State);
        }
    }

    [Fact]
    public async Task Until_an_administrator_runs_the_installer_again_the_portal_shows_nothing_and_loses_nothing()
    {
        await using InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        await InstallAsync(app, Kind.WithInstaller);
        LocalBinding[] widgets = [.. _portal.Bindings];

        await _portal.UpdateAsync(new() { OpensInstaller = false, RemovesEventHandlers = true }, cancellationToken: CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenDealAsync(_portal.Administrator));
        (await _portal.OpenPageAsync(cancellationToken: CancellationToken)).EnsureSuccess();

        Assert.True(_portal.IsInstalled);
        Assert.Equal("deal 17", await OpenDealAsync(_portal.Users[1]));
        Assert.Equal(widgets, _portal.Bindings);
        Assert.Equal(Events, BoundEvents);
    }

    private IEnumerable<string> BoundEvents => _portal.EventBindings.Select(static binding => binding.Event).Order();

    private async Task InstallAsync(InstallableApplication app, Kind kind)
    {
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        _portal.Application = kind switch
        {
            Kind.WithoutInstaller => new LocalApplication(app.Address) { InstallPath = null },
            Kind.WithoutPages => new LocalApplication(app.Address) { MainPath = null },
            _ => _portal.Application,
        };
    }

    /// <summary>Waits until the application has done, in the background too, what it was told to do.</summary>
    private static async Task WaitAsync(InstallableApplication app, int installations, bool isUpdated)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        if (isUpdated)
        {
            // A notice that an installation has overtaken is out of date.
            await await Task.WhenAny(app.Log.WaitAsync(Updated, done.Token), app.Log.WaitAsync(Outdated, done.Token));
        }

        await app.Log.WaitAsync(Installed, installations, CancellationToken);
        await done.CancelAsync();
    }

    private async Task<string> OpenDealAsync(LocalUser user) =>
        (await _portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, user, cancellationToken: CancellationToken)).EnsureSuccess().Html;
}
