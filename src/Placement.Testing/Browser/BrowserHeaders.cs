namespace Placement.Testing.Browser;

/// <summary>What a browser says of itself when it fills a frame of the portal's page.</summary>
internal static class BrowserHeaders
{
    public static void Add(HttpRequestMessage request, Uri portal)
    {
        if (request.Method == HttpMethod.Post)
        {
            request.Headers.Add("Origin", portal.GetLeftPart(UriPartial.Authority));
        }

        request.Headers.Referrer = portal;
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.Headers.Add("Sec-Fetch-Dest", "iframe");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
    }
}
