using System.Text;
using Placement.Testing;

namespace Placement.Tests.OverHttp;

/// <summary>As many bindings as a large application may have, over real HTTP.</summary>
public sealed class LargePortalTests : IDisposable
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com");
    private static readonly string[] Languages = ["en", "de", "fr", "la", "br", "it", "pl", "ua", "tr", "ru", "ja", "vn"];

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Five_thousand_bindings_in_twelve_languages_are_registered_once()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: stop);
        WidgetBinding[] declared = [.. Enumerable.Range(0, 5000).Select(Binding)];
        var client = new BitrixClient(_http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null });
        RegistrationReport first = await PlacementRegistration.RegisterAsync(client, declared, BaseAddress, cancellationToken: stop);
        int requests = portal.Requests.Count;

        RegistrationReport second = await PlacementRegistration.RegisterAsync(client, declared, BaseAddress, cancellationToken: stop);

        Assert.True(first.Succeeded);
        Assert.Equal(5000, portal.Bindings.Count);
        Assert.All(second.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.Equal(1, portal.Requests.Count - requests);
    }

    [Fact]
    public async Task A_list_that_is_longer_than_allowed_says_what_to_do_and_changes_nothing()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: stop);
        var client = new BitrixClient(_http, portal.IssueTokens(), new BitrixClientOptions { MaxAnswerLength = 20_000, RateLimit = null });
        WidgetBinding[] declared = [.. Enumerable.Range(0, 40).Select(Binding)];
        await PlacementRegistration.RegisterAsync(client, declared, BaseAddress, cancellationToken: stop);

        BitrixException tooLong = await Assert.ThrowsAsync<BitrixException>(
            () => PlacementRegistration.RegisterAsync(client, declared, BaseAddress, cancellationToken: stop));

        Assert.StartsWith("placement.get: the answer is longer than 20000 bytes", tooLong.Message, StringComparison.Ordinal);
        Assert.EndsWith("raise BitrixClientOptions.MaxAnswerLength.", tooLong.Message, StringComparison.Ordinal);
        Assert.Equal(40, portal.Bindings.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_that_no_answer_keeps_is_refused(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BitrixClientOptions { MaxAnswerLength = length });

    private static WidgetBinding Binding(int number)
    {
        string texts = string.Join(',', Languages.Select(language =>
            $$"""
            "{{language}}":{"TITLE":"Supplies {{number}} in {{language}}","DESCRIPTION":"What is on its way to the customer, and when it arrives: {{language}}","GROUP_NAME":"Warehouse"}
            """));
        return new WidgetBinding(Encoding.UTF8.GetBytes(
            $$$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/supplies/{{{number}}}","LANG_ALL":{{{{texts}}}}}"""));
    }
}
