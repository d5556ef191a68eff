using System.Net;
using System.Text;

namespace Placement.Tests.Registration;

/// <summary>Bitrix24 registers any address. Those that a portal's users cannot open are refused before.</summary>
public sealed class PublicAddressTests : IDisposable
{
    private static readonly WidgetBinding[] Menu = [new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Menu"}"""u8)];

    private readonly EmptyPortal _portal = new();
    private readonly HttpClient _http;

    public PublicAddressTests() => _http = new HttpClient(_portal);

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/", "http://myapp.example.com", "plain http")]
    [InlineData("https://acme.bitrix24.com/rest/", "http://172.18.0.5:8080", "plain http")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://172.18.0.5:8080", "a private network")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://localhost:5001", "this machine")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://[fd00::8]", "a private network")]
    [InlineData("https://acme.bitrix24.com/rest/", "https://web", "the local network")]
    [InlineData("http://portal.acme.com/rest/", "http://10.0.0.8", "a private network")]
    [InlineData("https://portal.acme.internal/rest/", "http://apps.acme.internal", "plain http")]
    public async Task They_are_refused_and_the_portal_is_not_called(string portal, string address, string expected)
    {
        BitrixClient client = Client(portal);

        foreach (Func<Task> register in new Func<Task>[]
        {
            () => PlacementRegistration.RegisterAsync(client, Menu, new Uri(address)),
            () => PlacementRegistration.PlanAsync(client, Menu, new Uri(address)),
        })
        {
            ArgumentException failure = await Assert.ThrowsAsync<ArgumentException>(register);

            Assert.Equal("baseAddress", failure.ParamName);
            Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, _portal.Requests);
    }

    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/", "https://myapp.example.com")]
    [InlineData("http://127.0.0.1:8080/rest/", "http://127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:8080/rest/", "https://localhost:5001")]
    [InlineData("https://portal.acme.internal/rest/", "https://10.0.0.8")]
    public async Task A_portal_takes_what_its_users_can_open(string portal, string address)
    {
        RegistrationPlan plan = await PlacementRegistration.PlanAsync(
            Client(portal), Menu, new Uri(address), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(plan.Actions);
    }

    [Fact]
    public async Task What_was_registered_there_can_be_removed()
    {
        RegistrationReport report = await PlacementRegistration.UnregisterAsync(
            Client("https://acme.bitrix24.com/rest/"), Menu, new Uri(
                "http://10.0.0.8"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(report.Succeeded);
    }

    private BitrixClient Client(string portal) => new(_http, new PortalTokens(new Uri(portal), "0123456789abcdef"));

    private sealed class EmptyPortal : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"result":[],"time":{}}""", Encoding.UTF8, "application/json"),
            });
        }
    }
}
