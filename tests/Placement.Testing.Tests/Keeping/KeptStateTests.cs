using System.Text.Json.Nodes;
using Placement.Testing.Tests.Page;

namespace Placement.Testing.Tests.Keeping;

/// <summary>A portal that keeps its state over restarts.</summary>
public sealed class KeptStateTests : IDisposable
{
    private readonly StateFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_made_over_rest_is_there_after_a_restart()
    {
        string memberId;
        PortalTokens tokens;
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            memberId = portal.MemberId;
            tokens = portal.IssueTokens();
            var client = new PortalClient(portal);
            (await client.CallAsync("app.option.set", new { options = new { colour = "blue" } })).Is200();
            (await client.CallAsync(
                "userfieldtype.add", new { USER_TYPE_ID = "size", HANDLER = "https://app.example/size", TITLE = "Size" })).IsTrue();
            (await client.BindAsync("CRM_DEAL_DETAIL_TAB")).IsTrue();
            Answer added = await client.CallAsync("crm.deal.add", new { fields = new { TITLE = "Kept", OPPORTUNITY = 17.5 } });
            Assert.Equal("7", added.Json);
        }

        await using LocalPortal again = await _folder.StartAsync();

        Assert.Equal(memberId, again.MemberId);
        var page = new PortalClient(again.Endpoint, tokens.AccessToken);
        Assert.Equal("\"blue\"", (await page.CallAsync("app.option.get", new { option = "colour" })).Json);
        Assert.Contains("\"size\"", (await page.CallAsync("userfieldtype.list")).Json, StringComparison.Ordinal);
        Assert.Equal("CRM_DEAL_DETAIL_TAB", (await page.GetBindingAsync()).GetProperty("placement").GetString());
        JsonObject deal = again.Crm.Find(LocalCrm.Deal, 7)!;
        Assert.Equal(("Kept", "17.5"), ((string)deal["title"]!, deal["opportunity"]!.ToJsonString()));
        Assert.Equal(8, again.Crm.Add(LocalCrm.Deal, new { title = "Next" }));
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public async Task The_application_is_known_by_the_same_client_id_and_secret()
    {
        LocalPortalOptions first;
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            first = portal.Options;
        }

        await using LocalPortal again = await _folder.StartAsync();

        Assert.Equal((first.ClientId, first.ClientSecret), (again.Options.ClientId, again.Options.ClientSecret));
    }

    [Fact]
    public async Task A_change_is_written_without_a_stop()
    {
        await using LocalPortal portal = await _folder.StartAsync();
        await _folder.Log.WaitAsync("kept in", Stop);
        using var change = new FileChange(_folder.File, "Call me");

        portal.Tasks.Add(new LocalTask(0, "Call me", 1, 1));

        await change.SeenAsync(Stop);
    }

    [Fact]
    public async Task What_the_page_changes_is_written_too()
    {
        await using LocalPortal portal = await _folder.StartAsync();
        await _folder.Log.WaitAsync("kept in", Stop);
        using var change = new FileChange(_folder.File, "from the page");

        await new PageClient(portal).PostAsync("options", new { kind = "app", name = "colour", value = "from the page" });

        await change.SeenAsync(Stop);
    }

    [Fact]
    public async Task An_expired_token_is_expired_after_the_restart_and_a_removed_application_is_removed()
    {
        PortalTokens tokens;
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            tokens = portal.IssueTokens();
            await new PageClient(portal).PostAsync("expire");
        }

        await using (LocalPortal again = await _folder.StartAsync())
        {
            (await new PortalClient(again.Endpoint, tokens.AccessToken).CallAsync("user.current")).Is(401, "expired_token");
            await again.UninstallAsync(cancellationToken: Stop);
        }

        await using LocalPortal last = await _folder.StartAsync();
        Assert.False(last.IsInstalled);
        Assert.Throws<InvalidOperationException>(() => last.IssueTokens());
    }

    [Fact]
    public async Task An_option_is_kept_however_deep_it_is()
    {
        string deep = string.Concat(Enumerable.Repeat("[a]", 60));
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            var client = new PortalClient(portal);
            for (int times = 0; times < 6; times++)
            {
                await client.BatchAsync(
                    new { before = "app.option.get?option=deep", now = $"app.option.set?options[deep]{deep}=$result[before]" });
            }
        }

        await using LocalPortal again = await _folder.StartAsync();

        Assert.Empty(_folder.Warnings);
        Answer next = await new PortalClient(again).BatchAsync(
            new { deep = "app.option.get?option=deep", inner = $"app.option.set?options[inner]=$result[deep]{deep}" });
        Assert.Contains("\"inner\":true", next.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_owner_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            portal.IssueTokens();
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File));
        }

        Assert.Equal(["local-portal.json"], _folder.Files());
    }

    [Fact]
    public async Task A_portal_keeps_nothing_unless_it_is_told_where()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { LoggerFactory = _folder.Log }, Stop);
        await portal.DisposeAsync();

        Assert.Empty(_folder.Log.Entries);
        await Assert.ThrowsAsync<ArgumentException>(() => LocalPortal.StartAsync(new() { StateFile = " " }, Stop));
    }

    [Fact]
    public async Task The_certificate_that_a_browser_was_told_to_accept_stays()
    {
        var options = new LocalPortalOptions { UsesHttps = true };
        string thumbprint;
        await using (LocalPortal portal = await _folder.StartAsync(options))
        {
            thumbprint = portal.Certificate!.Thumbprint;
        }

        await using LocalPortal again = await _folder.StartAsync(options);

        Assert.Equal(thumbprint, again.Certificate!.Thumbprint);
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == thumbprint,
        };
        using var http = new HttpClient(handler);
        Assert.True((await http.GetAsync(again.Address, Stop)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_warning_and_the_portal_answers()
    {
        _folder.Write("no folder");
        string file = Path.Combine(_folder.File, "local-portal.json");
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { StateFile = file, LoggerFactory = _folder.Log }, Stop);
        await _folder.Log.WaitAsync("cannot keep", Stop);

        (await new PortalClient(portal).CallAsync("app.option.set", new { options = new { colour = "blue" } })).Is200();
        await portal.DisposeAsync();

        string warning = Assert.Single(_folder.Warnings);
        Assert.Contains("LocalPortalOptions.StateFile", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_that_writes_the_file_is_told_of()
    {
        await using LocalPortal portal = await _folder.StartAsync();
        await _folder.Log.WaitAsync("kept in", Stop);
        _folder.Write("{}");
        portal.Tasks.Clear();
        await portal.DisposeAsync();

        Assert.Contains("whoever writes last wins", Assert.Single(_folder.Warnings), StringComparison.Ordinal);
        Assert.Empty(_folder.Read()["parts"]!["tasks"]!["entries"]!.AsArray());
    }
}
