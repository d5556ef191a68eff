using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.RequestVerification;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

public class FloodTests
{
    private static readonly Uri Server = new("https://oauth.bitrix.info/rest/");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_was_just_refused_is_not_asked_about_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = time }, Cancel);
        await using VerificationHost host = VerificationHost.For(portal, time: time);

        for (int i = 0; i < 50; i++)
        {
            foreach (OriginKind kind in (OriginKind[])[OriginKind.Widget, OriginKind.Installation])
            {
                // Other members, too: the answer is about the token.
                OriginClaim claim = Claims.Of(
                    portal, kind, change: new ClaimChange { AccessToken = "0123456789abcdef", MemberId = $"{i:x32}" });
                Assert.Equal(OriginRefusal.InvalidAccessToken, (await host.Verifier.VerifyAsync(claim, Cancel)).Refusal);
            }
        }

        Assert.Single(host.Sent);

        time.Advance(TimeSpan.FromSeconds(61));
        await host.Verifier.VerifyAsync(Claims.Of(portal, change: new ClaimChange { AccessToken = "0123456789abcdef" }), Cancel);
        Assert.Equal(2, host.Sent.Count);
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_asked_about_once()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        PortalTokens tokens = portal.IssueTokens();

        for (int i = 0; i < 50; i++)
        {
            OriginClaim claim = Claims.Of(portal, OriginKind.Installation, tokens, new ClaimChange { MemberId = $"{i:x32}" });
            Assert.Equal(OriginRefusal.ForeignAccessToken, (await host.Verifier.VerifyAsync(claim, Cancel)).Refusal);
        }

        Assert.Single(host.Sent);
    }

    [Fact]
    public async Task Requests_with_the_same_token_share_one_question()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using VerificationHost host = VerificationHost.For(portal, answers: new ScriptedAnswers((_, _) => answer.Task));
        OriginClaim claim = Claims.Of(portal);

        Task<Verification>[] verifications = [.. Enumerable.Range(0, 30).Select(_ => host.Verifier.VerifyAsync(claim, Cancel).AsTask())];
        Assert.All(verifications, static verification => Assert.False(verification.IsCompleted));
        answer.SetResult(ScriptedAnswers.Text(ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri)));

        Assert.All(await Task.WhenAll(verifications), static verification => Assert.True(verification.Succeeded));
        Assert.Single(host.Sent, static sent => sent.Address.AbsolutePath == "/rest/app.info");
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_the_answer_from_nobody()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using VerificationHost host = VerificationHost.For(portal, answers: new ScriptedAnswers((_, _) => answer.Task));
        OriginClaim claim = Claims.Of(portal);
        using var impatience = new CancellationTokenSource();
        Task<Verification> impatient = host.Verifier.VerifyAsync(claim, impatience.Token).AsTask();
        Task<Verification> patient = host.Verifier.VerifyAsync(claim, Cancel).AsTask();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult(ScriptedAnswers.Text(ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri)));

        Assert.True((await patient).Succeeded);
        Assert.Single(host.Sent, static sent => sent.Address.AbsolutePath == "/rest/app.info");
    }

    [Fact]
    public async Task Few_questions_are_asked_at_the_same_time_some_wait_and_the_rest_is_refused()
    {
        using var asked = new SemaphoreSlim(0);
        using var answered = new SemaphoreSlim(0);
        await using VerificationHost host = VerificationHost.Create(
            static _ => { }, answers: new ScriptedAnswers(async (_, cancellationToken) =>
        {
            asked.Release();
            await answered.WaitAsync(cancellationToken);
            return ScriptedAnswers.Text("""{"error":"invalid_token"}""");
        }));
        using var turns = new QuestionTurns(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 3 });
        var statements = new TokenStatements(
            host.Services.GetRequiredService<AuthorizationServers>(), turns, NullLoggerFactory.Instance);
        var claim = new OriginClaim { MemberId = "a" };

        Task<TokenStatement>[] questions = [.. Enumerable.Range(0, 8).Select(i => statements.AskAsync(Server, $"token{i}", claim, Cancel))];

        // Three are too many, and told so at once.
        Assert.All(questions[5..], static question => Assert.Equal(OriginRefusal.NotVerifiable, question.Result.Refusal));
        await asked.WaitAsync(Cancel);
        await asked.WaitAsync(Cancel);
        Assert.Equal(2, host.Sent.Count);

        answered.Release(5);
        Assert.All(
            await Task.WhenAll(questions[..5]), static statement => Assert.Equal(OriginRefusal.InvalidAccessToken, statement.Refusal));
        Assert.Equal(5, host.Sent.Count);

        // Turns come back, also those that waited.
        Task<TokenStatement>[] more = [.. Enumerable.Range(10, 5).Select(i => statements.AskAsync(Server, $"token{i}", claim, Cancel))];
        answered.Release(5);
        Assert.All(await Task.WhenAll(more), static statement => Assert.Equal(OriginRefusal.InvalidAccessToken, statement.Refusal));
    }

    [Fact]
    public void What_is_remembered_is_bounded_and_the_oldest_goes_first()
    {
        var time = new FakeTimeProvider();
        var cache = new BoundedCache<string>(time, capacity: 3);
        DateTimeOffset later = time.GetUtcNow() + TimeSpan.FromMinutes(1);

        foreach (string key in (string[])["a", "b", "c", "a", "d"])
        {
            cache.Set(key, key, later);
        }

        Assert.Equal(3, cache.Count);
        Assert.Equal([null, "b", "c", "d"], ((string[])["a", "b", "c", "d"]).Select(cache.Find));

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(cache.Find("d"));
        cache.Set("d", "new", time.GetUtcNow() + TimeSpan.FromMinutes(1));
        Assert.Equal("new", cache.Find("d"));
        Assert.Equal(3, cache.Count);
    }

    [Fact]
    public void What_was_remembered_before_the_clock_was_put_back_is_forgotten_until_it_is_known_again()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        var cache = new BoundedCache<string>(time, capacity: 3);
        cache.Set("a", "former", time.GetUtcNow() + TimeSpan.FromSeconds(30));

        time.AdjustTime(time.GetUtcNow() - TimeSpan.FromHours(2));

        Assert.Null(cache.Find("a"));
        cache.Set("a", "present", time.GetUtcNow() + TimeSpan.FromSeconds(30));
        Assert.Equal("present", cache.Find("a"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(cache.Find("a"));
    }

    [Fact]
    public async Task No_log_and_no_address_has_a_token()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(portal);
        PortalTokens tokens = portal.IssueTokens();
        const string Forged = "f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0";

        foreach (OriginKind kind in Enum.GetValues<OriginKind>())
        {
            await host.Verifier.VerifyAsync(Claims.Of(portal, kind, tokens), Cancel);
            await host.Verifier.VerifyAsync(Claims.Of(portal, kind, tokens, new ClaimChange { ApplicationToken = Forged }), Cancel);
            await host.Verifier.VerifyAsync(
                Claims.Of(portal, kind, tokens, new ClaimChange { AccessToken = Forged, HasNoApplicationToken = true }), Cancel);
            await host.Verifier.VerifyAsync(Claims.Of(portal, kind, tokens, new ClaimChange { Domain = Forged }), Cancel);
            await host.Verifier.VerifyAsync(
                Claims.Of(portal, kind, tokens, new ClaimChange { ServerEndpoint = $"https://{Forged}/" }), Cancel);
        }

        string[] secrets = [tokens.AccessToken, tokens.RefreshToken!, portal.ApplicationToken, portal.Options.ClientSecret, Forged];
        Assert.NotEmpty(host.Log.Lines);
        Assert.All(
            host.Log.Lines, line =>
                Assert.DoesNotContain(secrets, secret => line.Everything.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.All(
            host.Sent, sent =>
                Assert.DoesNotContain(secrets, secret => sent.Address.AbsoluteUri.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
