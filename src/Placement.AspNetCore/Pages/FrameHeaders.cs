using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Placement.Pages;

/// <summary>The headers of everything that a portal shows in a frame.</summary>
internal static class FrameHeaders
{
    private const string FrameAncestors = "frame-ancestors";
    private const string CrossOriginResourcePolicy = "Cross-Origin-Resource-Policy";
    private const string ReferrerPolicy = "Referrer-Policy";

    /// <summary>
    /// Sets them when the response starts, whatever was set before: only the given ancestors may show the page, nobody may keep it.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="ancestors">Origins, as <c>frame-ancestors</c> takes them.</param>
    public static void Apply(HttpContext context, string ancestors) => context.Response.OnStarting(
        static state =>
        {
            var (response, ancestors) = (Pending)state;
            Set(response.Headers, ancestors);
            return Task.CompletedTask;
        },
        new Pending(context.Response, ancestors));

    /// <summary>
    /// Sets them for an answer within a session, whose address may have a ticket: no site that it leads to is told of it.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="ancestors">Origins, as <c>frame-ancestors</c> takes them.</param>
    public static void ApplyToSession(HttpContext context, string ancestors)
    {
        context.Response.Headers[ReferrerPolicy] = "no-referrer";
        Apply(context, ancestors);
    }

    private static void Set(IHeaderDictionary headers, string ancestors)
    {
        headers.ContentSecurityPolicy = Permit(headers.ContentSecurityPolicy, ancestors);
        headers.Remove(HeaderNames.XFrameOptions);
        headers.Remove(CrossOriginResourcePolicy);
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";

        // The address of a widget says which portal opened it. Unlike no-referrer, this leaves forms that are sent to the application
        // their Origin.
        if (!headers.ContainsKey(ReferrerPolicy))
        {
            headers[ReferrerPolicy] = "same-origin";
        }
    }

    /// <summary>
    /// A widget's own policy, but for who may show it. Several policies apply together, so none may say anything else of that.
    /// </summary>
    private static string Permit(StringValues policies, string ancestors)
    {
        string permission = $"{FrameAncestors} {ancestors}";
        if (policies.Count == 0)
        {
            return permission;
        }

        IEnumerable<string> kept = policies.ToString().Split(',').Select(WithoutAncestors).Where(static policy => policy.Length > 0);
        return string.Join(", ", kept.Append(permission));
    }

    private static string WithoutAncestors(string policy) => string.Join(
        "; ",
        policy.Split(
            ';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static directive =>
                !IsAncestors(directive)));

    private static bool IsAncestors(string directive) =>
        directive.StartsWith(FrameAncestors, StringComparison.OrdinalIgnoreCase)
        && (directive.Length == FrameAncestors.Length || char.IsWhiteSpace(directive[FrameAncestors.Length]));

    private sealed record Pending(HttpResponse Response, string Ancestors);
}
