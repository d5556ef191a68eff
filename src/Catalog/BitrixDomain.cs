namespace Placement.Catalog;

/// <summary>A domain of Bitrix24's cloud: a portal is one label below it, <c>acme.bitrix24.com</c>.</summary>
/// <remarks>
/// Which domains there are is decided by Bitrix24, who buys and drops them. So only those are here that Bitrix24 itself names, and each says
/// where; applications can trust others by configuration.
/// </remarks>
internal sealed class BitrixDomain
{
    /// <summary>The Helpdesk's list of domain zones.</summary>
    private const string Helpdesk = "https://helpdesk.bitrix24.de/open/10252860";

    private BitrixDomain(string name, string source)
    {
        Name = name;
        Source = source;
    }

    /// <summary>The domain, lower case.</summary>
    public string Name { get; }

    /// <summary>Where Bitrix24 names it: the Helpdesk's list, or the website that portals of newer zones are created on.</summary>
    public string Source { get; }

    public static IReadOnlyList<BitrixDomain> All { get; } =
    [
        new("bitrix24.by", Helpdesk),
        new("bitrix24.cn", Helpdesk),
        new("bitrix24.co", "https://www.bitrix24.co"),
        new("bitrix24.com", Helpdesk),
        new("bitrix24.com.br", Helpdesk),
        new("bitrix24.com.tr", Helpdesk),
        new("bitrix24.de", Helpdesk),
        new("bitrix24.es", Helpdesk),
        new("bitrix24.eu", Helpdesk),
        new("bitrix24.fr", Helpdesk),
        new("bitrix24.id", Helpdesk),
        new("bitrix24.in", Helpdesk),
        new("bitrix24.it", Helpdesk),
        new("bitrix24.jp", Helpdesk),
        new("bitrix24.kz", Helpdesk),
        new("bitrix24.mx", "https://www.bitrix24.mx"),
        new("bitrix24.pl", Helpdesk),
        new("bitrix24.ru", Helpdesk),
        new("bitrix24.ua", Helpdesk),
        new("bitrix24.uk", "https://www.bitrix24.uk"),
        new("bitrix24.uz", "https://www.bitrix24.uz"),
        new("bitrix24.vn", Helpdesk),
    ];

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
