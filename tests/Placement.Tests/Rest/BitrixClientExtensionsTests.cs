using System.Text;
using System.Text.Json;

namespace Placement.Tests.Rest;

public class BitrixClientExtensionsTests
{
    private static readonly Uri AppAddress = new("https://myapp.example.com");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Binding_sends_the_parameters_of_the_binding()
    {
        var client = new OneAnswer("true");
        var binding = new WidgetBinding("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"T"}"""u8);

        await client.BindPlacementAsync(binding, AppAddress, CancellationToken);

        Assert.Equal("""placement.bind {"PLACEMENT":"LEFT_MENU","HANDLER":"https://myapp.example.com/menu","TITLE":"T"}""", client.Call);
    }

    [Fact]
    public async Task A_long_binding_is_sent_whole()
    {
        var client = new OneAnswer("true");
        string title = new('x', 10_000);

        await client.BindPlacementAsync(
            new WidgetBinding(Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"{{title}}"}""")),
            AppAddress,
            CancellationToken);

        Assert.EndsWith(title + "\"}", client.Call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wildcard_cannot_be_bound_as_it_is()
    {
        var binding = new WidgetBinding("""{"PLACEMENT":"CRM_DYNAMIC_*_DETAIL_TAB","HANDLER":"~/x"}"""u8);

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            "binding", () => new OneAnswer("true").BindPlacementAsync(binding, AppAddress, CancellationToken));

        Assert.Contains("ForEntityType", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData(
        """[{"placement":"A","handler":"https://a.example/"},{"placement":""},{"placement":"B","handler":"https://b.example/"}]""", "A B")]
    [InlineData("""{"0":{"placement":"A","handler":"https://a.example/"},"2":{"placement":"B","handler":"https://b.example/"}}""", "A B")]
    public async Task The_bindings_of_a_portal_are_read(string result, string placements)
    {
        var client = new OneAnswer(result);

        IReadOnlyList<StoredBinding> stored = await client.GetPlacementsAsync(CancellationToken);

        Assert.Equal(placements, string.Join(' ', stored.Select(static binding => binding.Placement)));
        Assert.Equal("placement.get ", client.Call);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("""["A","B",null]""", "A B")]
    [InlineData("""{"1":"A","3":"B"}""", "A B")]
    public async Task The_codes_of_a_portal_are_read(string result, string codes)
    {
        var client = new OneAnswer(result);

        Assert.Equal(codes, string.Join(' ', await client.ListPlacementsAsync(CancellationToken)));
        Assert.Equal("placement.list ", client.Call);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("\"x\"")]
    public async Task What_is_no_list_is_not_taken_for_an_empty_one(string result)
    {
        BitrixException get = await Assert.ThrowsAsync<BitrixException>(() => new OneAnswer(result).GetPlacementsAsync(CancellationToken));
        await Assert.ThrowsAsync<BitrixException>(() => new OneAnswer(result).ListPlacementsAsync(CancellationToken));

        Assert.Equal("placement.get: the result is no list.", get.Message);
        Assert.Equal("placement.get", get.Method);
    }

    [Theory]
    [InlineData(null, """{"count":2}""", 1, """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://a.example/x"}""")]
    [InlineData(0, """{"count":"4"}""", 2, """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://a.example/x","USER_ID":0}""")]
    [InlineData(7, """{"count":0}""", 0, """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://a.example/x","USER_ID":7}""")]
    [InlineData(7, "[]", 0, """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://a.example/x","USER_ID":7}""")]
    public async Task Unbinding_counts_what_was_removed(int? userId, string result, int removed, string parameters)
    {
        var client = new OneAnswer(result);

        Assert.Equal(removed, await client.UnbindPlacementAsync("LEFT_MENU", "https://a.example/x", userId, CancellationToken));
        Assert.Equal("placement.unbind " + parameters, client.Call);
    }

    [Fact]
    public async Task Unbinding_without_a_handler_would_remove_all_and_is_refused()
    {
        var client = new OneAnswer("""{"count":2}""");

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            "handler", () => client.UnbindPlacementAsync("LEFT_MENU", " ", cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(
            "placement", () => client.UnbindPlacementAsync("", "https://a.example/x", cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "userId", () => client.UnbindPlacementAsync("LEFT_MENU", "https://a.example/x", -1, CancellationToken));

        Assert.Contains("removes all handlers", exception.Message, StringComparison.Ordinal);
        Assert.Equal("", client.Call);
    }

    [Fact]
    public async Task What_a_portal_says_of_the_application_may_be_odd_or_missing()
    {
        var client = new OneAnswer(
            """{"ID":"5","CODE":"app.1.2","VERSION":"3","INSTALLED":"Y","PAYMENT_EXPIRED":"y","DAYS":"14","LICENSE_PREVIOUS":"en_tf"}""");

        ApplicationInfo info = await client.GetApplicationInfoAsync(CancellationToken);

        Assert.Equal(
            new ApplicationInfo
            {
                Id = 5,
                Code = "app.1.2",
                Version = 3,
                IsInstalled = true,
                IsPaymentExpired = true,
                DaysLeft = 14,
                PreviousLicense = "en_tf",
            },
            info);
        Assert.Equal("app.info ", client.Call);
        Assert.Equal(
            new ApplicationInfo { IsInstalled = false },
            await new OneAnswer("""{"INSTALLED":0,"DAYS":"soon"}""").GetApplicationInfoAsync(CancellationToken));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    public async Task What_does_not_describe_an_application_is_not_taken_for_one(string result)
    {
        BitrixException exception = await Assert.ThrowsAsync<BitrixException>(
            () => new OneAnswer(result).GetApplicationInfoAsync(CancellationToken));

        Assert.Equal("app.info: the result is no map.", exception.Message);
    }

    [Fact]
    public async Task A_missing_client_or_binding_is_named()
    {
        IBitrixClient none = null!;

        await Assert.ThrowsAsync<ArgumentNullException>("client", () => none.GetPlacementsAsync(CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("client", () => none.ListPlacementsAsync(CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("client", () => none.GetApplicationInfoAsync(CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "client", () => none.UnbindPlacementAsync("A", "B", cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>("client", () => none.BindPlacementAsync(null!, AppAddress, CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "binding", () => new OneAnswer("true").BindPlacementAsync(null!, AppAddress, CancellationToken));
    }

    private sealed class OneAnswer(string result) : IBitrixClient
    {
        public string Call { get; private set; } = "";

        public Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
        {
            Call = $"{method} {Encoding.UTF8.GetString(parameters.Span)}";
            using var document = JsonDocument.Parse(result);
            return Task.FromResult(new BitrixResponse(document.RootElement.Clone()));
        }
    }
}
