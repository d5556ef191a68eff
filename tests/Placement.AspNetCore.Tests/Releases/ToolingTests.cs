using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Tooling;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>What the host of an application does for a tool.</summary>
public sealed class ToolingTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly ReleaseSite _site;
    private readonly StringWriter _output = new();

    public ToolingTests() => _site = new ReleaseSite(_database);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
        await _output.DisposeAsync();
    }

    [Fact]
    public async Task After_a_failure_of_the_store_no_other_portal_is_asked()
    {
        await _site.AddPortalsAsync(6);
        var question = new Question((_, _) => throw new PortalStoreException("The disk is full."));

        await Assert.ThrowsAsync<PortalStoreException>(() => AskAsync(question, Stop));

        Assert.Equal(1, question.Asked);
    }

    [Fact]
    public async Task Stopping_finishes_the_portal_that_was_begun_and_begins_no_other()
    {
        await _site.AddPortalsAsync(6);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        bool wasCut = false;
        var question = new Question((_, token) =>
        {
            stopping.Cancel();
            wasCut = token.IsCancellationRequested;
            return Task.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(question, stopping.Token));

        Assert.Equal((1, false), (question.Asked, wasCut));
        Assert.Contains("\"state\":\"Asked\"", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_is_no_portal_s_fault_is_named_and_not_quoted_and_the_others_are_asked()
    {
        await _site.AddPortalsAsync(2);
        var question = new Question((_, _) => throw new ArgumentException("password=hunter2"));

        await AskAsync(question, Stop);

        string said = _output.ToString();
        Assert.Equal(2, question.Asked);
        Assert.Contains("\"state\":\"Failed\",\"outcome\":\"ArgumentException\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("address_not_public", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("list")]
    public async Task A_portal_is_asked_once_for_what_it_has(string command)
    {
        await _site.AddPortalsAsync(1);
        InstallableApplication host = await StartAsync();

        IReadOnlyList<JsonElement> lines = await ToolTalk.RunAsync(host.Services, $$"""{"command":"{{command}}"}""");

        Assert.Equal("end", lines[^1].Text("type"));
        Assert.Single(_site.Portals[0].Requests, static request => request.Method == "placement.get");
    }

    [Fact]
    public async Task An_address_that_the_users_of_a_portal_cannot_reach_is_said_to_be_that()
    {
        await _site.AddPortalsAsync(1);
        InstallableApplication host = await StartAsync(new Uri("http://127.0.0.1:9/sales"));
        DatabasePortalStore store = _site.Open();
        Portal stored = (await store.FindAsync(_site.Portals[0].MemberId, Stop))!;
        await store.SaveAsync(stored with { ClientEndpoint = new Uri("https://acme.bitrix24.com/rest/") }, Stop);

        IReadOnlyList<JsonElement> lines = await ToolTalk.RunAsync(host.Services, """{"command":"plan"}""");

        JsonElement portal = Assert.Single(lines.Of("portal"));
        Assert.Equal("address_not_public", portal.Text("outcome"));
        Assert.Contains("Bitrix24:BaseAddress", portal.Text("advice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_an_apply_is_told_even_if_nothing_can_be_told_of_the_portals()
    {
        await _site.AddPortalsAsync(1);
        bool hasFailed = false;
        IReleaseStore broken = WatchedReleases.Of(_site.Open(), name =>
        {
            if (hasFailed)
            {
                throw new PortalStoreException("Nothing can be read.");
            }

            if (name == nameof(IReleaseStore.ClaimPortalsAsync))
            {
                hasFailed = true;
                throw new PortalStoreException("The disk is full.");
            }
        });
        InstallableApplication host = await StartAsync(services: services => services.AddSingleton(broken));

        IReadOnlyList<JsonElement> lines = await ToolTalk.RunAsync(host.Services, """{"command":"apply"}""");

        Assert.Equal("The disk is full.", lines[^1].Text("message"));
    }

    [Theory]
    [InlineData(true, "ReleaseOptions are not valid")]
    [InlineData(false, "write numbers from 0 to 1")]
    public async Task Of_options_that_are_not_valid_only_the_own_messages_are_told(bool isOfApplication, string expected)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        WidgetHosting.Add(services, ReleaseSite.Bindings("Supplies"), [], static options =>
        {
            options.ClientId = ReleaseSite.ClientId;
            options.ClientSecret = ReleaseSite.ClientSecret;
        });
        services.AddSingleton<IPortalStore>(_site.Open());
        services.AddReleases(options => options.CanaryShare = isOfApplication ? 0 : 7);
        if (isOfApplication)
        {
            services.AddOptions<ReleaseOptions>().Validate(static _ => false, "No database at Host=db;Password=hunter2");
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        IReadOnlyList<JsonElement> lines = await ToolTalk.RunAsync(provider, """{"command":"list"}""");

        Assert.Contains(expected, lines[^1].Text("message"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", lines[^1].Text("message"), StringComparison.Ordinal);
    }

    /// <summary>Asks every portal.</summary>
    private async Task AskAsync(Question question, CancellationToken cancellationToken)
    {
        InstallableApplication host = await StartAsync();
        var application = ToolApplication.Of(host.Services);
        var request = new ToolRequest { Command = "ask" };
        using var channel = new ToolChannel(TextReader.Null, _output);
        await new EachPortal(question).RunAsync(
            application, request, await application.SelectAsync(request, Stop), channel, cancellationToken);
    }

    private Task<InstallableApplication> StartAsync(Uri? address = null, Action<IServiceCollection>? services = null) => _site.StartAsync(
        1, configure: static options => options.IsEnabled = false, address: address, services: services);

    /// <summary>Something that is asked of portals, and what happens with it.</summary>
    private sealed class Question(Func<Portal, CancellationToken, Task> ask) : IPortalQuestion
    {
        private int _asked;

        public int Asked => _asked;

        public bool NeedsAddress => false;

        public async Task<Action<Utf8JsonWriter>> AskAsync(
            ToolApplication application, ToolRequest request, Portal portal, IBitrixClient client, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            await ask(portal, cancellationToken);
            return static json => json.WriteString("state", "Asked");
        }
    }
}
