namespace Placement.Catalog;

/// <summary>A domain of Bitrix24's cloud: a portal is one label below it, <c>acme.bitrix24.com</c>.</summary>
/// <remarks>
/// Which domains there are is decided by Bitrix24, who buys and drops them. So only those are here that Bitrix24 itself names, and each
/// says where; applications can trust others by configuration.
/// </remarks>
internal sealed partial class BitrixDomain
{
    private BitrixDomain(string name) => Name = name;

    /// <summary>The domain, lower case.</summary>
    public string Name { get; }

    /// <summary>The domain that a portal's host is one label below, or null.</summary>
    /// <param name="host">A host without port, lower case, as DNS knows it.</param>
    public static BitrixDomain? FindByPortal(string host)
    {
        int dot = host.IndexOf('.');
        if (dot < 0 || !IsLabel(host.Substring(0, dot)))
        {
            return null;
        }

        string parent = host.Substring(dot + 1);
        foreach (BitrixDomain domain in All)
        {
            if (string.Equals(domain.Name, parent, StringComparison.Ordinal))
            {
                return domain;
            }
        }

        return null;
    }

    /// <summary>Latin letters, digits and hyphens, no hyphen at either end.</summary>
    private static bool IsLabel(string text)
    {
        if (text.Length is 0 or > 63 || text[0] == '-' || text[text.Length - 1] == '-')
        {
            return false;
        }

        foreach (char letter in text)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
