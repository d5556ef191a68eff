using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>The fix of PLC0801.</summary>
public class EnsureSuccessTests
{
    private const string Title = "Call EnsureSuccess()";
    private const string Call = InstallerProject.Call;
    private const string Unmarked = InstallerProject.Unmarked;

    private const string FirstFixed =
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed class Installer(IBitrixClient client, Uri address)
        {
            public async Task RunAsync()
            {
                (await PlacementRegistration.UnregisterAsync(client, [], address)).EnsureSuccess();
                (await PlacementRegistration.RegisterAsync(client, [], address)).EnsureSuccess();
            }

            public void Run() => PlacementRegistration.RegisterAsync(client, [], address);
        }
        """;

    private const string SecondFixed =
        """
        using System;
        using Placement;

        internal sealed class Remover(IBitrixClient client, Uri address)
        {
            public void Run() => PlacementRegistration.UnregisterAsync(client, [], address).GetAwaiter().GetResult().EnsureSuccess();
        }
        """;

    [Theory]
    [InlineData($"await {Call};", $"(await {Unmarked}).EnsureSuccess();")]
    [InlineData($"_ = await {Call};", $"(await {Unmarked}).EnsureSuccess();")]
    [InlineData($"_ = (await {Call});", $"(await {Unmarked}).EnsureSuccess();")]
    [InlineData($"await {Call}.ConfigureAwait(false);", $"(await {Unmarked}.ConfigureAwait(false)).EnsureSuccess();")]
    [InlineData($"_ = await {Call}.ConfigureAwait(false);", $"(await {Unmarked}.ConfigureAwait(false)).EnsureSuccess();")]
    [InlineData($"{Call}.GetAwaiter().GetResult();", $"{Unmarked}.GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData($"{Call}.Wait();", $"{Unmarked}.GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData($"_ = {Call}.Result;", $"{Unmarked}.Result.EnsureSuccess();")]
    [InlineData($"{Call};", $"(await {Unmarked}).EnsureSuccess();")]
    [InlineData($"_ = {Call};", $"(await {Unmarked}).EnsureSuccess();")]
    [InlineData($"{Call}.ConfigureAwait(false);", $"(await {Unmarked}.ConfigureAwait(false)).EnsureSuccess();")]
    [InlineData($"var report = await {Call};", $"var report = (await {Unmarked}).EnsureSuccess();")]
    [InlineData("client?{|PLC0801:.RegisterPlacementsAsync(address)|}.Wait();", "client?.RegisterPlacementsAsync(address).GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData("await client?{|PLC0801:.RegisterPlacementsAsync(address)|}!;", "(await client?.RegisterPlacementsAsync(address)!).EnsureSuccess();")]
    [InlineData($"_ = /* fire */ {Call}.Result;", $"_ = /* fire */ {Unmarked}.Result.EnsureSuccess();")]
    [InlineData($"/* one */ await {Call} /* two */; // three", $"/* one */ (await {Unmarked}).EnsureSuccess() /* two */; // three")]
    [InlineData($"Func<Task> action = async () => await {Call};", $"Func<Task> action = async () => (await {Unmarked}).EnsureSuccess();")]
    [InlineData(
        $"Func<Task> action = async () => _ = await {Call};", $"Func<Task> action = async () => (await {Unmarked}).EnsureSuccess();")]
    [InlineData($"Func<Task> action = async () => {Call};", $"Func<Task> action = async () => (await {Unmarked}).EnsureSuccess();")]
    [InlineData($"Action action = () => {Call}.Wait();", $"Action action = () => {Unmarked}.GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData($"for (_ = await {Call}; ;) {{ }}", $"for ((await {Unmarked}).EnsureSuccess(); ;) {{ }}")]
    public Task The_fix_looks_at_the_report(string before, string after) =>
        Statement(before).VerifyFixAsync("PLC0801", Title, Statement(after).Sources[0].Source);

    [Fact]
    public Task Top_level_statements() => (new RuleProject(
        """
        using System;
        using System.Net.Http;
        using Placement;

        var client = new BitrixClient(new HttpClient(), new PortalTokens(new Uri("https://acme.bitrix24.com/rest/"), args[0]));
        {|PLC0801:PlacementRegistration.RegisterAsync(client, [], new Uri("https://myapp.example.com"))|};
        var report = await {|PLC0801:PlacementRegistration.RegisterAsync(client, [], new Uri("https://myapp.example.com"))|};
        var second = await PlacementRegistration.RegisterAsync(client, [], new Uri("https://myapp.example.com"));
        Console.WriteLine(second);
        """)
    { Errors = ["CS0260"] }).VerifyFixAllAsync(
            "PLC0801",
            Title,
            """
            using System;
            using System.Net.Http;
            using Placement;

