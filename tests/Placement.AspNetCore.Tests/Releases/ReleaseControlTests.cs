using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals.Databases;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>What programs ask the running application about releases.</summary>
public sealed class ReleaseControlTests : IAsyncDisposable
{
    private const string Path = "/_placement/control";

    private readonly SqliteDatabase _database = new();
    private readonly WrappedDataSource _statements;
    private readonly ReleaseSite _site;

    public ReleaseControlTests()
    {
        _statements = new WrappedDataSource(_database.DataSource);
        _site = new ReleaseSite(_database) { DataSource = _statements };
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _statements.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("text/plain", """{"action":"pause"}""")]
    [InlineData("application/x-www-form-urlencoded", """{"action":"pause"}""")]
    [InlineData("multipart/form-data", """{"action":"pause"}""")]
    [InlineData("application/json", """["pause"]""")]
    [InlineData("application/json", "\"pause\"")]
    [InlineData("application/json", """{"action":"pause\ud800"}""")]
    [InlineData("application/json", """{"action":"retry","portal":"\ud800"}""")]
    [InlineData("application/json", """{"\ud800":"pause"}""")]
    [InlineData("application/json", """{"action":"pause" """)]
    public async Task What_is_no_order_and_what_the_form_of_another_site_can_send_changes_nothing(string type, string body)
    {
        await _site.AddPortalsAsync(1);
        InstallableApplication host = await StartAsync();
        await ReleaseSite.WaitAsync(host, static progress => progress is { Done: 1 });

        Assert.Equal(HttpStatusCode.BadRequest, await OrderAsync(host, body, type));

        Assert.Equal("Running", (await GetAsync(host, "")).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NoContent, await OrderAsync(host, """{"action":"pause"}"""));
    }

    [Fact]
    public async Task A_list_goes_on_after_its_last_portal_and_looks_its_portals_up_at_once()
    {
        await _site.AddPortalsAsync(2);
        InstallableApplication host = await StartAsync(static options => options.IsEnabled = false);
        await _site.Open().AddPortalsAsync(
            [
                .. Enumerable.Range(0, 499).Select(static index => ReleaseStoreScenario.Portal(ReleaseSite.ClientId, index)),
                .. _site.Portals.Select(static portal => ReleaseStoreScenario.Portal(ReleaseSite.ClientId, 0) with { MemberId = portal.MemberId }),
            ],
            Stop);
        int before = _statements.Statements;

        JsonElement first = await GetAsync(host, "/portals");
        int statements = _statements.Statements - before;
        JsonElement rest = await GetAsync(host, $"/portals?after={first[499].GetProperty("memberId").GetString()}");
        JsonElement end = await GetAsync(host, $"/portals?after={rest[0].GetProperty("memberId").GetString()}");

        Assert.Equal((500, 1, 0), (first.GetArrayLength(), rest.GetArrayLength(), end.GetArrayLength()));
        Assert.InRange(statements, 1, 5);
        Assert.Subset(
            first.EnumerateArray().Concat(rest.EnumerateArray()).Select(static portal => portal.GetProperty("portal").GetString()!).ToHashSet(),
            _site.Portals.Select(static portal => portal.Address.Authority).ToHashSet());
    }

    [Fact]
    public async Task An_approval_that_cannot_be_stored_approves_nothing()
    {
        await _site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(await StartAsync(), static progress => progress is { Done: 1 });
        var moved = new Uri("http://127.0.0.1:9/moved");
        bool isBroken = false;
        IReleaseStore store = WatchedReleases.Of(_site.Open(), name =>
        {
            if (isBroken && name == nameof(IReleaseStore.SaveReleaseAsync))
            {
                throw new PortalStoreException("The disk is full.");
            }
        });
        InstallableApplication host = await StartAsync(
            static options => options.Number = 2, moved, services => services.AddSingleton(store));
        await ReleaseSite.WaitAsync(host, static progress => progress.Release.State == ReleaseState.AwaitingApproval);
        string approval = $$"""{"action":"approve","address":"{{moved}}"}""";

        isBroken = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await OrderAsync(host, approval));
        isBroken = false;
        await host.Services.GetRequiredService<Placement.Releases.ReleaseStart>().BeginAsync(Stop);
        Assert.Equal("AwaitingApproval", (await GetAsync(host, "")).GetProperty("state").GetString());

        Assert.Equal(HttpStatusCode.Conflict, await OrderAsync(host, """{"action":"approve","address":"http://127.0.0.1:9/other"}"""));
        Assert.Equal(HttpStatusCode.NoContent, await OrderAsync(host, approval));
        await ReleaseSite.WaitAsync(host, static progress => progress is { Release.Number: 2, Done: 1 });
    }

    private static async Task<JsonElement> GetAsync(InstallableApplication host, string path)
    {
        using HttpResponseMessage response = await host.Client.GetAsync(new Uri(Path + path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement;
    }

    private static async Task<HttpStatusCode> OrderAsync(InstallableApplication host, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new(type);

        // What a browser remembers of Basic credentials goes with the form of another site, too.
        request.Headers.Authorization = new("Basic", "b2xnYTpzZWNyZXQ=");
        using HttpResponseMessage response = await host.Client.SendAsync(request, Stop);
        return response.StatusCode;
    }

    private Task<InstallableApplication> StartAsync(
        Action<ReleaseOptions>? configure = null, Uri? address = null, Action<IServiceCollection>? services = null) => _site.StartAsync(
        1,
        configure: configure,
        address: address,
        map: static application => application.MapReleaseControl().RequireAuthorization(
            new AuthorizationPolicyBuilder().RequireAssertion(static _ => true).Build()),
        services: added =>
        {
            added.AddAuthorization();
            services?.Invoke(added);
        });
}
