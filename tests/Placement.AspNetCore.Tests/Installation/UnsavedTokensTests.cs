using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>A host stops while the database is away, and only this process has the tokens that the portal's own were renewed to.</summary>
public sealed class UnsavedTokensTests : UninstalledPortalTests
{
    private const int Waits = 234;
    private const int Lost = 235;

    private readonly FaultyPortalStore _store = new();

    [Fact]
    public async Task They_are_stored_before_the_host_ends()
    {
        await using InstallableApplication app = await RenewAsync();
        PortalTokens? former = (await _store.FindAsync(_portal.MemberId, CancellationToken))!.Tokens;

        Task stopping = app.StopAsync();
        await app.Log.WaitAsync(Waits, CancellationToken);
        _store.BeforeSaving = null;
        await stopping;

        PortalTokens stored = (await _store.FindAsync(_portal.MemberId, CancellationToken))!.Tokens!;
        Assert.NotEqual(former, stored);
        using var http = new HttpClient();
        await new BitrixClient(http, stored).CallAsync("app.info", default, CancellationToken);
        Assert.Equal(0, app.Log.Count(Lost));
    }

    /// <summary>Whoever needed them has gone, and the renewal goes on.</summary>
    [Fact]
    public async Task A_renewal_that_nobody_waits_for_is_stored_before_the_host_ends()
    {
        await using InstallableApplication app = await InstallAsync();
        Portal stored = (await app.FindAsync(_portal))!;
        var saving = new TaskCompletionSource();
        var saved = new TaskCompletionSource();
        _store.BeforeSaving = (_, portal) =>
        {
            if (portal.Tokens == stored.Tokens)
            {
                return Task.CompletedTask;
            }

            saving.TrySetResult();
            return saved.Task;
        };
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        Task call = app.Clients.ForPortal(stored).GetApplicationInfoAsync(leaving.Token);
        await saving.Task.WaitAsync(CancellationToken);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Task stopping = app.StopAsync();
        await app.Log.WaitAsync(Waits, CancellationToken);
        Assert.False(stopping.IsCompleted);
        saved.SetResult();
        await stopping;

        Assert.NotEqual(stored.Tokens, (await _store.FindAsync(_portal.MemberId, CancellationToken))!.Tokens);
        Assert.Equal(0, app.Log.Count(Lost));
    }

    [Fact]
    public async Task A_store_that_does_not_come_back_keeps_nobody_longer_than_the_time_for_stopping()
    {
        await using InstallableApplication app = await RenewAsync(static services =>
            services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(1)));

        await app.StopAsync();

        Assert.Equal(1, app.Log.Count(Lost));
    }

    /// <summary>The application renews the portal's tokens, which the store does not take.</summary>
    private async Task<InstallableApplication> RenewAsync(Action<IServiceCollection>? services = null)
    {
        InstallableApplication app = await InstallAsync(services);
        Portal stored = (await app.FindAsync(_portal))!;
        _store.BeforeSaving = (_, portal) => portal.Tokens == stored.Tokens
            ? Task.CompletedTask
            : throw new PortalStoreException("The disk is full.");
        _portal.Faults.Add(PortalFault.ExpiredToken().Times(1));
        await Assert.ThrowsAsync<BitrixException>(() => app.Clients.ForPortal(stored).GetApplicationInfoAsync(CancellationToken));
        return app;
    }

    private async Task<InstallableApplication> InstallAsync(Action<IServiceCollection>? services = null)
    {
        InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, new InstallableOptions { Store = _store, Services = services ?? (static _ => { }) });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }
}
