namespace Placement.Orleans.Tests.Interleavings;

/// <summary>A bad example: it proves that the store can be written by storing what it has read, whatever is there by then.</summary>
internal sealed class CarelessClient(Host host)
{
    public async Task CallAsync()
    {
        Portal portal = (await host.Store.FindAsync("acme").ConfigureAwait(false))!;
        Portal found = (await host.Store.FindAsync("acme").ConfigureAwait(false))!;
        portal = await host.Store.SaveAsync(found with { Tokens = portal.Tokens }).ConfigureAwait(false);
        if (await host.Server.ExchangeAsync(host, Pair.NumberOf(portal.Tokens!.RefreshToken!)).ConfigureAwait(false) is { } renewed)
        {
            await host.Store.SaveAsync(portal with { Tokens = Pair.Of(renewed, default) }).ConfigureAwait(false);
        }
    }
}