            var client = new BitrixClient(new HttpClient(), new PortalTokens(new Uri("https://acme.bitrix24.com/rest/"), args[0]));
            (await PlacementRegistration.RegisterAsync(client, [], new Uri("https://myapp.example.com"))).EnsureSuccess();
            var report = (await PlacementRegistration.RegisterAsync(client, [], new Uri("https://myapp.example.com"))).EnsureSuccess();
            var second = await PlacementRegistration.RegisterAsync(client, [], new Uri("https://myapp.example.com"));
            Console.WriteLine(second);
            """);

    [Fact]
    public Task The_fix_keeps_code_that_is_compiled_on_condition() => Statement(
        """
        await {|PLC0801:client.RegisterPlacementsAsync(
        #if ELSEWHERE
                    null!
        #else
                    address
        #endif
                    )|};
        """).VerifyFixAsync(
            "PLC0801",
            Title,
            Statement(
                """
                (await client.RegisterPlacementsAsync(
                #if ELSEWHERE
                            null!
                #else
                            address
                #endif
                            )).EnsureSuccess();
                """).Sources[0].Source);

    [Fact]
    public Task The_fix_keeps_lines_and_comments() => InstallerProject.Create(
        """
        // All portals.
            public async Task RunAsync()
            {
                // The deal tab, mostly.
                await {|PLC0801:client
                    .RegisterPlacementsAsync(
                        address, // from the configuration
                        new RegistrationOptions { StaleBindings = StaleBindings.Keep })|}
                    .ConfigureAwait(false); // once a day

                {|PLC0801:client.RegisterPlacementsAsync(address)|} // again
                    .Wait();
            }
        """).VerifyFixAllAsync(
            "PLC0801",
            Title,
            InstallerProject.Create(
                """
                // All portals.
                    public async Task RunAsync()
                    {
                        // The deal tab, mostly.
                        (await client
                            .RegisterPlacementsAsync(
                                address, // from the configuration
                                new RegistrationOptions { StaleBindings = StaleBindings.Keep })
                            .ConfigureAwait(false)).EnsureSuccess(); // once a day

                        client.RegisterPlacementsAsync(address) // again
                            .GetAwaiter().GetResult().EnsureSuccess();
                    }
                """).Sources[0].Source);

    [Theory]
    [InlineData($"async Task RunAsync() => await {Call};", $"async Task RunAsync() => (await {Unmarked}).EnsureSuccess();")]
    [InlineData($"async Task RunAsync() => {Call};", $"async Task RunAsync() => (await {Unmarked}).EnsureSuccess();")]
    [InlineData($"void Run() => {Call}.Wait();", $"void Run() => {Unmarked}.GetAwaiter().GetResult().EnsureSuccess();")]
    public Task The_fix_of_a_method_with_an_expression_as_its_body(string before, string after) =>
        InstallerProject.Create(before).VerifyFixAsync("PLC0801", Title, InstallerProject.Create(after).Sources[0].Source);

    [Fact]
    public Task The_fix_of_a_report_without_a_task() => new RuleProject(
        """
        using Placement;

        internal sealed class Installer
        {
            public void Run() => {|PLC0801:RegisterAsync()|};

            private RegistrationReport RegisterAsync() => new([]);
        }
        """).VerifyFixAsync(
            "PLC0801",
            Title,
            """
            using Placement;

            internal sealed class Installer
            {
                public void Run() => RegisterAsync().EnsureSuccess();

                private RegistrationReport RegisterAsync() => new([]);
            }
            """);

    [Theory]
    [InlineData($"void Run() {{ {Call}; }}")]
    [InlineData($"void Run() {{ _ = {Call}; }}")]
    [InlineData($"void Run() => {Call};")]
    [InlineData($"Task RunAsync() => {Call};")]
    [InlineData($"Task RunAsync() {{ return {Call}; }}")]
    [InlineData($"async Task RunAsync() {{ await Task.Yield(); Action action = () => {Call}; }}")]
    [InlineData($"async Task RunAsync() {{ await Task.Yield(); Run(); void Run() {{ {Call}; }} }}")]
    [InlineData($"async Task RunAsync() {{ await Task.Yield(); lock (address) {{ {Call}; }} }}")]
    [InlineData("async Task RunAsync() { await Task.Yield(); client?{|PLC0801:.RegisterPlacementsAsync(address)|}; }")]
    [InlineData($"async Task RunAsync() {{ await Task.Yield(); Task<RegistrationReport> task = {Call}; }}")]
    [InlineData($"async Task RunAsync() {{ await Task.Yield(); {Call}.Wait(1000); }}")]
    [InlineData($"async Task RunAsync() {{ await Task.Yield(); {Call}.GetAwaiter(); }}")]
    public async Task No_fix_where_it_would_not_compile_or_would_do_something_else(string member)
    {
        Assert.Empty(await InstallerProject.Create(member).OfferedFixesAsync("PLC0801"));
    }

    [Fact]
    public Task Fix_all() => ThreeInTwoFiles.VerifyFixAllAsync("PLC0801", Title, FirstFixed, SecondFixed);

    [Fact]
    public Task Fix_all_in_a_document() =>
        ThreeInTwoFiles.VerifyFixAllAsync(FixAllScope.Document, "PLC0801", Title, FirstFixed, ThreeInTwoFiles.Sources[1].Source);

    private static RuleProject ThreeInTwoFiles => new(
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed class Installer(IBitrixClient client, Uri address)
        {
            public async Task RunAsync()
            {
                await {|PLC0801:PlacementRegistration.UnregisterAsync(client, [], address)|};
                _ = await {|PLC0801:PlacementRegistration.RegisterAsync(client, [], address)|};
            }

            public void Run() => {|PLC0801:PlacementRegistration.RegisterAsync(client, [], address)|};
        }
        """,
        """
        using System;
        using Placement;

        internal sealed class Remover(IBitrixClient client, Uri address)
        {
            public void Run() => {|PLC0801:PlacementRegistration.UnregisterAsync(client, [], address)|}.Wait();
        }
        """);

    private static RuleProject Statement(string statement) =>
        InstallerProject.Create($"async Task RunAsync()\n    {{\n        await Task.Yield();\n        {statement}\n    }}");
}
