namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>What every store of sessions does.</summary>
public abstract class SessionStoreTests : IAsyncLifetime
{
    private const string ClientId = "local.0123456789abcd.12345678";
    private const string MemberId = "0123456789abcdef0123456789abcdef";

    private IWidgetSessionStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await StartAsync();

    [Fact]
    public async Task A_session_is_found_as_it_was_stored_by_its_application_portal_and_user_alone()
    {
        StoredSession stored = await _store.SaveSessionAsync(Session(), Stop);

        Assert.Equal(stored, await _store.FindSessionAsync(ClientId, MemberId, 7, Stop));
        Assert.Equal(1, stored.Revision);
        Assert.Null(await _store.FindSessionAsync("local.other", MemberId, 7, Stop));
        Assert.Null(await _store.FindSessionAsync(ClientId, MemberId, 8, Stop));
        Assert.Null(await _store.FindSessionAsync(ClientId, "f" + MemberId[1..], 7, Stop));
    }

    [Fact]
    public async Task A_session_is_stored_over_the_revision_that_it_was_made_from_and_over_no_other()
    {
        StoredSession first = await _store.SaveSessionAsync(Session(), Stop);
        StoredSession second = await _store.SaveSessionAsync(first with { Tokens = Tokens("second"), IsAdministrator = true }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(
            async () => await _store.SaveSessionAsync(first with { Tokens = Tokens("third") }, Stop));
        await Assert.ThrowsAsync<PortalConflictException>(async () => await _store.SaveSessionAsync(Session(), Stop));
        Assert.Equal(second, await _store.FindSessionAsync(ClientId, MemberId, 7, Stop));
    }

    [Fact]
    public async Task Ending_a_session_forgets_its_tokens_whoever_stores_it_meanwhile()
    {
        StoredSession session = await _store.SaveSessionAsync(Session(), Stop);

        await _store.EndSessionsAsync(ClientId, MemberId, 7, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(async () => await _store.SaveSessionAsync(session, Stop));
        StoredSession ended = (await _store.FindSessionAsync(ClientId, MemberId, 7, Stop))!;
        Assert.Equal((session.Generation + 1, session.Revision + 1, null), (ended.Generation, ended.Revision, ended.Tokens));
        StoredSession next = await _store.SaveSessionAsync(ended with { Tokens = Tokens("next") }, Stop);
        Assert.Equal(next, await _store.FindSessionAsync(ClientId, MemberId, 7, Stop));
    }

    [Fact]
    public async Task Ending_what_is_not_there_leaves_a_generation_behind_for_one_user_and_nothing_for_all()
    {
        await _store.EndSessionsAsync(ClientId, MemberId, userId: null, Stop);
        await _store.EndSessionsAsync(ClientId, MemberId, 7, Stop);
        await _store.EndSessionsAsync(ClientId, MemberId, 7, Stop);

        Assert.Equal(2, (await _store.FindSessionAsync(ClientId, MemberId, 7, Stop))!.Generation);
        Assert.Null(await _store.FindSessionAsync(ClientId, MemberId, 8, Stop));
    }

    [Fact]
    public async Task The_sessions_of_a_portal_end_together()
    {
        await _store.SaveSessionAsync(Session(), Stop);
        await _store.SaveSessionAsync(Session() with { UserId = 8, Tokens = Tokens("eight") with { UserId = 8 } }, Stop);
        StoredSession other = await _store.SaveSessionAsync(Session() with { ClientId = "local.other" }, Stop);

        await _store.EndSessionsAsync(ClientId, MemberId, userId: null, Stop);

        Assert.Null((await _store.FindSessionAsync(ClientId, MemberId, 7, Stop))!.Tokens);
        Assert.Null((await _store.FindSessionAsync(ClientId, MemberId, 8, Stop))!.Tokens);
        Assert.Equal(other, await _store.FindSessionAsync("local.other", MemberId, 7, Stop));
    }

    [Fact]
    public async Task What_nobody_uses_goes_and_the_rest_stays()
    {
        StoredSession old = Session() with { UsedAt = Session().UsedAt.AddDays(-2) };
        await _store.SaveSessionAsync(old, Stop);
        StoredSession recent = await _store.SaveSessionAsync(
            Session() with { UserId = 8, Tokens = Tokens("eight") with { UserId = 8 } }, Stop);

        StoredSession other = await _store.SaveSessionAsync(old with { ClientId = "local.other" }, Stop);
        await _store.EndSessionsAsync(ClientId, MemberId, 9, Stop);

        await _store.DeleteUnusedSessionsAsync(ClientId, recent.UsedAt.AddDays(-1), Stop);

        Assert.Null(await _store.FindSessionAsync(ClientId, MemberId, 7, Stop));
        Assert.Equal(other, await _store.FindSessionAsync("local.other", MemberId, 7, Stop));
        Assert.Equal(1, (await _store.FindSessionAsync(ClientId, MemberId, 9, Stop))!.Generation);
        Assert.Equal(recent, await _store.FindSessionAsync(ClientId, MemberId, 8, Stop));
    }

    [Fact]
    public async Task A_lease_needs_the_revision_that_is_stored()
    {
        StoredSession first = await _store.SaveSessionAsync(Session(), Stop);
        Assert.True(await _store.TryLeaseSessionAsync(first, TimeSpan.FromMinutes(1), Stop));
        await _store.EndSessionLeaseAsync(first, Stop);
        await _store.SaveSessionAsync(first with { Tokens = Tokens("second") }, Stop);

        await Assert.ThrowsAsync<PortalConflictException>(
            async () => await _store.TryLeaseSessionAsync(first, TimeSpan.FromMinutes(1), Stop));
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static StoredSession Session() => new()
    {
        ClientId = ClientId,
        MemberId = MemberId,
        UserId = 7,
        Epoch = 5,
        Generation = 3,
        Tokens = Tokens("first"),
        ConfirmedAt = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero),
        UsedAt = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero),
    };

    protected abstract Task<IWidgetSessionStore> StartAsync();

    private static PortalTokens Tokens(string secret) => new(new Uri("https://acme.bitrix24.com/rest/"), $"{secret} access")
    {
        RefreshToken = $"{secret} refresh",
        ExpiresAt = new DateTimeOffset(2026, 11, 29, 13, 0, 0, TimeSpan.Zero),
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        MemberId = MemberId,
        UserId = 7,
    };
}
