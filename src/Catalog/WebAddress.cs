namespace Placement.Catalog;

/// <summary>Addresses of the web.</summary>
internal static class WebAddress
{
    /// <summary>Whether an address is absolute, and http or https.</summary>
    public static bool Is(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>Whether something can be appended to such an address: it has no user name, no query and no fragment.</summary>
    public static bool IsBase(Uri address) =>
        Is(address) && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    /// <summary>The absolute http or https address that a text is; null: it is none.</summary>
    public static Uri? Find(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && Is(address) ? address : null;
}
