using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Placement.Starting;

/// <summary>
/// Refuses to start a host where another one of this machine listens: Orleans would share the port with it, and take it for the former self
/// of this one, which ends.
/// </summary>
internal sealed class PortCheck(IOptions<EndpointOptions> endpoints) : StartCheck
{
    /// <inheritdoc/>
    public override Task StartingAsync(CancellationToken cancellationToken)
    {
        EndpointOptions own = endpoints.Value;
        IPEndPoint endpoint = own.SiloListeningEndpoint ?? new IPEndPoint(own.AdvertisedIPAddress, own.SiloPort);
        return IsTaken(endpoint)
            ? throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Another process of this machine has the port {endpoint.Port}, on which this host would talk to the others. End that "
                + $"process first, or give this host a port of its own: set "
                + $"{nameof(PlacementClusterOptions)}.{nameof(PlacementClusterOptions.Port)}, or "
                + $"{nameof(EndpointOptions)}.{nameof(EndpointOptions.SiloPort)} where the application has Orleans of its own."))
            : Task.CompletedTask;
    }

    private static bool IsTaken(IPEndPoint endpoint)
    {
        try
        {
            using var listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(endpoint);
            listener.Listen();
            return false;
        }
        catch (SocketException failure)
        {
            // Whatever else is wrong with the address, Orleans says it.
            return failure.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}
