using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Keeping;

/// <summary>Everything that changes while a portal runs outlives a restart, or has a reason not to.</summary>
public sealed class KeptStoresTests : IDisposable
{
    /// <summary>What a test that speaks http does not see: it has a test of its own.</summary>
    private const string Certificate = "certificate";

    /// <summary>What changes and is not kept.</summary>
    private static readonly Dictionary<string, string> NotKept = new(StringComparer.Ordinal)
    {
        ["ChangeSignal"] = "tells of changes, and is none",
        ["CrmEvents"] = "what became of events is a log, and logs begin with the portal",
        ["CrmType"] = "the part of CrmTypes keeps its own fields",
        ["MethodTable"] = "is filled once, when the portal is built",
        ["OfflineNotices"] = "may tell once more than it must",
        ["OperatingTime"] = "is of the last ten minutes, and a restart gives a developer all of it again",
        ["PortalAddresses"] = "are where this run listens",
        ["PortalFaults"] = "are added by who needs them, and a restart ends them",
        ["PortalPage"] = "is filled once, when the portal is built",
        ["RecentLog`1"] = "is a log, and logs begin with the portal",
        ["StateFile"] = "is the file",
        ["StateKeeper"] = "writes the file",
        ["TaughtMethods"] = "are code",
    };

    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_parts_are_the_same_after_two_restarts()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        JsonObject empty = _folder.Read()["parts"]!.AsObject();
        await using (LocalPortal portal = await _folder.StartAsync())
        {
            await KeptContent.FillAsync(portal);
        }

        string filled = File.ReadAllText(_folder.File);
        JsonObject parts = _folder.Read()["parts"]!.AsObject();
        foreach ((string name, JsonNode? part) in parts.Where(static part => part.Key is not (Certificate or "identity")))
        {
            Assert.False(JsonNode.DeepEquals(part, empty[name]), $"The test puts nothing into '{name}'.");
        }

        await (await _folder.StartAsync()).DisposeAsync();
        await (await _folder.StartAsync()).DisposeAsync();

        Assert.Equal(filled, File.ReadAllText(_folder.File));
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public async Task Whatever_changes_is_kept_or_has_a_reason_not_to_be()
    {
        await using LocalPortal portal = await _folder.StartAsync();
        object composition = Field(portal, "_parts");
        object keeper = composition.GetType().GetProperty("Keeper")!.GetValue(composition)!;
        HashSet<string> kept = [.. ((IEnumerable)keeper.GetType().GetProperty("Parts")!.GetValue(keeper)!).Cast<object>()
            .Select(static part => part.GetType().GetProperty("Store")!.GetValue(part)!.GetType().Name)];

        string[] changing = [.. ObjectGraph.Walk(composition).Where(ObjectGraph.Changes).Select(static type => type.Name).Distinct()];

        Assert.True(kept.Count > 10, $"{kept.Count} stores are too few.");
        Assert.Equal([], kept.Except(changing));
        string missing = string.Join(
            ' ', changing.Where(name => !kept.Contains(name) && !NotKept.ContainsKey(name)).Order(StringComparer.Ordinal));
        Assert.True(missing.Length == 0, $"Give these a row in PortalComposition, or a reason here: {missing}.");
        Assert.Equal([], NotKept.Keys.Where(name => !changing.Contains(name)));
    }

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
}
