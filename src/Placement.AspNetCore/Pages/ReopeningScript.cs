using System.Security.Cryptography;
using System.Text.Encodings.Web;

namespace Placement.Pages;

/// <summary>
/// A few lines by which a page asks the portal around it to open the widget again, with new tokens.
/// </summary>
internal static class ReopeningScript
{
    private const int NonceBytes = 16;

    /// <summary>Something that nobody guesses, for the page's content security policy.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>The script.</summary>
    /// <param name="origin">The origin of the portal that is asked, and nobody else.</param>
    /// <param name="nonce">What lets it run.</param>
    public static string For(string origin, string nonce) => $$"""

        <script nonce="{{nonce}}">
        (function () {
          var sid = window.name.split('|')[2];
          if (sid && window.parent !== window) {
            window.parent.postMessage('reloadWindow:{{Guid.NewGuid():D}}:' + sid, '{{JavaScriptEncoder.Default.Encode(origin)}}');
          }
        })();
        </script>
        """;
}
