using System.Globalization;

namespace Placement.Analyzers.Addresses;

/// <summary>
/// A webhook's REST address: <c>https://portal/rest/{userId}/{code}/{method}</c>, or <c>…/rest/api/{userId}/…</c> in version
/// 3 of the REST API. The code is a secret, so it is not kept.
/// </summary>
/// <param name="Endpoint">The portal's REST address for applications.</param>
/// <param name="Method">The method in small letters, without the format; empty: none.</param>
internal sealed record WebhookAddress(string Endpoint, string Method)
{
    private const string Rest = "/rest/";
    private const string Version3 = "api";

    /// <summary>The methods that work on widgets.</summary>
    public bool IsWidgetMethod => Method is "placement.bind" or "placement.get" or "placement.list" or "placement.unbind";

    /// <summary>Reads a text; null: it is no webhook's address.</summary>
    public static WebhookAddress? Parse(string text) =>
        text.IndexOf(Rest, StringComparison.OrdinalIgnoreCase) > 0 && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            ? Parse(uri)
            : null;

    /// <summary>Reads an address; null: it is no webhook's.</summary>
    public static WebhookAddress? Parse(Uri uri)
    {
        if ((uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || !uri.AbsolutePath.StartsWith(Rest, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] parts = uri.AbsolutePath.Substring(Rest.Length).Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        int user = parts.Length > 0 && parts[0] == Version3 ? 1 : 0;
        if (parts.Length < user + 2 || !uint.TryParse(parts[user], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return null;
        }

        // Without the name and password that a URL may carry.
        string portal = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        return new WebhookAddress(portal + Rest, parts.Length == user + 3 ? NameOf(parts[user + 2]) : "");
    }

    private static string NameOf(string method)
    {
        string name = method.ToLowerInvariant();
        return name.EndsWith(".json", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5)
            : name.EndsWith(".xml", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4)
            : name;
    }
}
