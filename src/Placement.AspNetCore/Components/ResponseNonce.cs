using Microsoft.AspNetCore.Http;
using Placement.Pages;

namespace Placement.Components;

/// <summary>
/// The nonce of a response's content security policy, which the application has set before the widget is rendered: what stands in the page
/// has to have it.
/// </summary>
internal static class ResponseNonce
{
    private const string Prefix = "'nonce-";

    /// <summary>The attribute that lets an element through a policy; empty: the policy asks for nothing.</summary>
    public static string Attribute(string? nonce) => nonce is null ? "" : $" nonce=\"{HtmlPage.Encoder.Encode(nonce)}\"";

    /// <summary>The nonce; null: the policy has none.</summary>
    public static string? Of(HttpContext context)
    {
        string policy = context.Response.Headers.ContentSecurityPolicy.ToString();
        int start = policy.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        int end = start < 0 ? -1 : policy.IndexOf('\'', start + Prefix.Length);
        return end < 0 ? null : policy[(start + Prefix.Length)..end];
    }
}
