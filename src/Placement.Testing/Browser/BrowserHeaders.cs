namespace Placement.Testing.Browser;

/// <summary>What a browser says of itself when it fills a frame of the portal's page.</summary>
/// <remarks>The page that asks is the portal's own, or the one that is in the frame already.</remarks>
internal static class BrowserHeaders
{
    public static void Add(HttpRequestMessage request, Uri from, bool isSameOrigin = false)
    {
        if (request.Method == HttpMethod.Post)
        {
            request.Headers.Add("Origin", from.GetLeftPart(UriPartial.Authority));
        }

        request.Headers.Referrer = from;
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.Headers.Add("Sec-Fetch-Dest", "iframe");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Site", isSameOrigin ? "same-origin" : "cross-site");
    }
}
