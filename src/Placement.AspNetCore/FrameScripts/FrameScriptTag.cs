using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Placement.Pages;

namespace Placement.FrameScripts;

/// <summary>The element by which a page loads the script, and which tells it what is verified. The script looks for data-portal.</summary>
/// <param name="BasePath">The path below which the application is.</param>
/// <param name="PortalOrigin">The portal's origin.</param>
/// <param name="ApplicationSid">What ties the page to its frame; null: not known, and the frame's name has it.</param>
internal sealed record FrameScriptTag(PathString BasePath, string PortalOrigin, string? ApplicationSid)
{
    /// <summary>The ticket of the session; empty: there is none.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>How long the ticket is valid.</summary>
    public TimeSpan Lifetime { get; init; }

    /// <summary>The element.</summary>
    /// <param name="nonce">What lets scripts through a content security policy; null: the policy asks for nothing.</param>
    /// <param name="isClassic">Whether it is no module.</param>
    public IHtmlContent Write(string? nonce, bool isClassic)
    {
        var element = new StringBuilder("<script");
        FrameScriptFile file = isClassic ? FrameScriptFiles.Classic : FrameScriptFiles.Module;
        if (!isClassic)
        {
            Append(element, "type", "module");
        }

        string address = isClassic ? FrameScriptAddress.Classic : FrameScriptAddress.Module;
        Append(element, "src", $"{BasePath.ToUriComponent()}{address}?{FrameScriptAddress.Version}={file.Version}");
        Append(element, "data-portal", PortalOrigin);
        Append(element, "data-sid", ApplicationSid);
        if (Ticket.Length > 0)
        {
            Append(element, "data-ticket", Ticket);
            Append(element, "data-expires", ((long)Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        Append(element, "nonce", nonce);
        return new HtmlString(element.Append("></script>").ToString());
    }

    private static void Append(StringBuilder element, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            element.Append(' ').Append(name).Append("=\"").Append(HtmlPage.Encoder.Encode(value)).Append('"');
        }
    }
}
