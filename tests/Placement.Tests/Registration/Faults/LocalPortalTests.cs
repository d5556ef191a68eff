using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Placement.Testing;

namespace Placement.Tests.Registration.Faults;

/// <summary>The same over real HTTP, with the faults of the local portal.</summary>
public sealed class LocalPortalTests : IDisposable
{
    private const int Seeds = 12;
    private const double Probability = 0.15;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static TheoryData<int> AllSeeds => [.. Enumerable.Range(0, Seeds)];

    public void Dispose() => _http.Dispose();

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public async Task After_any_faults_the_next_registration_brings_the_portal_to_what_is_declared(int seed)
    {
        var scenario = new Scenario(seed);
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: CancellationToken);
        var client = new BitrixClient(_http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null });
        await StoreAsync(scenario, client);
        Dictionary<string, int> before = portal.Bindings.ToDictionary(IdentityOf, static binding => binding.Id);
        AddFaults(portal, seed);

        try
        {
            await Register(scenario, client);
        }
        catch (BitrixException)
        {
            // The portal did not even say what it stores.
        }

        portal.Faults.Clear();
        RegistrationReport last = await Register(scenario, client);

        Assert.True(last.Succeeded, last.ToString());
        Assert.Equal(
            scenario.Declared.Select(Scenario.IdentityOf).Concat(scenario.ForeignRows).Order(StringComparer.Ordinal),
            portal.Bindings.Select(IdentityOf).Order(StringComparer.Ordinal));
        Assert.All(
            scenario.Declared,
            declared => Assert.Equal(
                declared.Title, portal.Bindings.Single(binding => IdentityOf(binding) == Scenario.IdentityOf(declared)).Title));

        // An id that is still the same has never been gone.
        Assert.All(
            scenario.Untouchable.Keys,
            identity => Assert.Equal(before[identity], portal.Bindings.Single(binding => IdentityOf(binding) == identity).Id));
    }

    private static void AddFaults(LocalPortal portal, int seed)
    {
        PortalFault[] faults =
        [
            PortalFault.DropConnection(),
            PortalFault.DropConnection(afterEffect: true),
            PortalFault.HtmlPage(HttpStatusCode.BadGateway, afterEffect: true),
            PortalFault.HtmlPage(HttpStatusCode.OK),
            PortalFault.ServerError(afterEffect: true),
            PortalFault.ServerError().ForMethod("placement.bind"),
            PortalFault.ServerError(afterEffect: true).ForMethod("placement.unbind"),
            PortalFault.BatchRefused("placement.bind"),
        ];
        for (int i = 0; i < faults.Length; i++)
        {
            portal.Faults.Add(faults[i].WithProbability(Probability, seed * faults.Length + i));
        }
    }

    private static Task<RegistrationReport> Register(Scenario scenario, BitrixClient client) =>
        PlacementRegistration.RegisterAsync(client, scenario.Declared, Bindings.AppAddress, Scenario.Options, CancellationToken);

    private static async Task StoreAsync(Scenario scenario, BitrixClient client)
    {
        foreach (JsonObject row in scenario.Portal.Rows)
        {
            var parameters = new JsonObject
            {
                ["PLACEMENT"] = row["placement"]!.DeepClone(),
                ["HANDLER"] = row["handler"]!.DeepClone(),
                ["TITLE"] = row["title"]!.DeepClone(),
                ["OPTIONS"] = row["options"]!.DeepClone(),
                ["USER_ID"] = row["userId"]!.DeepClone(),
            };
            await client.CallAsync("placement.bind", Encoding.UTF8.GetBytes(parameters.ToJsonString()), CancellationToken);
        }
    }

    private static string IdentityOf(LocalBinding binding) => $"{binding.Placement} {binding.Handler} {binding.UserId}";
}
