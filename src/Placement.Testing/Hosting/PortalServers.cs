using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Placement.Testing.State;

namespace Placement.Testing.Hosting;

/// <summary>The servers of one portal: itself and the authorization server, and one more for each time that it has moved.</summary>
/// <param name="portal">Answers the portal's requests.</param>
/// <param name="authorizationServer">Answers the authorization server's requests.</param>
/// <param name="options">Say how the portal's host is called, and which port it has.</param>
/// <param name="addresses">Learns where the servers listen.</param>
/// <param name="stopping">Cancelled before the servers are disposed of.</param>
internal sealed class PortalServers(
    RequestDelegate portal,
    RequestDelegate authorizationServer,
    LocalPortalOptions options,
    PortalAddresses addresses,
    CancellationToken stopping) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<LoopbackHost> _hosts = [];
    private (SharedHost Host, Uri[] Addresses)? _shared;

    /// <summary>The certificate that the portal has made; null: it needs none, or has not started.</summary>
    public OwnCertificate? Own { get; private set; }

    /// <summary>The certificate of all servers; null: they speak plain http.</summary>
    public X509Certificate2? Certificate => options.Certificate ?? Own?.Certificate;

    /// <summary>Whether the portal proves itself by a certificate that it makes.</summary>
    public bool MakesCertificate => options is { UsesHttps: true, Certificate: null };

    /// <summary>Goes on with the certificate of an earlier run. Before the servers start.</summary>
    public void Restore(OwnCertificate certificate) => Own = certificate;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (MakesCertificate)
        {
            Own ??= OwnCertificate.Create();
        }

        _hosts.Add(await LoopbackHost.StartAsync(
            [portal, authorizationServer],
            options.Host,
            options.Port,
            Certificate,
            started => (addresses.Portal, addresses.AuthorizationServer) = (started[0], started[1]),
            cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Answers on a server of many portals, in place of servers of its own.</summary>
    public void Share(SharedHost host)
    {
        (addresses.Portal, addresses.AuthorizationServer) = (host.Add(portal), host.Add(authorizationServer));
        _shared = (host, [addresses.Portal, addresses.AuthorizationServer]);
    }

    /// <summary>Opens the portal at a new address. The former ones stay open, and point there.</summary>
    /// <exception cref="ObjectDisposedException">The portal has stopped.</exception>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(stopping.IsCancellationRequested, this);
            _hosts.Add(await LoopbackHost.StartAsync(
                [portal], options.Host, port: 0, Certificate, started => addresses.Portal = started[0], cancellationToken)
                .ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (LoopbackHost host in _hosts)
            {
                await host.DisposeAsync().ConfigureAwait(false);
            }

            if (_shared is { } shared)
            {
                _shared = null;
                await shared.Host.ReleaseAsync(shared.Addresses).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}
