using System.Net;
using System.Text;
using Placement.Testing;
using Placement.Tests.Rest;

namespace Placement.Tests.OverHttp;

/// <summary>Answers with names and texts that are valid JSON but no text: half of a surrogate pair, or bytes that are not UTF-8.</summary>
public sealed class NamesWithoutTextTests : IAsyncLifetime
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private LocalPortal? _portal;

    public static TheoryData<string> Names => NamesWithoutText.All;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LocalPortal Portal => _portal!;

    public async ValueTask InitializeAsync() => _portal = await LocalPortal.StartAsync(cancellationToken: Stop);

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Registering_does_not_see_them(string name)
    {
        using var http = new HttpClient(new NamesWithoutText(name));
        BitrixClient client = Client(http);

        RegistrationReport first = await RegisterAsync(client, "Before");
        RegistrationReport second = await RegisterAsync(client, "Before");
        RegistrationReport third = await RegisterAsync(client, "After");

        Assert.All(first.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Bound, outcome.Status));
        Assert.All(second.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.All(third.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Replaced, outcome.Status));
        Assert.All(Portal.Bindings, static binding => Assert.Equal("After", binding.Texts["de"].Title));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_removed_comes_back_after_a_refusal(string name)
    {
        using var http = new HttpClient(new NamesWithoutText(name));
        BitrixClient client = Client(http);
        await RegisterAsync(client, "Before");
        Portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_ARGUMENT", "Wrong").ForMethod("placement.bind").Times(1));

        RegistrationReport report = await RegisterAsync(client, "After");

        Assert.False(report.Succeeded);
        Assert.Equal(2, Portal.Bindings.Count);
        Assert.Contains(report.Outcomes, static outcome => outcome.ErrorCode == "ERROR_ARGUMENT");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_method_is_read(string name)
    {
        using var http = new HttpClient(new NamesWithoutText(name));
        BitrixClient client = Client(http);
        await RegisterAsync(client, "Title");

        ApplicationInfo info = await client.GetApplicationInfoAsync(Stop);
        IReadOnlyList<string> codes = await client.ListPlacementsAsync(Stop);
        int removed = await client.UnbindPlacementAsync("LEFT_MENU", "https://myapp.example.com/menu", cancellationToken: Stop);
        BatchResponse batch = await client.BatchAsync(
            [new BatchCommand("a", "server.time"), new BatchCommand("b", "no.such")], cancellationToken: Stop);
        BitrixException unknown = await Assert.ThrowsAsync<BitrixException>(() => client.CallAsync("no.such", default, Stop));

        Assert.Equal(Portal.Options.ClientId, info.Code);
        Assert.Contains("LEFT_MENU", codes);
        Assert.Equal(1, removed);
        Assert.True(batch["a"].Succeeded);
        Assert.Equal("ERROR_METHOD_NOT_FOUND", batch["b"].Error!.Code);
        Assert.Equal("ERROR_METHOD_NOT_FOUND", unknown.Code);
        Assert.NotNull(unknown.Description);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tokens_are_renewed(string name)
    {
        using var http = new HttpClient(new NamesWithoutText(name));
        BitrixClient client = Client(http);
        Portal.Faults.Add(PortalFault.ExpiredToken().Times(1));

        Assert.NotEmpty(await client.ListPlacementsAsync(Stop));
    }

    [Theory]
    [InlineData("{\"error\":\"\u00ff\",\"error_description\":\"\\ud83d\"}")]
    [InlineData("{\"error\":{\"code\":{\"\u00ff\":\"\\ud83d\"},\"message\":[\"\u00ff\"]}}")]
    [InlineData("{\"error\":[\"\u00ff\"],\"error_description\":{\"\\ud83d\":1},\"argument\":\"\u00ff\"}")]
    [InlineData("{\"\\ud83d and so on\":1,\"result\":\"\u00ff\",\"error\":\"\\ud83d\"}")]
    [InlineData("{\"\u00ff\":1}")]
    [InlineData("{\"result\":{\"\u00ff\":1,\"\\ud83d\":[\"\u00ff\"]}}")]
    public async Task An_answer_of_nothing_else_is_an_error_of_Bitrix24(string body)
    {
        await using CannedServer server = await CannedServer.StartAsync(
            async context => await context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(body)));
        using var http = new HttpClient();
        var client = new BitrixClient(http, new PortalTokens(server.Address, "token"), new BitrixClientOptions { RateLimit = null });

        await Assert.ThrowsAsync<BitrixException>(() => client.BatchAsync([new BatchCommand("a", "server.time")], cancellationToken: Stop));
    }

    private BitrixClient Client(HttpClient http) => new(
        http,
        Portal.IssueTokens(),
        new BitrixClientOptions { ClientId = Portal.Options.ClientId, ClientSecret = Portal.Options.ClientSecret, RateLimit = null });

    private static Task<RegistrationReport> RegisterAsync(BitrixClient client, string title) => PlacementRegistration.RegisterAsync(
        client,
        [
            new(Encoding.UTF8.GetBytes(
                $$$$"""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","LANG_ALL":{"en":{"TITLE":"Menu"},"de":{"TITLE":"{{{{title}}}}"}}}""")),
            new(Encoding.UTF8.GetBytes($$$"""{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","LANG_ALL":{"en":{"TITLE":"Chat"},"de":{"TITLE":"{{{title}}}"}},"OPTIONS":{"iconName":"fa-truck"}}""")),
        ],
        BaseAddress,
        cancellationToken: Stop);
}
