using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0801.</summary>
public class IgnoredReportTests
{
    private const string Title = "Call EnsureSuccess()";

    /// <summary>The call that is ignored in most examples, with the rule's mark.</summary>
    private const string Call = "{|PLC0801:client.RegisterPlacementsAsync(address)|}";

    private const string Unmarked = "client.RegisterPlacementsAsync(address)";

    [Theory]
    [InlineData("RegisterPlacementsAsync(address)", "RegisterPlacementsAsync")]
    [InlineData("UnregisterPlacementsAsync(new Uri(\"https://myapp.example.com\"), cancellationToken: default)", "UnregisterPlacementsAsync")]
    public Task A_report_that_is_awaited_and_dropped(string call, string name) => Member(
        $$"""async Task RunAsync() { await {|PLC0801:client.{{call}}|}; }""").VerifyAsync(
            $"The report of {name} is ignored, so nobody learns what Bitrix24 refused. Call EnsureSuccess(), or look at the report.");

    [Theory]
    [InlineData($"await {Call};")]
    [InlineData($"await ({Call});")]
    [InlineData($"await {Call}.ConfigureAwait(false);")]
    [InlineData($"_ = await {Call};")]
    [InlineData($"_ = (await {Call}.ConfigureAwait(false));")]
    [InlineData($"_ = await {Call}!;")]
    [InlineData($"{Call};")]
    [InlineData($"_ = {Call};")]
    [InlineData($"{Call}.ConfigureAwait(false);")]
    [InlineData($"{Call}.Wait();")]
    [InlineData($"{Call}.Wait(1000);")]
    [InlineData($"{Call}.GetAwaiter().GetResult();")]
    [InlineData($"{Call}.ConfigureAwait(false).GetAwaiter().GetResult();")]
    [InlineData($"_ = {Call}.Result;")]
    [InlineData($"_ = ({Call}).Result;")]
    [InlineData("client?{|PLC0801:.RegisterPlacementsAsync(address)|};")]
    [InlineData("await client?{|PLC0801:.RegisterPlacementsAsync(address)|}!;")]
    [InlineData("client?{|PLC0801:.RegisterPlacementsAsync(address)|}.Wait();")]
    [InlineData("await {|PLC0801:WidgetPlacements.RegisterPlacementsAsync(client, address)|};")]
    [InlineData("await {|PLC0801:global::Acme.Sales.WidgetPlacements.UnregisterPlacementsAsync(client, baseAddress: address)|};")]
    [InlineData("await {|PLC0801:PlacementRegistration.RegisterAsync(client, WidgetPlacements.All, address)|};")]
    [InlineData("await {|PLC0801:PlacementRegistration.UnregisterAsync(client, WidgetPlacements.All, address)|};")]
    [InlineData($"if (address.IsFile) await {Call};")]
    [InlineData($"for (int i = 0; i < 2; i++, await {Call}) {{ }}")]
    [InlineData($"for (_ = await {Call}; ;) {{ }}")]
    [InlineData($"foreach (int portal in new[] {{ 1, 2 }}) {{ await {Call}; }}")]
    public Task Ways_to_ignore_it(string statement) => Member($$"""async Task RunAsync() { {{statement}} await Task.Yield(); }""").VerifyAsync();

    [Theory]
    [InlineData($"async Task RunAsync() => await {Call};")]
    [InlineData($"async Task RunAsync() => _ = await {Call};")]
    [InlineData($"async ValueTask RunAsync() => await {Call};")]
    [InlineData($"async void Run() => await {Call};")]
    [InlineData($"void Run() => {Call};")]
    [InlineData($"void Run() => {Call}.Wait();")]
    [InlineData($"Task RunAsync() => {Call};")]
    [InlineData($"Task RunAsync() {{ return {Call}; }}")]
    [InlineData($"Task Running => {Call};")]
    [InlineData($"Task Running {{ get {{ return {Call}; }} }}")]
    [InlineData($"Task Running {{ get => {Call}; }}")]
    [InlineData($"void Run() {{ Local(); async Task Local() => await {Call}; }}")]
    [InlineData($"Func<Task> Action => async () => await {Call};")]
    [InlineData($"Func<Task> Action => async () => {{ await {Call}; }};")]
    [InlineData($"Func<Task> Action => () => {Call};")]
    [InlineData($"Func<Task> Action => () => {{ return {Call}; }};")]
    [InlineData($"Func<Task> Action => delegate {{ return {Call}; }};")]
    [InlineData($"Func<int, Task> Action => async portal => await {Call};")]
    [InlineData($"Action Action => () => {Call};")]
    [InlineData($"Action Action => async () => await {Call};")]
    public Task Functions_that_return_no_report(string member) => Member(member).VerifyAsync();

