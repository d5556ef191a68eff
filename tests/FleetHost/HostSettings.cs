namespace FleetHost;

/// <summary>What a host of the fleet is started with, from its command line.</summary>
public sealed record HostSettings
{
    /// <summary>The database of the portals.</summary>
    public required string Database { get; init; }

    /// <summary>The folder of the Data Protection keys.</summary>
    public required string Keys { get; init; }

    /// <summary>The Redis server in which hosts find each other; null: this one knows of no others.</summary>
    public string? Redis { get; init; }

    /// <summary>The port on which hosts talk to each other.</summary>
    public int Port { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>What a portal takes at once; 0: there is no limit.</summary>
    public int Threshold { get; init; }

    /// <summary>What a portal takes all the time, in requests per second.</summary>
    public double PerSecond { get; init; }

    /// <summary>Whether the store can lease portals. Without it, nothing but the cluster keeps renewals apart.</summary>
    public bool HasLeases { get; init; } = true;

    /// <summary>The release that the host brings; 0: none.</summary>
    public long Release { get; init; }

    /// <summary>The pace of the release.</summary>
    public double StartsPerSecond { get; init; } = 1000;

    /// <summary>Whether jobs of Quartz.NET, which the command <c>enqueue</c> makes, bring portals up in place of releases.</summary>
    public bool HasJobs { get; init; }

    /// <summary>
    /// Whether portals are asked that take everything and are in this process, and the release waits for the command <c>shard</c>.
    /// </summary>
    public bool HasWillingPortals { get; init; }

    /// <summary>The title that the release declares.</summary>
    public string Title { get; init; } = "Supplies";
}
