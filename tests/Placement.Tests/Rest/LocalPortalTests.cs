using System.Text;
using System.Text.Json;
using Placement.Testing;

namespace Placement.Tests.Rest;

/// <summary>Calling a portal over real HTTP.</summary>
public sealed class LocalPortalTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private LocalPortal? _portal;

    private LocalPortal Portal => _portal!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await LocalPortal.StartAsync(cancellationToken: Stop);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Portal.DisposeAsync();
    }

    [Fact]
    public async Task The_application_s_installation_is_read()
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

        BatchResponse batch = await Client().BatchAsync([new BatchCommand("b", "placement.bind", Encoding.UTF8.GetBytes(other))], cancellationToken: Stop);

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
        BatchResponse batch = await Client().BatchAsync([.. Enumerable.Range(0, 50).Select(static i => Bind($"https://myapp.example.com/{i}"))], cancellationToken: Stop);

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
        BatchResponse batch = await Client().BatchAsync([Bind("ftp://myapp.example.com/a"), Bind("https://myapp.example.com/b")], halt: true, Stop);

        Assert.Equal("ERROR_UNSUPPORTED_PROTOCOL", batch["0"].Error!.Code);
        Assert.Null(batch["1"].Error);
        Assert.False(batch["1"].Succeeded);
        Assert.Empty(Portal.Bindings);
    }

    private static BatchCommand Bind(string handler) =>
        new(null, "placement.bind", Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"LEFT_MENU","HANDLER":"{{handler}}"}"""));

    private BitrixClient Client() => new(_http, Portal.IssueTokens());
}
