using Placement.Portals;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Many portals, and many who store one at the same time.</summary>
public abstract partial class PortalStoreTests
{
    [Fact]
    public async Task Portals_are_listed_in_the_order_of_their_identities()
    {
        string[] ids = [.. Enumerable.Range(0, 250).Select(static number => $"{unchecked((uint)(number * 2654435761L)):x8}{number:x24}")];
        foreach (string id in ids)
        {
            await Store.SaveAsync(Installed() with { MemberId = id }, Stop);
        }

        List<Portal> portals = await ListAsync();

        Assert.Equal(ids.Order(StringComparer.Ordinal), portals.Select(static portal => portal.MemberId));
        Portal found = (await Store.FindAsync(ids[7], Stop))!;
        AssertSame(found, portals.Single(portal => portal.MemberId == ids[7]));
    }

    [Fact]
    public async Task Identities_of_unusual_characters_have_an_order_too()
    {
        string[] ids = ["-b", "_a", "0.9", "a-1", "a_2", "ab", "b"];
        foreach (string id in ids.Reverse())
        {
            await Store.SaveAsync(Installed() with { MemberId = id }, Stop);
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), (await ListAsync()).Select(static portal => portal.MemberId));
    }

    [Fact]
    public async Task Portals_can_be_stored_and_deleted_while_they_are_listed()
    {
        foreach (int number in Enumerable.Range(0, 120))
        {
            await Store.SaveAsync(Installed() with { MemberId = $"{number:x32}" }, Stop);
        }

        int count = 0;
        await foreach (Portal portal in Store.ListAsync(Stop))
        {
            count++;
            await Store.SaveAsync(portal with { Status = "P" }, Stop);
            await Store.DeleteAsync(portal.MemberId, Stop);
        }

        Assert.Equal(120, count);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task What_no_portal_is_like_is_refused()
    {
        foreach (Portal portal in (Portal[])
            [
                Installed() with { Revision = -1 },
                Installed() with { State = (PortalState)9 },
                Installed() with { ClientEndpoint = new Uri("/rest/", UriKind.Relative) },
                Installed() with { ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/?auth=x"), Tokens = null },
                Installed() with { ServerEndpoint = new Uri("ftp://oauth.bitrix.info/rest/") },
            ])
        {
            ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.SaveAsync(portal, Stop));
            Assert.Equal("portal", exception.ParamName);
        }

        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_served()
    {
        await Store.SaveAsync(Installed(), Stop);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.FindAsync(MemberId, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.SaveAsync(Installed() with { MemberId = "b" }, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.DeleteAsync(MemberId, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.ListAsync(cancelled).GetAsyncEnumerator(cancelled).MoveNextAsync());

        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Of_many_who_store_the_same_portal_at_once_one_succeeds()
    {
        Portal portal = await Store.SaveAsync(Installed(), Stop);

        bool[] results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => Task.Run(() => TrySaveAsync(portal with { Status = $"{number}" }), Stop)));

        Assert.Equal(1, results.Count(static isSaved => isSaved));
        Portal stored = (await FindAsync())!;
        Assert.Equal((2, $"{Array.IndexOf(results, true)}"), (stored.Revision, stored.Status));
    }

    [Fact]
    public async Task Of_many_who_store_the_same_new_portal_at_once_one_succeeds()
    {
        bool[] results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => Task.Run(() => TrySaveAsync(Installed() with { Status = $"{number}" }), Stop)));

        Assert.Equal(1, results.Count(static isSaved => isSaved));
        Portal stored = Assert.Single(await ListAsync());
        Assert.Equal((1, $"{Array.IndexOf(results, true)}"), (stored.Revision, stored.Status));
    }

    [Fact]
    public async Task Twenty_tasks_that_renew_tokens_lose_no_pair()
    {
        var server = new SingleUseServer();
        await Store.SaveAsync(Installed() with { Tokens = server.Issue(Installed()) }, Stop);

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 20).Select(_ => Task.Run(() => RenewAsync(server, times: 3), Stop)),
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() => ChangeStatusAsync(times: 20), Stop)),
        ]);

        Portal stored = (await FindAsync())!;
        Assert.Equal((61, "40"), (server.Issued, stored.Status));
        Assert.Equal(server.Newest, stored.Tokens?.RefreshToken);
        Assert.NotNull(server.TryRenew(stored.Tokens!));
    }

    protected static Portal Installed() => new()
    {
        MemberId = MemberId,
        ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/"),
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        ApplicationToken = "application-secret",
        Tokens = Tokens(1),
        State = PortalState.Installed,
        Status = "L",
        Scopes = ["crm", "im", "placement"],
    };

    protected static PortalTokens Tokens(int generation) => new(new Uri("https://acme.bitrix24.com/rest/"), $"access-secret-{generation}")
    {
        RefreshToken = $"refresh-secret-{generation}",
        ExpiresAt = new DateTimeOffset(2026, 8, 20, 13, 0, 0, 123, TimeSpan.Zero),
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        MemberId = MemberId,
        UserId = 7,
    };

    protected static void AssertSame(Portal expected, Portal? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Scopes, actual.Scopes);
        Assert.Equal(expected.Tokens, actual.Tokens);
        Assert.True(expected with { Scopes = actual.Scopes } == actual, $"Expected {expected}, and there is {actual}.");
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<IPortalStore> CreateAsync();

    protected async Task<Portal?> FindAsync() => await Store.FindAsync(MemberId, Stop);

    protected async Task<List<Portal>> ListAsync()
    {
        var portals = new List<Portal>();
        await foreach (Portal portal in Store.ListAsync(Stop))
        {
            portals.Add(portal);
        }

        return portals;
    }

    private async Task<bool> TrySaveAsync(Portal portal)
    {
        try
        {
            await Store.SaveAsync(portal, Stop);
            return true;
        }
        catch (PortalConflictException)
        {
            return false;
        }
    }

    /// <summary>Renews as a client in a process of its own does: look what is stored, use it, and store what it yields.</summary>
    private async Task RenewAsync(SingleUseServer server, int times)
    {
        var tokens = new PortalTokenStore(Store, Store.FindAsync);
        PortalTokens known = Tokens(1);
        while (times > 0)
        {
            // Whoever has lost looks again; whoever has won must get a turn, too.
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
            known = await tokens.FindAsync(known, Stop) ?? throw new InvalidOperationException("The tokens are gone.");
            if (server.TryRenew(known) is { } renewed)
            {
                await tokens.ReplaceAsync(known, renewed, Stop);
                times--;
            }
        }
    }

    /// <summary>Stores the portal for another reason, in between.</summary>
    private async Task ChangeStatusAsync(int times)
    {
        while (times > 0)
        {
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
            Portal portal = (await FindAsync())!;
            int status = int.TryParse(portal.Status, out int number) ? number : 0;
            if (await TrySaveAsync(portal with { Status = $"{status + 1}" }))
            {
                times--;
            }
        }
    }
}
