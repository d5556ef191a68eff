namespace Placement;

/// <summary>How the hosts of an application find each other.</summary>
public sealed class PlacementClusterOptions
{
    /// <summary>
    /// The Redis server in which hosts find each other, as StackExchange.Redis writes it, such as <c>redis.internal:6379,password=…</c>.
    /// Null: the configuration says it, in <c>ConnectionStrings:PlacementCluster</c>. In the Development environment it may be missing:
    /// then the host is alone.
    /// </summary>
    public string? Redis { get; set; }

    /// <summary>
    /// What tells this cluster from others in the same Redis server: hosts of one name have one portal store. Null: the name of the
    /// application, a hyphen, and that of its environment.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The port on which the hosts talk to each other, which only they may reach. Hosts that share an address need a port each. Default:
    /// 11111. A host that is alone takes a free one instead.
    /// </summary>
    public int Port { get; set; } = 11111;
}
