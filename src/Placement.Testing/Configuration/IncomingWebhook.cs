using System.Text.RegularExpressions;

namespace Placement.Testing.Configuration;

/// <summary>The address of an incoming webhook of a real portal.</summary>
/// <param name="Base">Where its methods are.</param>
/// <param name="Code">Its code, which is a secret.</param>
internal sealed partial record IncomingWebhook(Uri Base, string Code)
{
    /// <summary>Reads an address; null: it is none of a webhook, or a plain one that leaves this machine.</summary>
    public static IncomingWebhook? Of(Uri address)
    {
        if (!address.IsAbsoluteUri
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return null;
        }

        Match path = Shape().Match(address.AbsolutePath);
        return path.Success ? new IncomingWebhook(new Uri(address, path.Groups["path"].Value + "/"), path.Groups["code"].Value) : null;
    }

    /// <summary>Never the code.</summary>
    public override string ToString() => Base.Authority;

    [GeneratedRegex(@"^(?<path>/rest/[0-9]+/(?<code>[a-z0-9]{8,64}))/?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
