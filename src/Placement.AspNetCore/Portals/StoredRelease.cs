namespace Placement;

/// <summary>The release that the portals of an application shall have, as a store keeps it.</summary>
public sealed record StoredRelease
{
    /// <summary>The application's client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Its number. A host with a lower one changes and removes nothing.</summary>
    public required long Number { get; init; }

    /// <summary>What is declared in it, as a hash: 64 hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The address of the application in it.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Whether it goes on.</summary>
    public required ReleaseState State { get; init; }

    /// <summary>The highest number that was ever released. It is above <see cref="Number"/> after a rollback.</summary>
    public required long HighestNumber { get; init; }

    /// <summary>
    /// The address that portals were last brought to with somebody's approval, or the first one; null: none was yet. A release with
    /// another one waits for approval.
    /// </summary>
    public Uri? ApprovedAddress { get; init; }

    /// <summary>
    /// How many failures were known when somebody last resumed it: they do not stop it again.
    /// </summary>
    public int AcceptedFailures { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How often it was stored; 0: never. The store sets it, and stores nothing over another revision.</summary>
    public long Revision { get; init; }
}
