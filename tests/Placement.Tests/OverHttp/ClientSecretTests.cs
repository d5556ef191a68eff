using Microsoft.Extensions.Time.Testing;
using Placement.Testing;

namespace Placement.Tests.OverHttp;

/// <summary>While an application's secret is exchanged, two are valid, or one of two.</summary>
public sealed class ClientSecretTests : IDisposable
{
    private const string Wrong = "a secret of before";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_of_two_secrets_renews_the_tokens(bool isFirst)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = _clock }, Stop);
        string secret = portal.Options.ClientSecret;
        BitrixClient client = Client(portal, isFirst ? secret : Wrong, isFirst ? Wrong : secret);
        _clock.Advance(TimeSpan.FromHours(2));

        await client.GetApplicationInfoAsync(Stop);

        Assert.Equal("app.info", portal.Requests[^1].Method);
    }

    [Fact]
    public async Task Where_neither_is_known_the_message_says_so_and_has_none_of_them()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { TimeProvider = _clock }, Stop);
        BitrixClient client = Client(portal, Wrong, "another secret of before");
        _clock.Advance(TimeSpan.FromHours(2));

        BitrixException failure = await Assert.ThrowsAsync<BitrixException>(() => client.GetApplicationInfoAsync(Stop));

        Assert.Contains("Check ClientId and ClientSecret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("of before", failure.ToString(), StringComparison.Ordinal);
    }

    private BitrixClient Client(LocalPortal portal, string secret, string alternate) =>
        new(_http, portal.IssueTokens(), new BitrixClientOptions
        {
            ClientId = portal.Options.ClientId,
            ClientSecret = secret,
            AlternateClientSecret = alternate,
            RateLimit = null,
            TimeProvider = _clock,
        });
}
