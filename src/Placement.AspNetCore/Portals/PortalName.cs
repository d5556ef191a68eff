namespace Placement.Portals;

/// <summary>How operators name a portal: by its identity, by its host, with a port if that is not the usual one, or by address.</summary>
internal static class PortalName
{
    private const string SchemeEnd = "://";

    /// <summary>Whether a name is a portal's.</summary>
    public static bool IsOf(Portal portal, string name)
    {
        string text = name.Trim();
        return string.Equals(text, portal.MemberId, StringComparison.OrdinalIgnoreCase)
            || string.Equals(AuthorityOf(text), portal.Domain, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A host with its port reads like an address whose scheme is the host, and is none.</summary>
    private static string AuthorityOf(string text) =>
        text.Contains(SchemeEnd, StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            ? address.Authority
            : text;
}
