using Placement.Catalog;

namespace Placement.Bindings;

/// <summary>Whether the users of a portal can open what is registered under an address. Bitrix24 registers it without a look.</summary>
internal static class PublicAddress
{
    /// <summary>Judges an address by itself, for portals that anybody can reach.</summary>
    /// <param name="baseAddress">The address of the application.</param>
    /// <returns>What is wrong, to follow "the address": "is plain http …"; null: nothing.</returns>
    public static string? ProblemOf(Uri baseAddress) => ProblemOf(baseAddress, isSecurePortal: true, isPublicPortal: true);

    /// <summary>Judges an address for one portal.</summary>
    /// <param name="baseAddress">The address of the application.</param>
    /// <param name="portal">The address of the portal. One on this machine or in a private network takes its like.</param>
    /// <returns>What is wrong, to follow "the address": "is plain http …"; null: nothing.</returns>
    public static string? ProblemOf(Uri baseAddress, Uri portal) =>
        ProblemOf(baseAddress, portal.Scheme == Uri.UriSchemeHttps, Reachability.WhyUnreachable(portal) is null);

    private static string? ProblemOf(Uri baseAddress, bool isSecurePortal, bool isPublicPortal) =>
        isSecurePortal && baseAddress.Scheme != Uri.UriSchemeHttps
            ? "is plain http, which browsers do not show within a portal that is reached by https"
            : isPublicPortal && Reachability.WhyUnreachable(baseAddress) is { } host
                ? $"is not public: its host is {host}, which the users of a portal cannot reach"
                : null;
}
