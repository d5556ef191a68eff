using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Hosting;

/// <summary>One server of many portals: each of them has addresses of its own, and the last that stops stops the server.</summary>
internal sealed class SharedHost
{
    private readonly ConcurrentDictionary<IPAddress, RequestDelegate> _servers = new();
    private LoopbackHost? _host;
    private int _port;
    private int _owners;
    private int _lastAddress = 256;

    private SharedHost(int owners) => _owners = owners;

    /// <summary>Starts it.</summary>
    /// <param name="owners">So many portals stop one after the other.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SharedHost> StartAsync(int owners, CancellationToken cancellationToken)
    {
        var shared = new SharedHost(owners);
        (shared._host, shared._port) = await LoopbackHost.StartAsync(shared.AnswerAsync, cancellationToken).ConfigureAwait(false);
        return shared;
    }

    /// <summary>Has a server answer at an address of its own, from 127.0.1.1 on.</summary>
    /// <returns>The address.</returns>
    public Uri Add(RequestDelegate server)
    {
        int number = Interlocked.Increment(ref _lastAddress);
        var address = new IPAddress([127, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        _servers[address] = server;
        return new Uri(FormattableString.Invariant($"http://{address}:{_port}/"));
    }

    /// <summary>Nothing answers at these addresses from now on.</summary>
    public async ValueTask ReleaseAsync(IEnumerable<Uri> addresses)
    {
        foreach (Uri address in addresses)
        {
            _servers.TryRemove(IPAddress.Parse(address.Host), out _);
        }

        if (Interlocked.Decrement(ref _owners) == 0)
        {
            await _host!.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task AnswerAsync(IPAddress address, HttpContext context)
    {
        if (_servers.TryGetValue(address, out RequestDelegate? server))
        {
            return server(context);
        }

        context.Abort();
        return Task.CompletedTask;
    }
}
