namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Releases and portals as tests of stores have them.</summary>
internal static class ReleaseStoreScenario
{
    public static StoredRelease Release(string clientId, long number, DateTimeOffset startedAt) => new()
    {
        ClientId = clientId,
        Number = number,
        HighestNumber = number,
        Fingerprint = $"fingerprint {number}",
        BaseAddress = new Uri("https://apps.acme.com/sales"),
        ApprovedAddress = new Uri("https://apps.acme.com/sales"),
        State = ReleaseState.Running,
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(startedAt.ToUnixTimeMilliseconds()),
    };

    public static PortalRelease Portal(string clientId, int index) => new()
    {
        ClientId = clientId,
        MemberId = MemberId(index),
        Bucket = index * 100,
    };

    public static string MemberId(int index) => FormattableString.Invariant($"{index:x32}");
}