    [Theory]
    [InlineData($"var report = await {Call};")]
    [InlineData($"RegistrationReport report = await {Call};")]
    [InlineData($"Task<RegistrationReport> task = {Call};")]
    [InlineData($"var report = {Call}.Result; Action other = () => {{ var message = \"report\"; Console.WriteLine(message); }};")]
    public Task A_variable_that_nobody_reads(string statement) => Member($$"""async Task RunAsync() { await Task.Yield(); {{statement}} }""").VerifyAsync();

    [Theory]
    [InlineData($"(await {Unmarked}).EnsureSuccess();")]
    [InlineData($"(await {Unmarked}.ConfigureAwait(false)).EnsureSuccess();")]
    [InlineData($"{Unmarked}.Result.EnsureSuccess();")]
    [InlineData($"{Unmarked}.GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData($"_ = (await {Unmarked}).Succeeded;")]
    [InlineData($"Console.WriteLine(await {Unmarked});")]
    [InlineData($"Console.WriteLine((await {Unmarked}).ToString());")]
    [InlineData($"Console.WriteLine($\"{{await {Unmarked}}}\");")]
    [InlineData($"if ((await {Unmarked}).Succeeded) {{ }}")]
    [InlineData($"var report = await {Unmarked}; report.EnsureSuccess();")]
    [InlineData($"var report = await {Unmarked}; Action look = () => Console.WriteLine(report);")]
    [InlineData($"var task = {Unmarked}; await task;")]
    [InlineData($"RegistrationReport report; report = await {Unmarked}; Console.WriteLine(report);")]
    [InlineData($"Last = await {Unmarked};")]
    [InlineData($"RegistrationReport _ = null!; _ = await {Unmarked}; Console.WriteLine(_);")]
    [InlineData($"await Task.WhenAll({Unmarked});")]
    [InlineData($"await {Unmarked}.ContinueWith(task => Console.WriteLine(task.Result));")]
    [InlineData($"if (!{Unmarked}.Wait(1000)) {{ }}")]
    [InlineData($"await Task.Run(() => {Unmarked});")]
    [InlineData($"Func<Task<RegistrationReport>> action = async () => await {Unmarked}; await action();")]
    [InlineData($"Func<Task<RegistrationReport>> action = () => {Unmarked}; await action();")]
    [InlineData($"Func<Task<RegistrationReport>> action = async () => _ = await {Unmarked}; await action();")]
    [InlineData($"Func<object> action = () => {Unmarked}; action();")]
    [InlineData("await client.PlanPlacementsAsync(address);")]
    [InlineData("await PlacementRegistration.PlanAsync(client, WidgetPlacements.All, address);")]
    [InlineData("var register = client.RegisterPlacementsAsync; await register(address, null, default);")]
    [InlineData("_ = nameof(WidgetPlacements.RegisterPlacementsAsync);")]
    public Task Near_misses(string statement) => Member(
        $$"""
        RegistrationReport? Last { get; set; }
        async Task RunAsync() { {{statement}} await Task.Yield(); }
        """).VerifyAsync();

    [Theory]
    [InlineData($"Task<RegistrationReport> RunAsync() => {Unmarked};")]
    [InlineData($"async Task<RegistrationReport> RunAsync() => await {Unmarked};")]
    [InlineData($"Task<RegistrationReport> RunAsync() {{ return {Unmarked}; }}")]
    [InlineData($"async Task<object> RunAsync() {{ return await {Unmarked}; }}")]
    [InlineData($"object Run() => {Unmarked}.Result;")]
    [InlineData($"private readonly Task<RegistrationReport> _report = {Unmarked};")]
    public Task Functions_that_return_the_report(string member) => Member(member).VerifyAsync();

    [Fact]
    public Task A_variable_that_code_which_is_not_compiled_now_may_read() => Member(
        $$"""
        async Task RunAsync()
        {
            var report = await {{Unmarked}};
        #if LOUD
            Console.WriteLine(report);
        #endif
        }
        """).VerifyAsync();

    [Fact]
    public Task Own_methods_count_if_they_return_a_report() => new RuleProject(
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed class Installer
        {
            public async Task RunAsync()
            {
                await {|PLC0801:RegisterAsync()|};
                await {|PLC0801:RegisterPlacementsAsync<int>()|};
                {|PLC0801:UnregisterAsync()|};
                await UnregisterPlacementsAsync();
                await new Queue().RegisterAsync();
                Func<Task<RegistrationReport>>[] all = [RegisterAsync];
                await all[0]();
            }

            private Task<RegistrationReport> RegisterAsync() => throw new NotSupportedException();

            private ValueTask<RegistrationReport> RegisterPlacementsAsync<T>() => throw new NotSupportedException();

            private RegistrationReport UnregisterAsync() => throw new NotSupportedException();

            private Task<RegistrationPlan> UnregisterPlacementsAsync() => throw new NotSupportedException();
        }

        internal sealed class Queue
        {
            public Task<int> RegisterAsync() => Task.FromResult(1);
        }
        """).VerifyAsync();

    [Fact]
    public Task Partial_and_nested_classes() => new RuleProject(
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed partial class Outer
        {
            private static partial Task RunAsync(IBitrixClient client, Uri address);

            private sealed class Inner
            {
                public Inner(IBitrixClient client, Uri address) => {|PLC0801:PlacementRegistration.RegisterAsync(client, [], address)|}.Wait();
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed partial class Outer
        {
            private static async partial Task RunAsync(IBitrixClient client, Uri address) =>
                await {|PLC0801:PlacementRegistration.RegisterAsync(client, [], address)|};
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("await client.RegisterPlacementsAsync();", "CS7036")]
    [InlineData("await client.RegisterAsync(address);", "CS1061")]
    [InlineData("await RegisterPlacementsAsync(address);", "CS0103")]
    [InlineData("client.RegisterPlacementsAsync", "CS1002")]
    [InlineData("client.RegisterPlacementsAsync(", "CS1002", "CS1026", "CS7036")]
    public Task A_call_that_does_not_compile_is_none(string statement, params string[] errors) =>
        (Member($$"""async Task RunAsync() { {{statement}} }""") with { Errors = errors }).VerifyAsync();

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
    [InlineData($"Func<Task> action = async () => _ = await {Call};", $"Func<Task> action = async () => (await {Unmarked}).EnsureSuccess();")]
    [InlineData($"Func<Task> action = async () => {Call};", $"Func<Task> action = async () => (await {Unmarked}).EnsureSuccess();")]
    [InlineData($"Action action = () => {Call}.Wait();", $"Action action = () => {Unmarked}.GetAwaiter().GetResult().EnsureSuccess();")]
    [InlineData($"for (_ = await {Call}; ;) {{ }}", $"for ((await {Unmarked}).EnsureSuccess(); ;) {{ }}")]
    public Task The_fix_looks_at_the_report(string before, string after) => Statement(before).VerifyFixAsync("PLC0801", Title, Statement(after).Sources[0].Source);

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
    public Task The_fix_keeps_lines_and_comments() => Member(
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
            Member(
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
        Member(before).VerifyFixAsync("PLC0801", Title, Member(after).Sources[0].Source);

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
        Assert.Empty(await Member(member).OfferedFixesAsync("PLC0801"));
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

    private static RuleProject Statement(string statement) => Member($"async Task RunAsync()\n    {{\n        await Task.Yield();\n        {statement}\n    }}");

    private static RuleProject Member(string member) => new(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Placement;

        namespace Acme.Sales;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;

        internal sealed class Installer(IBitrixClient client, Uri address)
        {
            {{member}}
        }
        """);
}
