using Microsoft.Extensions.Logging;

namespace Placement.Testing.Tests.Teaching;

/// <summary>What can be taught, and who may call it.</summary>
public sealed partial class AnswerTests
{
    [Fact]
    public async Task What_was_taught_last_counts_until_it_is_forgotten()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        var client = new PortalClient(portal);

        IDisposable first = portal.Answer("user.admin", _ => "first");
        IDisposable second = portal.Answer("User.Admin", _ => "second");
        Assert.Equal("\"second\"", (await client.CallAsync("user.admin")).Json);
        first.Dispose();
        Assert.Equal("\"second\"", (await client.CallAsync("user.admin")).Json);
        second.Dispose();
        Assert.Equal("true", (await client.CallAsync("user.admin")).Json);
        second.Dispose();

        using (portal.Answer("no.such", _ => true))
        {
            (await client.CallAsync("no.such")).IsTrue();
        }

        (await client.CallAsync("no.such")).Is(404, "ERROR_METHOD_NOT_FOUND");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("crm deal")]
    [InlineData("crm/deal")]
    [InlineData("crm..deal")]
    [InlineData("crm.deal?id=1")]
    [InlineData("batch")]
    [InlineData("BATCH")]
    public async Task What_can_be_no_method_cannot_be_taught(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Assert.Throws<ArgumentException>(nameof(method), () => portal.Answer(method, _ => true));
        Assert.Throws<ArgumentException>(nameof(method), () => portal.Answer(method, (_, _) => Task.FromResult<LocalAnswer>(true)));
        Assert.Throws<ArgumentNullException>(nameof(method), () => portal.Answer(null!, _ => true));
        Assert.Throws<ArgumentNullException>("answer", () => portal.Answer("crm.deal.get", (Func<LocalCall, LocalAnswer>)null!));
    }

    [Fact]
    public async Task A_taught_method_is_one_of_the_portals_methods()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, Cancellation);
        portal.Answer("My.Own", _ => true);
        portal.Answer("crm.deal.get", _ => true);
        portal.Answer("disk.file.get", _ => true);
        var client = new PortalClient(portal);

        foreach ((string method, string expected) in new[]
        {
            ("my.own", """{"isExisting":true,"isAvailable":true}"""),
            ("crm.deal.get", """{"isExisting":true,"isAvailable":true}"""),
            ("disk.file.get", """{"isExisting":true,"isAvailable":false}"""),
            ("disk.file.add", """{"isExisting":false,"isAvailable":false}"""),
        })
        {
            Assert.Equal(expected, (await client.CallAsync("method.get", new { name = method })).Json);
        }

        string[] mine = (await client.CallAsync("methods")).Texts;
        string[] all = (await client.CallAsync("methods", new { full = true })).Texts;
        Assert.Contains("my.own", mine);
        Assert.Contains("crm.deal.get", mine);
        Assert.DoesNotContain("disk.file.get", mine);
        Assert.Contains("disk.file.get", all);
        Assert.Contains("crm.deal.get", (await client.CallAsync("methods", new { scope = "crm" })).Texts);
        Assert.DoesNotContain("profile", (await client.CallAsync("methods", new { scope = "crm" })).Texts);
        Assert.Contains("profile", (await client.CallAsync("methods", new { scope = "" })).Texts);
        Assert.Contains("my.own", (await client.CallAsync("methods", new { scope = "" })).Texts);
    }

    [Theory]
    [InlineData("crm.deal.get", "crm")]
    [InlineData("tasks.task.list", "task")]
    [InlineData("task.item.add", "task")]
    [InlineData("user.get", "user")]
    [InlineData("user.get", "user_basic")]
    [InlineData("user.get", "user_brief")]
    [InlineData("user.userfield.list", "user.userfield")]
    [InlineData("imconnector.register", "imopenlines")]
    [InlineData("disk.file.get", "disk")]
    public async Task A_method_needs_the_scope_that_its_name_begins_with(string method, string scope)
    {
        var log = new TestLog();
        await using LocalPortal with = await LocalPortal.StartAsync(new() { Scopes = [scope] }, Cancellation);
        await using LocalPortal without = await LocalPortal.StartAsync(new() { Scopes = ["placement"], LoggerFactory = log }, Cancellation);
        with.Answer(method, _ => true);
        without.Answer(method, _ => true);

        (await new PortalClient(with).CallAsync(method)).IsTrue();
        (await new PortalClient(without).CallAsync(method)).Is(403, "insufficient_scope");

        (LogLevel level, string text, _) = Assert.Single(log.Entries);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains(method, text, StringComparison.Ordinal);
        Assert.Contains(nameof(LocalPortalOptions.Scopes), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_call_a_method_of_the_portal_does_not_change()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        portal.Answer("placement.get", _ => "taught");
        portal.Answer("no.scope", _ => true);

        Assert.Equal("\"taught\"", (await new PortalClient(portal).CallAsync("placement.get")).Json);
        (await new PortalClient(portal, portal.Users[1]).CallAsync("placement.get")).Is(403, "ACCESS_DENIED");
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("placement.get")).Is(403, "WRONG_AUTH_TYPE");
        (await new PortalClient(portal.Endpoint, "wrong").CallAsync("no.scope")).Is(401, "invalid_token");
        (await new PortalClient(portal.Endpoint, token: null).CallAsync("no.scope")).Is(401, "NO_AUTH_FOUND");
    }
}
