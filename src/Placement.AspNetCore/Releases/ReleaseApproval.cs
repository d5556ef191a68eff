namespace Placement.Releases;

/// <summary>What somebody has approved of a release that moves every customer, by repeating it.</summary>
/// <param name="IsOfAddress">Whether it is the changed address of the application.</param>
/// <param name="IsOfApplication">Whether it is the application, in a store with the releases of another one.</param>
internal sealed record ReleaseApproval(bool IsOfAddress, bool IsOfApplication)
{
    /// <summary>Nobody has approved anything.</summary>
    public static ReleaseApproval None { get; } = new(IsOfAddress: false, IsOfApplication: false);

    /// <summary>What texts approve of a release, which repeat it to the letter.</summary>
    /// <param name="own">The release of this host.</param>
    /// <param name="address">The address; null: it is not approved.</param>
    /// <param name="clientId">The client id; null: it is not approved.</param>
    public static ReleaseApproval Of(StoredRelease own, string? address, string? clientId) => new(
        Uri.TryCreate(address, UriKind.Absolute, out Uri? repeated) && IsSame(repeated, own.BaseAddress),
        clientId == own.ClientId);

    /// <summary>Whether two addresses are the same to whoever opens them.</summary>
    public static bool IsSame(Uri one, Uri other) =>
        string.Equals(one.AbsoluteUri.TrimEnd('/'), other.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
}
