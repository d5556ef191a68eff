using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Placement.Testing;

namespace Placement.Tests.Rest;

/// <summary>Calling a portal over real HTTP.</summary>
public sealed class LocalPortalTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));
    private LocalPortal? _portal;

    private LocalPortal Portal => _portal!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = _clock }, Stop);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Portal.DisposeAsync();
    }

    [Fact]
    public async Task What_the_portal_says_of_the_application_is_read()
    {
        ApplicationInfo info = await Client().GetApplicationInfoAsync(Stop);

        Assert.Equal(
            new ApplicationInfo
            {
                Id = 1,
                Code = Portal.Options.ClientId,
                Version = 1,
                Status = "L",
                IsInstalled = true,
                IsPaymentExpired = false,
                DaysLeft = null,
                Language = "en",
                License = "en_std",
                LicenseType = "std",
                LicenseFamily = "std",
            },
            info);
    }

    [Fact]
    public async Task A_binding_arrives_in_a_batch_as_it_does_in_a_call()
    {
        const string Odd = "&=?[]%+ #\\\"'<é€🚀\\u00e9\\ud83d\\ude80/;:,@!$*()";
        string json = $$$"""
            {"PLACEMENT":"IM_TEXTAREA","HANDLER":"https://myapp.example.com/chat?a=1&b=%5B%5D+x","TITLE":"x","LANG_ALL":{"en":{"TITLE":"{{{Odd}}}","DESCRIPTION":"a\nb"},"de":{"TITLE":"ß"}},"OPTIONS":{"iconName":"fa-truck","context":"CRM;USER","width":60},"ICON":{"fileData":["a b+c.png","iVBO+/=="]}}
            """;
        await Client().CallAsync("placement.bind", Encoding.UTF8.GetBytes(json), Stop);
        string other = json.Replace("/chat?", "/other?", StringComparison.Ordinal);

        BatchResponse batch = await Client().BatchAsync(
            [new BatchCommand("b", "placement.bind", Encoding.UTF8.GetBytes(other))], cancellationToken: Stop);

        Assert.True(batch["b"].Succeeded, batch["b"].Error?.Message);
        LocalBinding single = Portal.Bindings[0];
        LocalBinding batched = Portal.Bindings[1];
        Assert.Equal("https://myapp.example.com/other?a=1&b=%5B%5D+x", batched.Handler);
        Assert.Equal(single.Texts, batched.Texts);
        Assert.Equal(single.Options, batched.Options);
        Assert.Equal(single.IconFileName, batched.IconFileName);
        Assert.Equal(single.Icon.ToArray(), batched.Icon.ToArray());
    }

    [Fact]
    public async Task Fifty_bindings_are_one_request()
    {
        BatchResponse batch = await Client().BatchAsync(
            [.. Enumerable.Range(0, 50).Select(static i => Bind($"https://myapp.example.com/{i}"))], cancellationToken: Stop);

        Assert.All(batch.Answers, static answer => Assert.True(answer.EnsureSuccess().Result.GetBoolean()));
        Assert.Equal(50, Portal.Bindings.Count);
        Assert.Equal("batch", Assert.Single(Portal.Requests).Method);
    }

    [Fact]
    public async Task Commands_fail_one_by_one()
    {
        BatchResponse batch = await Client().BatchAsync(
            [
                Bind("https://myapp.example.com/a"),
                Bind("https://myapp.example.com/a"),
                new BatchCommand("nested", "batch"),
                new BatchCommand("all", "placement.get"),
            ],
            cancellationToken: Stop);

        Assert.True(batch["0"].Succeeded);
        Assert.Equal("ERROR_CORE", batch["1"].Error!.Code);
        Assert.Equal("ERROR_BATCH_METHOD_NOT_ALLOWED", batch["nested"].Error!.Code);
        Assert.Equal(JsonValueKind.Array, batch["all"].EnsureSuccess().Result.ValueKind);
    }

    [Fact]
    public async Task A_halted_batch_executes_nothing_after_a_failure()
    {
        BatchResponse batch = await Client().BatchAsync(
            [Bind("ftp://myapp.example.com/a"), Bind("https://myapp.example.com/b")], halt: true, Stop);

        Assert.Equal("ERROR_UNSUPPORTED_PROTOCOL", batch["0"].Error!.Code);
        Assert.Null(batch["1"].Error);
        Assert.False(batch["1"].Succeeded);
        Assert.Empty(Portal.Bindings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_concurrent_calls_with_an_expired_token_cause_one_renewal(bool isExpiryKnown)
    {
        PortalTokens tokens = Portal.IssueTokens();
        var store = new CountingStore(tokens);
        PortalTokens known = isExpiryKnown ? tokens : tokens with { ExpiresAt = null };
        using var http = new HttpClient(new RefusedTogether(50));
        BitrixClient[] clients = [.. Enumerable.Range(0, 50).Select(_ => Client(known, store, http))];
        _clock.Advance(TimeSpan.FromHours(1));

        BitrixResponse[] responses = await Task.WhenAll(clients.Select(static client => client.CallAsync("user.admin", default, Stop)));

        Assert.All(responses, static response => Assert.True(response.Result.GetBoolean()));
        Assert.Equal(1, store.Replacements);
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromHours(1), store.Stored!.ExpiresAt);
        Assert.Equal(isExpiryKnown ? 0 : 50, Portal.Requests.Count(static request => request.ErrorCode == "expired_token"));
    }

    [Fact]
    public async Task Tokens_are_renewed_again_and_again()
    {
        PortalTokens tokens = Portal.IssueTokens();
        var store = new CountingStore(tokens);
        BitrixClient client = Client(tokens, store);
        for (int hour = 0; hour < 5; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, (await client.GetApplicationInfoAsync(Stop)).Id);
        }

        Assert.Equal(5, store.Replacements);
        Assert.All(Portal.Requests, static request => Assert.Null(request.ErrorCode));
    }

    [Fact]
    public async Task Refresh_tokens_that_are_too_old_cannot_be_renewed()
    {
        BitrixClient client = Client(Portal.IssueTokens(), store: null);
        _clock.Advance(TimeSpan.FromDays(181));

        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(() => client.GetApplicationInfoAsync(Stop));

        Assert.Equal("invalid_grant", exception.Code);
        Assert.Contains("obtain new tokens", exception.Message, StringComparison.Ordinal);
    }

    private static BatchCommand Bind(string handler) =>
        new(null, "placement.bind", Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"LEFT_MENU","HANDLER":"{{handler}}"}"""));

    private BitrixClient Client() => new(_http, Portal.IssueTokens());

    private BitrixClient Client(PortalTokens tokens, ITokenStore? store, HttpClient? http = null) =>
        new(http ?? _http, tokens, new BitrixClientOptions
        {
            ClientId = Portal.Options.ClientId,
            ClientSecret = Portal.Options.ClientSecret,
            TokenStore = store,
            TimeProvider = _clock,
            RateLimit = null,
        });

    /// <summary>
    /// Nobody hears that its token is refused before all have heard it: otherwise the first renews, and those that begin later never meet
    /// the old one.
    /// </summary>
    private sealed class RefusedTogether(int callers) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
    {
        private readonly TaskCompletionSource _allRefused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _refused;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                if (Interlocked.Increment(ref _refused) == callers)
                {
                    _allRefused.SetResult();
                }

                await _allRefused.Task.WaitAsync(cancellationToken);
            }

            return response;
        }
    }

    private sealed class CountingStore(PortalTokens stored) : ITokenStore
    {
        private int _replacements;

        public PortalTokens? Stored { get; private set; } = stored;

        public int Replacements => _replacements;

        public Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken) => Task.FromResult(Stored);

        public Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _replacements);
            Stored = current;
            return Task.CompletedTask;
        }
    }
}
