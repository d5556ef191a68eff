using System.Net.Sockets;

namespace Placement.Orleans.Tests.Harness;

/// <summary>Stands between a host and Redis. While it is closed, the host and the others hear nothing of each other there.</summary>
internal sealed class RedisGate : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("placement-gate-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _serving;
    private volatile TaskCompletionSource _opened = new();

    /// <summary>Opens it.</summary>
    /// <param name="redis">The server's socket.</param>
    public RedisGate(string redis)
    {
        _opened.SetResult();
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_directory.FullName, "socket")));
        _listener.Listen();
        _serving = ServeAsync(new UnixDomainSocketEndPoint(redis));
    }

    /// <summary>How a host connects by it.</summary>
    public string Connection => RedisServer.ConnectionOf(Path.Combine(_directory.FullName, "socket"));

    /// <summary>Closes it until something has happened.</summary>
    public async Task CloseAsync(Func<Task> until)
    {
        _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await until();
        }
        finally
        {
            _opened.SetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _serving;
        _ending.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task ServeAsync(UnixDomainSocketEndPoint redis)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ConnectAsync(await _listener.AcceptAsync(_ending.Token), redis));
            }
        }
        catch (Exception) when (_ending.IsCancellationRequested)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ConnectAsync(Socket host, UnixDomainSocketEndPoint redis)
    {
        using (host)
        using (var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            try
            {
                await _opened.Task.WaitAsync(_ending.Token);
                await server.ConnectAsync(redis, _ending.Token);
                await Task.WhenAny(PumpAsync(host, server), PumpAsync(server, host));
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                // The host connects again.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _ending.Token) is > 0 and int count)
            {
                await _opened.Task.WaitAsync(_ending.Token);
                await to.SendAsync(buffer.AsMemory(0, count), _ending.Token);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of them is gone.
        }
    }
}
