using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Keeping;

/// <summary>A state file that the portal cannot go on with, or only in part.</summary>
public sealed class BrokenStateTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("{\"format\":1,\"clien", "is no JSON")]
    [InlineData("\"\\ud800\"", "is no JSON")]
    [InlineData("[]", "is not the state")]
    [InlineData("null", "is not the state")]
    [InlineData("{\"format\":\"1\"}", "is not the state")]
    [InlineData("{\"format\":1}", "is not the state")]
    [InlineData("{\"format\":1,\"clientId\":\"someone\",\"clientSecret\":\"x\",\"parts\":{}}", "is not the state")]
    [InlineData("{\"format\":2,\"clientId\":\"local.0123456789abcd.12345678\",\"clientSecret\":\"x\",\"parts\":{}}", "another version")]
    public async Task A_file_that_cannot_be_read_is_renamed_and_the_portal_starts_with_its_demo_data(string content, string problem)
    {
        _folder.Write(content);

        await using LocalPortal portal = await _folder.StartAsync();

        string warning = Assert.Single(_folder.Warnings);
        Assert.Contains(problem, warning, StringComparison.Ordinal);
        Assert.Contains(_folder.File + ".unreadable", warning, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_folder.File + ".unreadable"));
        Assert.Equal(6, portal.Crm.All(LocalCrm.Deal).Count);
        await portal.DisposeAsync();
        Assert.Equal(1, (int)_folder.Read()["format"]!);
    }

    [Fact]
    public async Task The_state_of_another_application_is_renamed()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        string before = File.ReadAllText(_folder.File);

        await using LocalPortal portal = await _folder.StartAsync(new() { ClientId = "local.0123456789abcd.12345678" });

        Assert.Contains("another client id", Assert.Single(_folder.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Options.ClientId, _folder.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_folder.File + ".unreadable"));
        Assert.Equal("local.0123456789abcd.12345678", portal.Options.ClientId);
    }

    [Fact]
    public async Task A_file_that_was_renamed_before_is_not_overwritten()
    {
        _folder.Write("first");
        await (await _folder.StartAsync()).DisposeAsync();
        _folder.Write("second");
        await (await _folder.StartAsync()).DisposeAsync();

        Assert.Equal(["local-portal.json", "local-portal.json.unreadable", "local-portal.json.unreadable.2"], _folder.Files());
        Assert.Equal("first", File.ReadAllText(_folder.File + ".unreadable"));
        Assert.Equal("second", File.ReadAllText(_folder.File + ".unreadable.2"));
    }

    [Fact]
    public async Task What_fits_nothing_is_left_out_and_counted()
    {
        var options = new LocalPortalOptions { EntityTypeIds = [128, 130] };
        await using (LocalPortal portal = await _folder.StartAsync(options))
        {
            var client = new PortalClient(portal);
            (await client.BindAsync("CRM_DYNAMIC_130_DETAIL_TAB")).IsTrue();
            (await client.BindAsync("CRM_LEAD_DETAIL_TAB")).IsTrue();
            portal.Crm.Add(130, new { title = "Of a smart process that goes" });
        }

        JsonObject state = _folder.Read();
        JsonNode parts = state["parts"]!;
        parts["bindings"]!["entries"]![1]!["placement"] = "CRM_LEAD_NO_SUCH_TAB";
        parts["tasks"]!["entries"]![0]!["title"] = 17;
        parts["access"] = "nobody";
        _folder.Write(state.ToJsonString());
        await using LocalPortal again = await _folder.StartAsync(options with { EntityTypeIds = [128] });

        // Both bindings, the task, the access, and the entity type.
        Assert.StartsWith("5 values", Assert.Single(_folder.Warnings), StringComparison.Ordinal);
        Assert.Empty(again.Bindings);
        Assert.Equal([2, 3], again.Tasks.All.Select(static task => task.Id));
        Assert.Single(again.Crm.All(128));
        Assert.DoesNotContain(_folder.Files(), static file => file.Contains("unreadable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_value_of_the_file_may_be_anything_and_the_portal_starts()
    {
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            await KeptContent.FillAsync(portal);
        }

        JsonObject whole = _folder.Read();
        string[] paths = [.. Leaves(whole["parts"]!).Select(static leaf => leaf.GetPath())];
        Assert.True(paths.Length > 300, $"{paths.Length} values are too few.");
        var random = new Random(17);
        JsonNode?[] junk = [null, 5, -1, "x", true, new JsonArray(), new JsonObject(), new JsonArray(null, 7), 1e300];
        for (int round = 0; round < 12; round++)
        {
            JsonObject broken = whole.DeepClone().AsObject();
            Dictionary<string, JsonNode> leaves = Leaves(broken["parts"]!).ToDictionary(static leaf => leaf.GetPath());
            foreach (string path in paths.Where(_ => random.Next(8) == 0))
            {
                leaves[path].ReplaceWith(junk[random.Next(junk.Length)]?.DeepClone());
            }

            _folder.Write(broken.ToJsonString());
            await using LocalPortal portal = await _folder.StartAsync();
            var client = new PortalClient(portal);

            Assert.DoesNotContain(_folder.Files(), static file => file.Contains("unreadable", StringComparison.Ordinal));
            foreach (int type in new[] { 1, 2, 3, 4, 7, 31, 128 })
            {
                (await client.CallAsync("crm.item.list", new { entityTypeId = type })).Is200();
                if (portal.Crm.All(type) is [var record, ..])
                {
                    portal.Crm.Update(type, (int)record["id"]!, new { assignedById = 2 });
                }
            }

            (await client.CallAsync("placement.get")).Is200();
            (await client.CallAsync("event.get")).Is200();
            (await client.CallAsync("userfieldtype.list")).Is200();
            (await client.CallAsync("tasks.task.list")).Is200();
            (await client.CallAsync("event.offline.list")).Is200();
            (await client.CallAsync("app.option.get")).Is200();
        }
    }

    /// <summary>All values that hold no others.</summary>
    private static IEnumerable<JsonNode> Leaves(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(static member => Leaves(member.Value)),
        JsonArray list => list.SelectMany(Leaves),
        null => [],
        _ => [node],
    };
}
