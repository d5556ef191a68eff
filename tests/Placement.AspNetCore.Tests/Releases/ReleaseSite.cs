using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Several portals that have one application, and the hosts of its releases.</summary>
internal sealed class ReleaseSite(
    TestDatabase database, TimeProvider? portalClock = null, IDataProtectionProvider? keys = null)
    : IAsyncDisposable
{
    public const string ClientId = "local.0123456789abcd.12345678";
    public const string ClientSecret = "release-secret";

    /// <summary>Another application of the same hosts.</summary>
    public const string OtherClientId = "local.fedcba98765432.87654321";

    public static readonly Uri Address = new("http://127.0.0.1:9/sales");

    private readonly IDataProtectionProvider _keys = keys ?? new EphemeralDataProtectionProvider();
    private readonly List<LocalPortal> _portals = [];
    private readonly List<InstallableApplication> _hosts = [];

    public IReadOnlyList<LocalPortal> Portals => _portals;

    /// <summary>The clock of the hosts.</summary>
    public TimeProvider HostClock { get; init; } = TimeProvider.System;

    /// <summary>What hosts open the database with, in place of its own.</summary>
    public DbDataSource? DataSource { get; init; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts portals that have the application, which has registered nothing there yet.</summary>
    /// <param name="count">How many.</param>
    /// <param name="clientId">The application.</param>
    /// <param name="isNamed">Whether the store is told which application it is.</param>
    public async Task AddPortalsAsync(int count, string clientId = ClientId, bool isNamed = false)
    {
        LocalPortal[] added = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => LocalPortal.StartAsync(
            new LocalPortalOptions { TimeProvider = portalClock ?? TimeProvider.System, ClientId = clientId, ClientSecret = ClientSecret },
            Stop)));
        foreach (LocalPortal portal in added)
        {
            _portals.Add(portal);
            await Open().SaveAsync(InstalledPortal.Of(portal, isNamed ? clientId : null), Stop);
        }
    }

    /// <summary>Starts a host of a release.</summary>
    public async Task<InstallableApplication> StartAsync(
        long number, IReadOnlyList<WidgetBinding>? bindings = null, Action<ReleaseOptions>? configure = null, Uri? address = null,
        Action<WebApplication>? map = null, Action<IServiceCollection>? services = null, Action<PlacementOptions>? placements = null)
    {
        InstallableApplication host = await InstallableApplication.StartAsync(_portals[0], new InstallableOptions
        {
            Store = Open(),
            Clock = HostClock,
            Protection = _keys,
            BaseAddress = address ?? Address,
            Bindings = bindings ?? Bindings("Supplies"),
            Map = map ?? (static _ => { }),
            Configure = placements ?? (static _ => { }),
            Services = added =>
            {
                services?.Invoke(added);
                added.AddReleases(options =>
                {
                    options.Number = number;
                    options.IsEnabled = true;
                    options.StartsPerSecond = 1000;
                    configure?.Invoke(options);
                });
                added.AddHealthChecks().AddReleases();
            },
        });
        _hosts.Add(host);
        return host;
    }

    /// <summary>A declared tab with a title.</summary>
    public static IReadOnlyList<WidgetBinding> Bindings(string title) =>
        [new(Encoding.UTF8.GetBytes(
            $$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal-tab","TITLE":"{{title}}"}"""), typeof(DealTab))];

    /// <summary>The progress of a host's release, as soon as it is as expected.</summary>
    public static async Task<ReleaseProgress> WaitAsync(
        InstallableApplication host, Func<ReleaseProgress, bool> condition, string clientId = ClientId)
    {
        IReleaseMonitor monitor = host.Services.GetRequiredService<IReleaseMonitor>().ForApplication(clientId);
        ReleaseProgress? progress = null;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limited.CancelAfter(TimeSpan.FromMinutes(3));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            do
            {
                progress = await monitor.GetProgressAsync(limited.Token);
            }
            while ((progress is null || !condition(progress)) && await poll.WaitForNextTickAsync(limited.Token));
        }
        catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
        {
            Assert.Fail($"It did not come to that: {progress}; {string.Join("; ", host.Log.Lines.TakeLast(20).Select(static line => line.Text))}");
        }

        return progress!;
    }

    /// <summary>Waits until a host has logged something.</summary>
    public static async Task LoggedAsync(InstallableApplication host, int id)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limited.CancelAfter(TimeSpan.FromSeconds(60));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!host.Log.Lines.Any(line => line.Id == id))
        {
            await poll.WaitForNextTickAsync(limited.Token);
        }
    }

    /// <summary>The titles that all portals show.</summary>
    public IEnumerable<string> Titles() => _portals.SelectMany(static portal => portal.Bindings).Select(static binding => binding.Title ?? "");

    /// <summary>The store, as each host has it for itself.</summary>
    public DatabasePortalStore Open() => new(DataSource ?? database.DataSource, _keys, new() { Database = database.Kind });

    public async ValueTask DisposeAsync()
    {
        foreach (InstallableApplication host in _hosts)
        {
            await host.DisposeAsync();
        }

        await Task.WhenAll(_portals.Select(static portal => portal.DisposeAsync().AsTask()));
    }
}
