namespace Placement;

/// <summary>How much of a request is read: of one from a portal, and of everything else that is sent to its endpoints.</summary>
public sealed class RequestLimits
{
    /// <summary>
    /// The longest body, in bytes; at most 64 MiB. Default: 1 MiB. A value that fills a database column of type TEXT, 65,535 bytes, is up
    /// to eight times as long when it is escaped in JSON and percent-encoded.
    /// </summary>
    public int MaxBodyLength { get; set; } = 1024 * 1024;

    /// <summary>The longest query, in characters. Default: 8 KiB. Servers have a limit of their own.</summary>
    public int MaxQueryLength { get; set; } = 8 * 1024;

    /// <summary>The most fields, query and form together, repeated ones counted each time. Default: 200.</summary>
    public int MaxFields { get; set; } = 200;

    /// <summary>The longest name of a field, in characters. Default: 256.</summary>
    public int MaxFieldNameLength { get; set; } = 256;
}
