using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0801.</summary>
public class IgnoredReportTests
{
    private const string Call = InstallerProject.Call;
    private const string Unmarked = InstallerProject.Unmarked;

    [Theory]
    [InlineData("RegisterPlacementsAsync(address)", "RegisterPlacementsAsync")]
    [InlineData(
        "UnregisterPlacementsAsync(new Uri(\"https://myapp.example.com\"), cancellationToken: default)", "UnregisterPlacementsAsync")]
    public Task A_report_that_is_awaited_and_dropped(string call, string name) => InstallerProject.Create(
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
    public Task Ways_to_ignore_it(string statement) =>
        InstallerProject.Create($$"""async Task RunAsync() { {{statement}} await Task.Yield(); }""").VerifyAsync();

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
    public Task Functions_that_return_no_report(string member) => InstallerProject.Create(member).VerifyAsync();

    [Theory]
    [InlineData($"var report = await {Call};")]
    [InlineData($"RegistrationReport report = await {Call};")]
    [InlineData($"Task<RegistrationReport> task = {Call};")]
    [InlineData($"var report = {Call}.Result; Action other = () => {{ var message = \"report\"; Console.WriteLine(message); }};")]
    public Task A_variable_that_nobody_reads(string statement) =>
        InstallerProject.Create($$"""async Task RunAsync() { await Task.Yield(); {{statement}} }""").VerifyAsync();

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
    public Task Near_misses(string statement) => InstallerProject.Create(
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
    public Task Functions_that_return_the_report(string member) => InstallerProject.Create(member).VerifyAsync();

    [Fact]
    public Task A_variable_that_code_which_is_not_compiled_now_may_read() => InstallerProject.Create(
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
        (InstallerProject.Create($$"""async Task RunAsync() { {{statement}} }""") with { Errors = errors }).VerifyAsync();
}
