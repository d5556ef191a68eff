using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Tests on a portal that does not have the application yet.</summary>
public abstract class UninstalledPortalTests : IAsyncLifetime
{
    private protected LocalPortal _portal = null!;

    private protected static LocalPortalOptions NotInstalled { get; } = new() { Installed = false };

    private protected static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await LocalPortal.StartAsync(NotInstalled, CancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
