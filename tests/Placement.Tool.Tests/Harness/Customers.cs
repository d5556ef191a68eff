using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Placement.AspNetCore.Tests.Portals;
using Placement.Testing;

namespace Placement.Tool.Tests.Harness;

/// <summary>Portals that have an application, and the store in which it finds them.</summary>
internal sealed class Customers : IAsyncDisposable
{
    public const string ClientId = "local.0123456789abcd.12345678";
    public const string ClientSecret = "tool-tests-client-secret";
    public static readonly Uri Address = new("http://127.0.0.1:9/sales");

    private readonly List<LocalPortal> _portals = [];
    private readonly SqliteDataSource _data;

    private Customers()
    {
        Folder = Directory.CreateTempSubdirectory("placement-tool-").FullName;
        _data = new SqliteDataSource($"Data Source={Path.Combine(Folder, "site.db")};Pooling=False");
    }

    public string Folder { get; }

    public string Keys => Directory.CreateDirectory(Path.Combine(Folder, "keys")).FullName;

    public IReadOnlyList<LocalPortal> Portals => _portals;

    /// <summary>What the application is configured with.</summary>
    public Dictionary<string, string> Variables => new()
    {
        ["Bitrix24__ClientId"] = ClientId,
        ["Bitrix24__ClientSecret"] = ClientSecret,
        ["Bitrix24__BaseAddress"] = Address.AbsoluteUri,
        ["ConnectionStrings__Site"] = _data.ConnectionString,
        ["Site__Keys"] = Keys,
        ["DOTNET_HOST_PATH"] = BuildFacts.Dotnet,
    };

    public ToolSituation Situation => new() { Directory = Folder, Variables = Variables };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts portals on which the application is installed and has registered nothing.</summary>
    public static async Task<Customers> StartAsync(int count = 1)
    {
        var customers = new Customers();
        DatabasePortalStore store = customers.Open();
        for (int i = 0; i < count; i++)
        {
            LocalPortal portal = await LocalPortal.StartAsync(
                new LocalPortalOptions { ClientId = ClientId, ClientSecret = ClientSecret }, Stop);
            customers._portals.Add(portal);
            await store.SaveAsync(InstalledPortal.Of(portal, ClientId), Stop);
        }

        return customers;
    }

    /// <summary>The situation without a variable.</summary>
    public ToolSituation Without(string variable)
    {
        Dictionary<string, string> variables = Variables;
        variables.Remove(variable);
        return Situation with { Variables = variables };
    }

    /// <summary>Registers something on a portal, at the application's address.</summary>
    public static async Task RegisterAsync(LocalPortal portal, params string[] bindings)
    {
        using var http = new HttpClient();
        var client = new BitrixClient(http, portal.IssueTokens());
        (await PlacementRegistration.RegisterAsync(
            client,
            [.. bindings.Select(static json => new WidgetBinding(Encoding.UTF8.GetBytes(json)))],
            Address,
            cancellationToken: Stop)).EnsureSuccess();
    }

    /// <summary>The store, as the application opens it.</summary>
    public DatabasePortalStore Open() => new(
        _data, DataProtectionProvider.Create(new DirectoryInfo(Keys), static keys => keys.SetApplicationName("Site")));

    /// <summary>What a host of a numbered release has, with more variables.</summary>
    public ToolSituation WithRelease(string number, params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>(Variables)
        {
            ["Bitrix24__Releases__Number"] = number,
            ["Bitrix24__Releases__StartsPerSecond"] = "100",
        };
        foreach ((string name, string value) in more)
        {
            variables[name] = value;
        }

        return Situation with { Variables = variables };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LocalPortal portal in _portals)
        {
            await portal.DisposeAsync();
        }

        await _data.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
