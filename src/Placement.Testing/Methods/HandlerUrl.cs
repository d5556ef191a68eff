using System.Text.RegularExpressions;
using Placement.Catalog;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary>What Bitrix24 demands of a handler's address, for widgets and for events.</summary>
internal static partial class HandlerUrl
{
    /// <exception cref="RestException">The address is none that Bitrix24 would call.</exception>
    public static void Check(string handler, HandlerHostRule hosts)
    {
        if (!Uri.TryCreate(handler, UriKind.Absolute, out Uri? url) || !IsHost(HostOf(handler, url), hosts))
        {
            throw RestException.BadRequest("ERROR_WRONG_HANDLER_URL", "Wrong handler URL");
        }

        if (!WebAddress.Is(url))
        {
            throw RestException.BadRequest("ERROR_UNSUPPORTED_PROTOCOL", "Unsupported handler protocol");
        }
    }

    /// <summary>The host as it is written: as an address, <c>2130706433</c> has dots, and Bitrix24 looks for one in the text.</summary>
    private static string HostOf(string handler, Uri url) =>
        Authority().Match(handler) is { Success: true } authority ? authority.Groups["host"].Value : url.Host;

    [GeneratedRegex(@"^\s*[^:/?#]+://(?:[^/?#@]*@)?(?<host>\[[^\]]*\]|[^/?#:]*)")]
    private static partial Regex Authority();

    private static bool IsHost(string host, HandlerHostRule hosts) =>
        hosts == HandlerHostRule.Relaxed ? host.Length > 0 : host.IndexOf('.', StringComparison.Ordinal) > 0;
}
