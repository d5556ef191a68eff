using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Releases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Tests on several portals, and on hosts that share a database.</summary>
public abstract class SiteTests : IAsyncDisposable
{
    private protected SiteTests() => Site = new ReleaseSite(Database);

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected SqliteDatabase Database { get; } = new();

    private protected ReleaseSite Site { get; }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Has a host look once more for portals that it could bring up.</summary>
    private protected static async Task SweepAsync(InstallableApplication host) => Assert.False(
        await host.Services.GetRequiredService<ReleaseSweep>().RunAsync(host.Services.GetRequiredService<ReleaseStart>().Own(), Stop));

    private protected static IReleaseMonitor Monitor(InstallableApplication host) => host.Services.GetRequiredService<IReleaseMonitor>();

    private protected static async Task<PortalRelease> FindAsync(InstallableApplication host, LocalPortal portal) =>
        (await host.Services.GetRequiredService<IReleaseMonitor>().FindPortalAsync(portal.MemberId, Stop))!;
}
