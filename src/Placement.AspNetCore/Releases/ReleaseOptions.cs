namespace Placement;

/// <summary>
/// How the portals of an application are brought to what a release declares. Read from the section <c>Bitrix24:Releases</c>, too.
/// </summary>
public sealed class ReleaseOptions
{
    /// <summary>
    /// The number of this release, at least 1. Raise it with every deployment that declares something else: a host with a lower number
    /// than the store has changes and removes nothing. The number of a build server's run will do.
    /// </summary>
    public long Number { get; set; }

    /// <summary>
    /// The number of the release that this one takes back, where its own is lower; null: none. Without it a lower number is an old host.
    /// </summary>
    public long? RollsBack { get; set; }

    /// <summary>Whether portals are brought up by this host; null: in the Production environment only.</summary>
    public bool? IsEnabled { get; set; }

    /// <summary>
    /// Approves a changed <see cref="PlacementOptions.BaseAddress"/>, by repeating it: all customers move there. Null: a release with
    /// another address than before waits.
    /// </summary>
    public Uri? ApprovedAddress { get; set; }

    /// <summary>Approves that a store with the releases of one client id gets those of another one, by repeating the new one.</summary>
    public string? ApprovedClientId { get; set; }

    /// <summary>The share of the portals that are brought up first, from 0 to 1; the others wait for them. Default: 0.05.</summary>
    public double CanaryShare { get; set; } = 0.05;

    /// <summary>Portals that are brought up first, too, by <see cref="Portal.MemberId"/> or host.</summary>
    public ICollection<string> CanaryPortals { get; } = [];

    /// <summary>
    /// The share of the portals tried that may fail, from 0 to 1; with more the release stops. Only portals count that had the release
    /// before. Default: 0.1.
    /// </summary>
    public double MaxFailureShare { get; set; } = 0.1;

    /// <summary>So many portals are tried before a share of failures counts. Default: 10.</summary>
    public int MinTriedBeforeStop { get; set; } = 10;

    /// <summary>
    /// How many portals are begun in a second, by all hosts together: each may have to renew its tokens at the authorization server, which
    /// is shared by all. Default: 2.
    /// </summary>
    public double StartsPerSecond { get; set; } = 2;

    /// <summary>How many portals of each application this host brings up at once. Default: 8.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// Tokens of portals that nobody has used are renewed when they are so old; they die after 180 days. The portals are spread over the
    /// 45 days after it. Default: 100 days; null: they are not kept alive.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
    public TimeSpan? KeepAliveAfter { get; set; } = TimeSpan.FromDays(100);
}
