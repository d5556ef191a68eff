using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace DealDesk.Pages;

/// <summary>A few lines of script with which a page talks to the portal around it.</summary>
internal static class FrameScript
{
    /// <summary>
    /// A script in which <c>portal.origin</c> and <c>portal.sid</c> are known, <c>portal.send(command, parameters)</c> posts a command, and
    /// <c>portal.call(method, parameters)</c> one of the messenger's.
    /// </summary>
    /// <param name="origin">The verified portal's origin: messages go nowhere else.</param>
    /// <param name="applicationSid">What ties the page to its frame.</param>
    /// <param name="script">What follows.</param>
    public static IHtmlContent Of(string origin, string? applicationSid, string script) => new HtmlString(
        $$"""
        <script>
        const portal = {
          origin: {{JavaScript(origin)}},
          sid: {{JavaScript(applicationSid ?? "")}},
          send(command, parameters) { parent.postMessage([command, JSON.stringify(parameters), Date.now().toString(36), this.sid].join(":"), this.origin); },
          call(method, params) { parent.postMessage({ method, params, callback: Date.now().toString(36), appSid: this.sid, requestId: Date.now().toString(36) }, this.origin); },
        };
        {{script}}
        </script>
        """);

    /// <summary>A text as a JavaScript literal, which cannot end the script that it stands in.</summary>
    public static string JavaScript(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";
}
