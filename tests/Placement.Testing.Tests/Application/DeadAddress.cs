using System.Net;
using System.Net.Sockets;

namespace Placement.Testing.Tests.Application;

/// <summary>An address where nobody listens, nor anybody else can begin to: a socket that is bound and accepts nothing.</summary>
internal sealed class DeadAddress : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DeadAddress() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string At(string path) => $"http://{_socket.LocalEndPoint}{path}";

    public void Dispose() => _socket.Dispose();
}
