using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0803.</summary>
public class WebhookTests
{
    private const string Hook = "{|PLC0803:\"https://acme.bitrix24.com/rest/1/abc123/\"|}";

    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123/")]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123")]
    [InlineData("https://acme.bitrix24.com/rest/17/abc123/profile.json")]
    [InlineData("https://acme.bitrix24.com/rest/api/1/abc123/")]
    [InlineData("https://acme.bitrix24.com/REST/1/abc123/crm/x/y")]
    [InlineData("https://joe:secret@acme.bitrix24.com/rest/1/abc123/")]
    public Task Tokens_of_a_webhook(string address) => Code(
        $$"""_ = new PortalTokens(new Uri({|PLC0803:"{{address}}"|}), token);""").VerifyAsync(
            "A webhook cannot register widgets: Bitrix24 answers WRONG_AUTH_TYPE. Use https://acme.bitrix24.com/rest/ with an application's token.");

    [Theory]
    [InlineData($"_ = new PortalTokens(new Uri({Hook}), token);")]
    [InlineData($"_ = new Placement.PortalTokens(new({Hook}), token);")]
    [InlineData($"_ = new PortalTokens(accessToken: token, clientEndpoint: new Uri({Hook}));")]
    [InlineData($"_ = new BitrixClient(http, new PortalTokens(new Uri({Hook}), token) {{ UserId = 1 }});")]
    [InlineData($"_ = new BitrixClient(http, new(new Uri({Hook}), token));")]
    [InlineData($"PortalTokens tokens = new(new Uri({Hook}), token);")]
    [InlineData($"PortalTokens? tokens = new(new Uri({Hook}), token);")]
    [InlineData($"Placement.PortalTokens tokens = new(new({Hook}), token);")]
    [InlineData($"global::Placement.PortalTokens tokens; tokens = new(new({Hook}), token);")]
    [InlineData($"_ = new PortalTokens(other, token) {{ ClientEndpoint = new Uri({Hook}) }};")]
    [InlineData($"_ = known with {{ AccessToken = token, ClientEndpoint = new({Hook}) }};")]
    [InlineData("_ = new PortalTokens(new Uri({|PLC0803:Webhook|}), token);")]
    [InlineData("_ = new PortalTokens(new Uri({|PLC0803:\"https://\" + nameof(acme) + \".bitrix24.com/rest/1/abc123/\"|}), token);")]
    [InlineData("_ = new PortalTokens(new Uri({|PLC0803:$\"{Webhook}\"|}), token);")]
    [InlineData("_ = new PortalTokens({|PLC0803:Address|}, token);")]
    [InlineData("Uri local = new(Webhook); PortalTokens tokens = new({|PLC0803:local|}, token);")]
    public Task Ways_to_make_tokens(string statement) => Code(statement).VerifyAsync();

    [Theory]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123/placement.bind.json", "placement.bind")]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123/placement.bind", "placement.bind")]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123/Placement.UNBIND.xml", "placement.unbind")]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123/placement.get/", "placement.get")]
    [InlineData("https://acme.bitrix24.com/rest/1/abc123/placement.list?SCOPE=crm", "placement.list")]
    [InlineData("https://acme.bitrix24.com/rest/api/1/abc123/placement.bind", "placement.bind")]
    public Task The_address_of_a_method(string address, string method) => Code(
        $$"""await http.PostAsync({|PLC0803:"{{address}}"|}, null);""").VerifyAsync(
            $"A webhook cannot call {method}: Bitrix24 answers WRONG_AUTH_TYPE. Use https://acme.bitrix24.com/rest/ with an application's token.");

    [Theory]
    [InlineData("{|PLC0803:Webhook + \"placement.bind\"|}")]
    [InlineData("{|PLC0803:Webhook + \"placement.\" + \"bind\"|}")]
    [InlineData("{|PLC0803:(Webhook + \"placement.bind\")|}")]
    [InlineData("{|PLC0803:(\"https://placement.example.com/rest/1/abc123/\") + (\"placement.bind\" + \".json\")|}")]
    [InlineData("{|PLC0803:$\"{Webhook}placement.bind\"|}")]
    [InlineData("{|PLC0803:$\"https://{Host}/rest/1/abc123/placement.bind\"|}")]
    [InlineData("{|PLC0803:$\"{Webhook}{\"placement.bind\"}\"|}")]
    [InlineData("{|PLC0803:$\"{Webhook}placement.bind?PLACEMENT={code}\"|}")]
    [InlineData("{|PLC0803:Webhook + \"placement.bind?PLACEMENT=\"|} + code")]
    [InlineData("{|PLC0803:Webhook + $\"placement.bind\"|}")]
    [InlineData("{|PLC0803:$\"\"\"{Webhook}placement.bind\"\"\"|}")]
    [InlineData("new Uri({|PLC0803:@\"https://acme.bitrix24.com/rest/1/abc123/placement.bind\"|})")]
    public Task Texts(string text) => Code($"await http.PostAsync({text}, null);").VerifyAsync();

    [Theory]
    [InlineData("const string Bind = {|PLC0803:Webhook + \"placement.bind\"|}; await http.PostAsync(Bind, null);")]
    [InlineData("_ = new PortalTokens(new Uri({|PLC0803:Webhook + \"placement.bind\"|}), token);")]
    public Task An_address_is_reported_once(string statement) => Code(statement).VerifyAsync();

    [Theory]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/rest/\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/rest/1/\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/rest/api/\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/rest/api/1\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/rest/x1/abc\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/x/rest/1/abc/\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"ftp://acme.bitrix24.com/rest/1/abc/\"), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"/rest/1/abc/\", UriKind.Relative), token);")]
    [InlineData("_ = new PortalTokens(new Uri(\"\"), \"https://acme.bitrix24.com/rest/1/abc/\");")]
    [InlineData("_ = new PortalTokens(new Uri(null!), null!);")]
    [InlineData("_ = new PortalTokens(null!, null!);")]
    [InlineData("_ = new PortalTokens(new Uri(token), token);")]
    [InlineData("_ = new Tokens(new Uri(\"https://acme.bitrix24.com/rest/1/abc/\"), token);")]
    [InlineData("Tokens tokens = new(new Uri(\"https://acme.bitrix24.com/rest/1/abc/\"), token);")]
    [InlineData("Keep(new(new Uri(\"https://acme.bitrix24.com/rest/1/abc/\"), token));")]
    [InlineData("_ = new Tokens(other, token) { ClientEndpoint = new Uri(\"https://acme.bitrix24.com/rest/1/abc/\") };")]
    [InlineData("await http.PostAsync(Webhook + \"crm.deal.list\", null);")]
    [InlineData("await http.PostAsync(Webhook + \"batch\", null);")]
    [InlineData("await http.PostAsync(Webhook + code, null);")]
    [InlineData("await http.PostAsync(Webhook + \"placement.binding\", null);")]
    [InlineData("await http.PostAsync(Webhook + \"userfieldtype.add?next=placement.bind\", null);")]
    [InlineData("await http.PostAsync(\"https://acme.bitrix24.com/rest/placement.bind\", null);")]
    [InlineData("await http.PostAsync(\"https://acme.bitrix24.com/rest/1/placement.bind\", null);")]
    [InlineData("await http.PostAsync($\"https://acme.bitrix24.com/rest/1/{code}/placement.bind\", null);")]
    [InlineData("await http.PostAsync($\"{token}placement.bind\", null);")]
    [InlineData("await http.PostAsync(token + \"placement.bind\", null);")]
    [InlineData("Console.WriteLine(\"See https://acme.bitrix24.com/rest/1/abc/placement.bind\");")]
    [InlineData("Console.WriteLine(\"placement.bind\");")]
    [InlineData("Console.WriteLine(\"placement.\" + token + $\"{code}placement.\");")]
    public Task Near_misses(string statement) => Code(statement).VerifyAsync();

    [Theory]
    [InlineData("_ = new PortalTokens(new Uri(\"https://acme.bitrix24.com/rest/1/abc/\"));", "CS7036")]
    [InlineData("_ = new PortalTokens(\"https://acme.bitrix24.com/rest/1/abc/\", token);", "CS1503")]
    [InlineData("_ = known with { ClientEndpoint = \"https://acme.bitrix24.com/rest/1/abc/\" };", "CS0029")]
    [InlineData("var tokens = new(new Uri(\"https://acme.bitrix24.com/rest/1/abc/\"), token);", "CS8754")]
    [InlineData("await http.PostAsync(Unknown + \"placement.bind\", null);", "CS0103")]
    public Task Code_that_does_not_compile_gets_no_second_diagnostic(string statement, string error) =>
        (Code(statement) with { Errors = [error] }).VerifyAsync();

    [Fact]
    public Task Attributes_fields_and_constants() => new RuleProject(
        """
        using System;
        using Placement;

        internal sealed partial class Portal
        {
            private sealed class Inner
            {
                private const string Bind = {|PLC0803:"https://acme.bitrix24.com/rest/1/abc123/placement.bind"|};

                [Obsolete({|PLC0803:"https://acme.bitrix24.com/rest/1/abc123/placement.bind"|})]
                public static PortalTokens Tokens { get; } = new(new Uri({|PLC0803:"https://acme.bitrix24.com/rest/1/abc123/"|}), "token");
            }
        }
        """,
        """
        using System;
        using Placement;

        internal sealed partial class Portal
        {
            private readonly PortalTokens _tokens = new(new Uri({|PLC0803:"https://acme.bitrix24.com/rest/1/abc123/"|}), "token"), _none = null!;
        }
        """).VerifyAsync();

    [Fact]
    public Task Tokens_and_addresses_that_other_files_name() => new RuleProject(
        """
        using System;
        using System.Net.Http;
        using Placement;

        internal static class Portal
        {
            public static BitrixClient Connect(HttpClient http, string token) => new(http, new(new Uri({|PLC0803:Addresses.Webhook|}), token));
        }
        """,
        """
        internal static class Addresses
        {
            public const string Webhook = "https://acme.bitrix24.com/rest/1/abc123/";
        }
        """).VerifyAsync();

    [Fact]
    public async Task The_code_of_a_webhook_is_never_shown()
    {
        var project = Code(
            """
            _ = new PortalTokens(new Uri("https://joe:s3cret@acme.bitrix24.com/rest/1/s3cret/s3cret.json?auth=s3cret"), token);
            await http.PostAsync("https://joe:s3cret@acme.bitrix24.com/rest/1/s3cret/placement.bind?auth=s3cret", null);
            """);

        var diagnostics = await project.DiagnosticsAsync();

        Assert.Equal(2, diagnostics.Length);
        Assert.All(diagnostics, static diagnostic =>
        {
            Assert.DoesNotContain("s3cret", diagnostic.ToString(), StringComparison.Ordinal);
            Assert.Empty(diagnostic.Properties);
        });
    }

    private static RuleProject Code(string statement) => new(
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Placement;

        namespace Acme.Sales;

        internal static class Portal
        {
            private const string Webhook = "https://acme.bitrix24.com/rest/1/abc123/";
            private const string Host = "acme.bitrix24.com";
            private static readonly Uri Address = new(Webhook);

            public static async Task RunAsync(HttpClient http, PortalTokens known, Uri other, string token, string code, object acme)
            {
                await Task.Yield();
                {{statement}}
            }

            private static void Keep(Tokens tokens) => Console.WriteLine(tokens);
        }

        internal sealed record Tokens(Uri Endpoint, string Token)
        {
            public Uri? ClientEndpoint { get; init; }
        }
        """);
}
