using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests.Rules;

/// <summary>PLC0802.</summary>
public class BaseAddressTests
{
    private const string Bad = "{|PLC0802:\"http://127.0.0.1:5000\"|}";

    [Theory]
    [InlineData("https://localhost:5001", "localhost", "this machine")]
    [InlineData("http://localhost", "localhost", "this machine")]
    [InlineData("https://intranet/apps/sales", "intranet", "a host name of the local network")]
    [InlineData("https://[::1]:5001", "[::1]", "a loopback address")]
    public Task A_host_that_Bitrix24_refuses(string address, string host, string why) => Call(
        $$"""client.RegisterPlacementsAsync(new Uri({|PLC0802:"{{address}}"|}))""").VerifyAsync(
            $"The host '{host}' is {why}: Bitrix24 answers ERROR_WRONG_HANDLER_URL to a host without a dot. Write the public address of the application.");

    [Theory]
    [InlineData("https://127.0.0.1:5001", "127.0.0.1", "a loopback address")]
    [InlineData("https://10.1.2.3", "10.1.2.3", "an address of a private network")]
    [InlineData("http://192.168.0.5/sales/", "192.168.0.5", "an address of a private network")]
    [InlineData("https://sales.localhost", "sales.localhost", "this machine")]
    [InlineData("https://SALES.Acme.Local", "sales.acme.local", "a name that only local networks know")]
    [InlineData("https://sales.test", "sales.test", "a name that only local networks know")]
    public Task A_host_that_users_cannot_reach(string address, string host, string why) => Call(
        $$"""client.RegisterPlacementsAsync(new Uri({|PLC0802:"{{address}}"|}))""").VerifyAsync(
            $"The host '{host}' is {why}: Bitrix24 registers the widgets, but its users see empty frames. Write the public address of the application.");

    [Theory]
    [InlineData($"client.RegisterPlacementsAsync(new Uri({Bad}))")]
    [InlineData($"client.PlanPlacementsAsync(new Uri({Bad}))")]
    [InlineData($"client.UnregisterPlacementsAsync(new Uri({Bad}))")]
    [InlineData($"client!.RegisterPlacementsAsync(new Uri({Bad}))")]
    [InlineData($"WidgetPlacements.RegisterPlacementsAsync(client, new Uri({Bad}))")]
    [InlineData($"WidgetPlacements.RegisterPlacementsAsync(baseAddress: new Uri({Bad}), client: client)")]
    [InlineData($"PlacementRegistration.RegisterAsync(client, WidgetPlacements.All, new Uri({Bad}))")]
    [InlineData($"PlacementRegistration.PlanAsync(client, WidgetPlacements.All, new Uri({Bad}), new RegistrationOptions())")]
    [InlineData($"PlacementRegistration.UnregisterAsync(baseAddress: new Uri({Bad}), bindings: WidgetPlacements.All, client: client)")]
    [InlineData($"client.RegisterPlacementsAsync(new({Bad}))")]
    [InlineData($"client.RegisterPlacementsAsync((new Uri({Bad}))!)")]
    [InlineData($"client.RegisterPlacementsAsync(new System.Uri({Bad}, UriKind.Absolute))")]
    [InlineData($"client.RegisterPlacementsAsync(baseAddress: new({Bad}), cancellationToken: default)")]
    public Task Ways_to_register(string call) => Call(call).VerifyAsync();

