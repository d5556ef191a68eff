using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Manifests;

/// <summary>Manifests that nobody would export: each fails with one sentence that names what is wrong.</summary>
public sealed class HostileManifestTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("null", "has no \"version\"")]
    [InlineData("[]", "has no \"version\"")]
    [InlineData("{}", "has no \"version\"")]
    [InlineData("{\"version\":1", "is no JSON")]
    [InlineData("{\"version\":1}", "has no \"placements\"")]
    [InlineData("{\"version\":\"1\",\"placements\":[]}", "version is no number")]
    [InlineData("{\"version\":0,\"placements\":[]}", "version is no number")]
    [InlineData("{\"version\":1.5,\"placements\":[]}", "version is no number")]
    [InlineData("{\"version\":1,\"placements\":[]} more", "is no JSON")]
    [InlineData("{\"version\":1,\"placements\":[]/* why */}", "is no JSON")]
    [InlineData("{\"version\":1,\"placements\":{}}", "placements is no list")]
    [InlineData("{\"version\":1,\"placements\":[[]]}", "placements[0] is no object")]
    [InlineData("{\"version\":1,\"placements\":[],\"placements\":[]}", "has \"placements\" twice")]
    [InlineData("{\"version\":1,\"version\":1,\"placements\":[]}", "has \"version\" twice")]
    [InlineData("{\"version\":1,\"placements\":[],\"fields\":[]}", "has \"fields\", which is no part of a manifest of version 1")]
    [InlineData("{\"version\":1,\"placements\":[],\"scopes\":[1]}", "scopes is no text")]
    [InlineData("{\"version\":2,\"kinds\":{}}", "is a manifest of version 2, and this reads version 1")]
    [InlineData("{\"version\":2147483648,\"placements\":[]}", "version is no number")]
    [InlineData("{\"version\":1,\"placements\":[],\"\\u001b[2J\":1}", "has \"\\u001B[2J\", which")]
    [InlineData("{\"version\":1,\"placements\":[],\"\\ud800\":1}", "half a character")]
    public async Task A_manifest_of_another_form_is_refused(string manifest, string expected) =>
        await AssertRefusedAsync(manifest, expected);

    [Theory]
    [InlineData("{}", "bind has no \"PLACEMENT\"")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\"}", "bind has no \"HANDLER\"")]
    [InlineData("{\"PLACEMENT\":\"\",\"HANDLER\":\"~/a\"}", "PLACEMENT is no placement code")]
    [InlineData("{\"PLACEMENT\":\"LEFT MENU\",\"HANDLER\":\"~/a\"}", "PLACEMENT is no placement code")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\\u202e\",\"HANDLER\":\"~/a\"}", "PLACEMENT is no placement code")]
    [InlineData("{\"PLACEMENT\":7,\"HANDLER\":\"~/a\"}", "PLACEMENT is no text")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"/a\"}", "HANDLER is neither")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"javascript:alert(1)\"}", "HANDLER is neither")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\\u001b[2J\"}", "HANDLER is neither")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"TITLE\":{}}", "TITLE is no text")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"TITLE\":\"\\udc00\"}", "TITLE has half a character")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"TITLE\":\"A\",\"TITLE\":\"B\"}", "has \"TITLE\" twice")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"Title\":\"A\"}", "has \"Title\", which is no part")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"LANG_ALL\":[]}", "LANG_ALL is no object")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"LANG_ALL\":{\"de\":\"A\"}}", "LANG_ALL.de is no object")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"LANG_ALL\":{\"de\":{\"TEXT\":\"A\"}}}", "LANG_ALL.de has \"TEXT\"")]
    [InlineData(
        "{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"OPTIONS\":{\"a\":[1]}}", "OPTIONS.a is neither a text nor a whole number")]
    [InlineData(
        "{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"OPTIONS\":{\"a\":1.5}}", "OPTIONS.a is neither a text nor a whole number")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"OPTIONS\":{\"a\":\"1\",\"a\":\"2\"}}", "has \"a\" twice")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"OPTIONS\":{\"a\":\"\\ud800\"}}", "OPTIONS.a has half a character")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"USER_ID\":-1}", "USER_ID is no number of at least 1")]
    [InlineData("{\"PLACEMENT\":\"LEFT_MENU\",\"HANDLER\":\"~/a\",\"USER_ID\":99999999999}", "USER_ID is no number of at least 1")]
    public async Task Parameters_that_placement_bind_does_not_have_are_refused(string bind, string expected) =>
        await AssertRefusedAsync($$"""{"version":1,"placements":[{"bind":{{bind}},"class":"Acme.A"}]}""", "placements[0].bind", expected);

    [Fact]
    public async Task What_nests_without_end_is_refused() =>
        await AssertRefusedAsync(
            "{\"version\":1,\"placements\":" + new string('[', 100_000) + new string(']', 100_000) + "}", "nests deeper than");

    [Fact]
    public async Task What_is_cut_at_any_place_is_refused()
    {
        string whole = TestManifest.Of(TestManifest.Item("LEFT_MENU", "~/menu", "Menü"));
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(whole);
        string path = Path.Combine(_folder.Path, "old.json");
        for (int length = 0; length < utf8.Length; length++)
        {
            await File.WriteAllBytesAsync(path, utf8[..length], TestContext.Current.CancellationToken);
            AssertRefused(await ToolRun.StartAsync("diff", path, path), "old.json");
        }
    }

    [Fact]
    public async Task What_is_no_UTF_8_is_refused()
    {
        string path = Path.Combine(_folder.Path, "old.json");
        await File.WriteAllBytesAsync(
            path, [.. "{\"version\":1,\"placements\":[],\"scopes\":[\""u8, 0xFF, 0xFE, .. "\"]}"u8], TestContext.Current.CancellationToken);

        AssertRefused(await ToolRun.StartAsync("diff", path, path), "old.json");
    }

    [Fact]
    public async Task A_file_of_any_size_is_refused_before_it_is_read()
    {
        string path = Path.Combine(_folder.Path, "old.json");
        await using (var file = new FileStream(path, FileMode.Create))
        {
            file.SetLength(3L * 1024 * 1024 * 1024);
        }

        AssertRefused(await ToolRun.StartAsync("diff", path, path), "is larger than 64 MB");
    }

    [Fact]
    public async Task A_byte_order_mark_is_none_of_it()
    {
        string path = _folder.Write("old.json", "\uFEFF" + TestManifest.Of());

        Assert.Equal(0, (await ToolRun.StartAsync("diff", path, path)).ExitCode);
    }

    [Fact]
    public async Task A_newer_manifest_in_an_assembly_says_which_versions_there_are()
    {
        string path = TestAssembly.Write(_folder.Path, "Acme.Sales", """{"version":3,"placements":{"of":"another form"}}""");

        AssertRefused(await ToolRun.StartAsync("export", "--assembly", path), "is a manifest of version 3, and this reads version 1");
    }

    private async Task AssertRefusedAsync(string manifest, params string[] expected)
    {
        string path = _folder.Write("old.json", manifest);
        ToolRun ofFile = await ToolRun.StartAsync("diff", path, path);
        AssertRefused(ofFile, ["old.json", .. expected]);

        string assembly = TestAssembly.Write(_folder.Path, "Acme.Sales", manifest);
        AssertRefused(await ToolRun.StartAsync("export", "--assembly", assembly), ["Acme.Sales.dll", .. expected]);
    }

    private static void AssertRefused(ToolRun run, params string[] expected)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.All(expected, text => Assert.Contains(text, run.Error, StringComparison.Ordinal));
        string line = Assert.Single(run.Error.Trim().Split('\n'));
        Assert.InRange(line.Length, 1, 400);
        Assert.DoesNotContain(line, char.IsControl);
    }
}
