using System.Data.Common;
using DealDesk.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Placement;
using Placement.Testing;

namespace DealDesk.Tests;

/// <summary>The application, as it is, with a database of its own in memory.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string ClientId = "local.0123456789abcd.12345678";
    public const string ClientSecret = "a secret of the tests";

    private readonly WebApplication _application;
    private readonly DbDataSource _database;
    private readonly DbConnection _keepAlive;

    private Desk(WebApplication application, DbDataSource database, DbConnection keepAlive)
    {
        _application = application;
        _database = database;
        _keepAlive = keepAlive;
    }

    /// <summary>What the desk knows.</summary>
    public DeskDatabase Database => _application.Services.GetRequiredService<DeskDatabase>();

    public static async Task<Desk> StartAsync(Action<PlacementOptions>? configure = null)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        DbDataSource database = SqliteFactory.Instance.CreateDataSource(
            $"Data Source=desk-tests-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        DbConnection keepAlive = await database.OpenConnectionAsync(stop);
        WebApplication application = DeskTour.Build(database, options =>
        {
            options.ClientId = ClientId;
            options.ClientSecret = ClientSecret;
            options.AllowLoopback = true;
            options.RateLimit = null;
            configure?.Invoke(options);
        });
        await application.StartAsync(stop);
        return new Desk(application, database, keepAlive);
    }

    /// <summary>A portal on which the application is installed.</summary>
    public async Task<LocalPortal> InstallAsync()
    {
        LocalPortal portal = await StartPortalAsync(isInstalled: false);
        (await portal.InstallAsync(new Uri(_application.Urls.Single()), cancellationToken: TestContext.Current.CancellationToken))
            .EnsureFinished();
        return portal;
    }

    /// <summary>A portal that has the application, and which the application has never heard of.</summary>
    public async Task<LocalPortal> ConnectAsync()
    {
        LocalPortal portal = await StartPortalAsync(isInstalled: true);
        portal.Application = new LocalApplication(new Uri(_application.Urls.Single()));
        return portal;
    }

    /// <summary>Stops the application as Ctrl+C does. What it knows stays.</summary>
    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _keepAlive.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static Task<LocalPortal> StartPortalAsync(bool isInstalled) => LocalPortal.StartAsync(
        new LocalPortalOptions { ClientId = ClientId, ClientSecret = ClientSecret, Installed = isInstalled, Users = [Ada, Emil, Elena] },
        TestContext.Current.CancellationToken);

    /// <summary>An administrator, an employee whose language is German, and one whose language is Russian.</summary>
    public static LocalUser Ada { get; } = new(1, "Ada", "Admin", IsAdministrator: true);

    public static LocalUser Emil { get; } = new(2, "Emil", "Employee", IsAdministrator: false) { Language = "de" };

    public static LocalUser Elena { get; } = new(3, "Elena", "Employee", IsAdministrator: false) { Language = "ru" };
}
