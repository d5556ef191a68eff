using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace DealDesk.Pages;

/// <summary>
/// A few lines of script with which a page talks to the portal around it, so that the sample needs nothing from elsewhere. In an
/// application of yours, Bitrix24's SDK does the same: https://www.npmjs.com/package/@bitrix24/b24jssdk.
/// </summary>
internal static class FrameScript
{
    /// <summary>
    /// A script that can use <c>portal</c>: <c>send(command, parameters)</c> gives a promise of the answer,
    /// <c>listen(command, callback)</c> calls back each time, <c>call(method, parameters)</c> is for the messenger, and
    /// <c>rest(method, parameters)</c> calls REST as the user who looks.
    /// </summary>
    /// <param name="origin">The verified portal's origin: messages go nowhere else.</param>
    /// <param name="applicationSid">What ties the page to its frame.</param>
    /// <param name="script">What follows.</param>
    public static IHtmlContent Of(string origin, string? applicationSid, string script) => new HtmlString(
        $$"""
        <script type="module">
        const portal = {
          origin: {{JavaScript(origin)}},
          sid: {{JavaScript(applicationSid ?? "")}},
          listeners: new Map(),
          send(command, parameters) {
            return new Promise(resolve => this.listen(command, resolve, parameters));
          },
          listen(command, callback, parameters) {
            const key = crypto.randomUUID();
            this.listeners.set(key, callback);
            const parts = [command, ...parameters === undefined ? [] : [JSON.stringify(parameters)], key, this.sid];
            parent.postMessage(parts.join(":"), this.origin);
          },
          call(method, params) {
            const id = crypto.randomUUID();
            parent.postMessage({ method, params, callback: id, appSid: this.sid, requestId: id }, this.origin);
          },
          async rest(method, parameters) {
            const { AUTH_ID } = await this.send("getInitData");
            const response = await fetch(`${this.origin}/rest/${method}`, {
              method: "POST",
              headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ ...parameters, auth: AUTH_ID }),
            });
            const { result, error } = await response.json();
            if (error !== undefined) throw new Error(error);
            return result;
          },
        };
        addEventListener("message", ({ origin, data }) => {
          if (origin !== portal.origin || typeof data !== "string") return;
          const [key] = data.split(":", 1);
          const payload = data.slice(key.length + 1);
          portal.listeners.get(key)?.(payload === "" ? undefined : JSON.parse(payload));
        });
        {{script}}
        </script>
        """);

    /// <summary>A text as a JavaScript literal, which cannot end the script that it stands in.</summary>
    public static string JavaScript(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";
}