    [Theory]
    [InlineData("Host")]
    [InlineData("Addresses.Host")]
    [InlineData("\"https://\" + Name + \":5001\"")]
    [InlineData("$\"https://{Name}:5001\"")]
    [InlineData("\"https://\" + nameof(localhost)")]
    [InlineData("@\"https://localhost\"")]
    public Task Constants(string constant) => new RuleProject(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed class Installer(IBitrixClient client)
        {
            private const string Host = "https://localhost:5001";
            private const string Name = "localhost";

            public Task<RegistrationReport> RunAsync(string localhost) => PlacementRegistration.RegisterAsync(client, [], new Uri({|PLC0802:{{constant}}|}));
        }
        """,
        """
        internal static class Addresses
        {
            public const string Host = "https://192.168.0.1";
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("private static readonly Uri Address = new(\"https://localhost\");", "Address")]
    [InlineData("private readonly Uri _address = new Uri(\"https://localhost\");", "_address")]
    [InlineData("private readonly Uri _address = new Uri(\"https://localhost\");", "this._address")]
    [InlineData("private static readonly Uri Address = new(\"https://localhost\");", "Installer.Address")]
    [InlineData("private static Uri Address { get; } = new(\"https://localhost\");", "Address")]
    [InlineData("private static Uri Address => new(\"https://localhost\");", "Address")]
    public Task Fields_and_properties_of_the_document(string member, string name) => new RuleProject(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed class Installer(IBitrixClient client)
        {
            {{member}}

            public Task<RegistrationPlan> PlanAsync() => PlacementRegistration.PlanAsync(client, [], {|PLC0802:{{name}}|});

            public Task<RegistrationReport> RunAsync() => PlacementRegistration.RegisterAsync(client, [], {|PLC0802:{{name}}|});
        }
        """).VerifyAsync();

    [Fact]
    public Task Locals() => new RuleProject(
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal sealed class Installer(IBitrixClient client)
        {
            public async Task RunAsync()
            {
                var address = new Uri("https://localhost");
                Uri second = new("https://localhost");
                Console.WriteLine(await PlacementRegistration.PlanAsync(client, [], {|PLC0802:address|}));
                Console.WriteLine(await PlacementRegistration.RegisterAsync(client, [], {|PLC0802:address|}));
                Console.WriteLine(await PlacementRegistration.RegisterAsync(client, [], {|PLC0802:second|}));
            }
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("Uri address = new(\"https://localhost\"); if (args.Length > 0) address = new Uri(args[0]);", "address")]
    [InlineData("Uri address = new(\"https://localhost\"); Uri other; (address, other) = (new Uri(args[0]), new Uri(args[0]));", "address")]
    [InlineData("Uri address = new(\"https://localhost\"); Replace(ref address);", "address")]
    [InlineData("Uri address; address = new(\"https://localhost\");", "address")]
    [InlineData("string host = \"https://localhost\";", "new Uri(host)")]
    [InlineData("", "new Uri(args[0])")]
    [InlineData("", "new Uri($\"http://127.0.0.1:{args.Length}\")")]
    [InlineData("", "new UriBuilder(\"https://localhost\").Uri")]
    [InlineData("", "new Uri(new Uri(\"https://localhost\"), args[0])")]
    [InlineData("", "args.Length > 0 ? new Uri(args[0]) : new Uri(\"https://localhost\")")]
    [InlineData("", "Replaced")]
    [InlineData("", "Written")]
    [InlineData("", "Settable")]
    [InlineData("", "Overridable")]
    [InlineData("", "Elsewhere.Address")]
    [InlineData("", "null!")]
    [InlineData("", "new Uri(null!)")]
    public Task Addresses_that_are_known_at_run_time_only(string statement, string address) => new RuleProject(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal class Installer
        {
            private readonly Uri Replaced = new("https://localhost");
            private Uri Written = new("https://localhost");

            public Installer(Uri address) => Replaced = address;

            private Uri Settable { get; set; } = new("https://localhost");

            protected virtual Uri Overridable => new("https://localhost");

            public async Task<RegistrationReport> RunAsync(IBitrixClient client, string[] args)
            {
                {{statement}}
                Written = Settable;
                return await PlacementRegistration.RegisterAsync(client, [], {{address}});
            }

            private static void Replace(ref Uri address) => address = new("https://myapp.example.com");
        }
        """,
        """
        using System;

        internal static class Elsewhere
        {
            public static Uri Address { get; } = new("https://localhost");
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("https://myapp.example.com")]
    [InlineData("http://myapp.example.com")]
    [InlineData("https://203.0.113.7")]
    [InlineData("https://localhost.example.com")]
    [InlineData("/widgets")]
    [InlineData("localhost")]
    [InlineData("ftp://localhost")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData(" ")]
    public Task Near_misses(string address) => Call($"client.RegisterPlacementsAsync(new Uri(\"{address}\"))").VerifyAsync();

    [Fact]
    public Task Other_methods_and_parameters() => new RuleProject(
        """
        using System;
        using System.Threading.Tasks;
        using Placement;

        internal static class Queue
        {
            public static async Task RunAsync(IBitrixClient client)
            {
                await RegisterAsync(new Uri("http://localhost:5672"));
                Console.WriteLine(await PlacementRegistration.RegisterAsync(
                    client, [], new Uri("https://myapp.example.com"), new RegistrationOptions { FormerAddresses = [new Uri("https://localhost")] }));
                Console.WriteLine(await RegisterPlacementsAsync(new Uri("http://localhost:5672")));
            }

            private static Task RegisterAsync(Uri baseAddress) => Task.CompletedTask;

            private static Task<RegistrationReport> RegisterPlacementsAsync(Uri portal) => throw new NotSupportedException();
        }
        """).VerifyAsync();

    [Theory]
    [InlineData("client.RegisterPlacementsAsync(new Url(\"https://localhost\"))", "CS0246")]
    [InlineData("client.RegisterPlacementsAsync(\"https://localhost\")", "CS1503")]
    [InlineData("client.RegisterPlacementsAsync(new Uri(\"https://localhost\", 1, 2, 3))", "CS1729")]
    [InlineData("client.RegisterPlacementsAsync(new Uri())", "CS1729")]
    public Task A_call_that_does_not_compile_is_none(string call, string error) => (Call(call) with { Errors = [error] }).VerifyAsync();

    private static RuleProject Call(string call) => new(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Placement;

        namespace Acme.Sales;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;

        internal static class Installer
        {
            public static async Task RunAsync(IBitrixClient client) => Console.WriteLine(await {{call}});
        }
        """);
}
