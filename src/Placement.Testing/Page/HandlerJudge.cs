using System.Globalization;
using System.Net;
using Placement.Testing.Browser;

namespace Placement.Testing.Page;

/// <summary>What is wrong with the answer of a handler, in words that help.</summary>
internal static class HandlerJudge
{
    private const string Html = "text/html";
    private const string Xhtml = "application/xhtml+xml";

    public static HandlerProblem TimeOut(TimeSpan limit) => new(
        "timeout",
        string.Create(CultureInfo.InvariantCulture, $"The handler did not answer within {limit.TotalSeconds:0} seconds"),
        "Look whether it waits for something: a call of this portal that waits for the page, a lock, a debugger that has stopped. "
        + "A page that needs time should come at once and load the rest by a script.");

    public static HandlerProblem Unreachable(string handler) => new(
        "unreachable",
        $"Nothing answers at {Origin(handler)}",
        "Look whether the application runs, and whether it listens at this address and port. "
        + "After it has moved, register its widgets again.");

    /// <summary>The portal does not know whom the browser trusts, so the frame stays.</summary>
    public static HandlerProblem Untrusted(string handler) => new(
        "certificate",
        $"This machine does not trust the certificate of {Origin(handler)}",
        "The application runs. If the browser does not show its page below, run dotnet dev-certs https --trust and start the browser "
        + "anew, or let the application listen at http as well.")
    {
        KeepsFrame = true,
    };

    /// <summary>What is wrong; null: nothing that an answer could show.</summary>
    public static HandlerProblem? Find(string handler, bool isPosted, HttpResponseMessage response, Uri portal)
    {
        int status = (int)response.StatusCode;
        string path = new Uri(handler).AbsolutePath;
        string verb = isPosted ? "POST" : "GET";
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound => Status(
                status,
                $"Nothing is found at {path}",
                "Map the widget there, or register the path that it really has. In ASP.NET Core, MapPlacements() maps every widget; "
                + "a base path or a reverse proxy may change the path on the way. If it is mapped, the widget itself has answered so, "
                + "for example by Results.NotFound()."),
            HttpStatusCode.MethodNotAllowed => Status(
                status,
                $"{path} does not accept {verb}",
                isPosted
                    ? "Bitrix24 opens widgets by POST. Map the path with MapPlacements() or MapPost, not with MapGet."
                    : "Bitrix24 opens this placement by a plain GET. Map the path with MapPlacements() or MapGet."),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Status(
                status,
                "The handler refused the request",
                "The application's log says why. It may trust another portal or client id, miss this portal in its store, "
                + "or ask for a login or an antiforgery token, which frames of Bitrix24 cannot bring."),
            HttpStatusCode.BadRequest => Status(
                status,
                "The handler did not understand the request",
                "The application's log says why. Antiforgery answers 400 as well: a widget's route must do without it."),
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => null,
            _ when status is >= 300 and < 400 => new HandlerProblem(
                "redirect",
                $"The handler redirects ({status}), and the request is lost on the way",
                "After 301, 302 and 303 the browser asks again by GET, without tokens and context. Answer with the page itself, "
                + "register the address that it leads to, or redirect with 307. Redirects to https or a login page are the usual causes."),
            _ when status >= 500 => Status(
                status,
                "The application failed",
                "The application's log has the exception. In the Development environment its error page shows it as well.") with
            {
                KeepsFrame = OfPage(handler, response, portal) is null,
            },
            _ when status is < 200 or >= 300 => Status(status, "The handler answered with an error", "The application's log says why."),
            _ => OfPage(handler, response, portal),
        };
    }

    private static HandlerProblem? OfPage(string handler, HttpResponseMessage response, Uri portal)
    {
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (!Html.Equals(type, StringComparison.OrdinalIgnoreCase) && !Xhtml.Equals(type, StringComparison.OrdinalIgnoreCase))
        {
            return new HandlerProblem(
                "notHtml",
                type is null ? "The handler sends no page: its answer has no type" : $"The handler sends {type}, which is no page",
                "Answer with HTML and say so: Content-Type: text/html; charset=utf-8.");
        }

        return FramePolicy.Problem(response.Headers, new Uri(handler), portal) is { } problem
            ? new HandlerProblem(
                "framing",
                $"The browser may not show the page in a frame: {problem}",
                $"Allow the portal: Content-Security-Policy: frame-ancestors {portal.GetLeftPart(UriPartial.Authority)}, "
                + "and no X-Frame-Options. MapPlacements() does so. "
                + "Antiforgery and security middleware often add X-Frame-Options: SAMEORIGIN.")
            : null;
    }

    private static HandlerProblem Status(int status, string title, string advice) => new(
        "status", string.Create(CultureInfo.InvariantCulture, $"{title} ({status})"), advice);

    private static string Origin(string handler) => new Uri(handler).GetLeftPart(UriPartial.Authority);
}
