namespace Placement.Orleans.Tests.Interleavings;

/// <summary>A bad example: it renews first, and then finds out whether that can be stored.</summary>
internal sealed class ForgetfulClient(Host host)
{
    public async Task CallAsync()
    {
        Portal portal = (await host.Store.FindAsync("acme").ConfigureAwait(false))!;
        int pair = Pair.NumberOf(portal.Tokens!.RefreshToken!);
        if (!host.Server.IsUsable(pair))
        {
            int renewed = await host.Server.ExchangeAsync(host, pair).ConfigureAwait(false)
                ?? throw new BitrixException("The refresh token was used.") { Code = "invalid_grant" };
            await host.Store.SaveAsync(portal with { Tokens = Pair.Of(renewed, default) }).ConfigureAwait(false);
        }
    }
}
