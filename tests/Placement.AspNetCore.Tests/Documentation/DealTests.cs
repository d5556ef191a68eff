using Placement.Testing;

namespace Placement.AspNetCore.Tests.Documentation;

/// <summary>The test of docs/testing-widgets.md, as a user writes it.</summary>
public class DealTests
{
    [Fact]
    public async Task A_deal_shows_its_supplies()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var factory = new DeskFactory(portal);
        (await portal.InstallAsync(factory.CreateClient(), cancellationToken: TestContext.Current.CancellationToken)).EnsureFinished();
        WidgetPage page = await portal.OpenAsync(
            "CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("14 pallets", page.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handler_is_registered_under_the_public_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var factory = new DeskFactory(portal);
        (await portal.InstallAsync(factory.CreateClient(), cancellationToken: TestContext.Current.CancellationToken)).EnsureFinished();

        Assert.Equal("https://desk.example.com/widgets/deal-supplies", Assert.Single(portal.Bindings).Handler);
        Assert.Equal(["ONAPPUNINSTALL", "ONAPPUPDATE"], portal.EventBindings.Select(static binding => binding.Event).Order());
    }
}
