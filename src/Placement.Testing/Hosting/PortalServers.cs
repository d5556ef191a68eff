using Microsoft.AspNetCore.Http;
using Placement.Testing.Http;
using Placement.Testing.OAuth;
using Placement.Testing.State;

namespace Placement.Testing.Hosting;

/// <summary>The servers of one portal: itself and the authorization server, and one more for each time that it has moved.</summary>
internal sealed class PortalServers : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<LoopbackHost> _hosts = [];
    private RequestDelegate? _portal;
    private PortalAddresses? _addresses;

    // The token outlives its source, which nobody disposes of: whoever asks a stopped portal is told so.
    private PortalServers() => Stopping = _stopping.Token;

    public PortalAddresses Addresses => _addresses!;

    /// <summary>Ends everything that is under way when the portal stops.</summary>
    public CancellationToken Stopping { get; }

    public static async Task<PortalServers> StartAsync(PortalState state, CancellationToken cancellationToken)
    {
        var servers = new PortalServers();
        servers._hosts.Add(await LoopbackHost.StartAsync(
            ports: 2,
            addresses =>
            {
                var known = new PortalAddresses(addresses[0], addresses[1]);
                var index = new IndexPage(state, known);
                var rest = new RestEndpoint(state, known, servers._stopping.Token);
                servers._addresses = known;
                servers._portal = context => IndexPage.Is(context.Request) ? index.HandleAsync(context) : rest.HandleAsync(context);
                return [servers._portal, new AuthorizationEndpoint(state, known, servers._stopping.Token).HandleAsync];
            },
            cancellationToken).ConfigureAwait(false));
        return servers;
    }

    /// <summary>Opens the portal at a new address. The former ones stay open, and point there.</summary>
    /// <exception cref="ObjectDisposedException">The portal has stopped.</exception>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, typeof(LocalPortal));
            LoopbackHost host = await LoopbackHost.StartAsync(ports: 1, _ => [_portal!], cancellationToken).ConfigureAwait(false);
            _hosts.Add(host);
            Addresses.MoveTo(host.Addresses[0]);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // First, or the hosts would wait for requests that a fault delays.
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (LoopbackHost host in _hosts)
            {
                await host.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}
