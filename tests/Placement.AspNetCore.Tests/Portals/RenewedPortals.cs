using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Portals that have the application, and whose stored access tokens have expired.</summary>
internal sealed class RenewedPortals : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly ConcurrentQueue<SentRequest> _sent = new();
    private readonly HttpClient _http;
    private readonly List<LocalPortal> _portals = [];

    private RenewedPortals() =>
        _http = new HttpClient(new RecordingHandler(_sent) { InnerHandler = new HttpClientHandler { AllowAutoRedirect = false } });

    /// <summary>How often a refresh token was used up, on all portals.</summary>
    public int Renewals => _sent.Count(static request => request.Address.AbsolutePath == "/oauth/token/");

    public static async Task<RenewedPortals> StartAsync(int count, IPortalStore store, CancellationToken cancellationToken)
    {
        var portals = new RenewedPortals();
        for (int i = 0; i < count; i++)
        {
            LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = portals._clock }, cancellationToken);
            portals._portals.Add(portal);
            PortalTokens tokens = portal.IssueTokens();
            await store.SaveAsync(
                new Portal
                {
                    MemberId = portal.MemberId,
                    ClientEndpoint = portal.Endpoint,
                    ServerEndpoint = tokens.ServerEndpoint,
                    Tokens = tokens,
                    State = PortalState.Installed,
                },
                cancellationToken);
        }

        portals._clock.Advance(TimeSpan.FromHours(2));
        return portals;
    }

    /// <summary>Calls every portal with the stored tokens, which have to be renewed for that.</summary>
    public Task RenewAsync(IPortalStore store, CancellationToken cancellationToken) =>
        Task.WhenAll(_portals.Select(portal => CallAsync(portal, store, cancellationToken)));

    /// <summary>The same where each call fails.</summary>
    public Task<BitrixException[]> FailToRenewAsync(IPortalStore store, CancellationToken cancellationToken) => Task.WhenAll(
        _portals.Select(portal => Assert.ThrowsAsync<BitrixException>(() => CallAsync(portal, store, cancellationToken))));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (LocalPortal portal in _portals)
        {
            await portal.DisposeAsync();
        }
    }

    private async Task CallAsync(LocalPortal portal, IPortalStore store, CancellationToken cancellationToken)
    {
        Portal stored = (await store.FindAsync(portal.MemberId, cancellationToken))!;
        var client = new BitrixClient(_http, stored.Tokens!, new BitrixClientOptions
        {
            ClientId = portal.Options.ClientId,
            ClientSecret = portal.Options.ClientSecret,
            TokenStore = store.AsTokenStore(),
            RateLimit = null,
            TimeProvider = _clock,
        });
        await client.GetApplicationInfoAsync(cancellationToken);
    }
}
