using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Placement.Testing.Page;

namespace Placement.Tool.Checks;

/// <summary>
/// Looks at a handler as a portal and a browser do: posts the form that opens a widget, without a token, and judges what comes back.
/// </summary>
internal sealed class HandlerCheck(Uri portal, TimeSpan slow, TimeSpan limit)
{
    /// <summary>What opens an application's own page, and its installer.</summary>
    private const string MainPage = "DEFAULT";

    /// <summary>The first number that a smart process has.</summary>
    private const string SomeEntityType = "128";

    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SoonExpired = TimeSpan.FromDays(14);

    /// <summary>Looks at it.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="placement">A placement that it is declared for, with * for any part of it; null: nobody has said one.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What is wrong; empty: nothing that can be seen from here.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(Uri handler, string? placement, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        if (handler.Scheme != Uri.UriSchemeHttps)
        {
            findings.Add(new Finding(
                "https",
                "The address is plain http",
                "Serve the application over https: browsers show nothing else in a portal's frame."));
        }

        using SocketsHttpHandler connection = Connect(findings);
        using var http = new HttpClient(connection) { Timeout = limit };
        var watch = Stopwatch.StartNew();
        try
        {
            using HttpResponseMessage response = await PostAsync(http, handler, placement ?? MainPage, cancellationToken)
                .ConfigureAwait(false);
            TimeSpan elapsed = watch.Elapsed;
            bool isMapped = response.StatusCode == HttpStatusCode.NotFound
                && await IsMappedAsync(http, handler, cancellationToken).ConfigureAwait(false);
            if (isMapped && placement is not null)
            {
                findings.Add(NotServed(handler, placement));
            }
            else
            {
                JudgeAnswer(handler, response, isMapped, findings);
            }

            JudgeTime(response, elapsed, findings);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Add(Of(HandlerJudge.TimeOut(limit)));
        }
        catch (HttpRequestException failure)
        {
            findings.Add(Unreachable(handler, failure));
        }

        return findings;
    }

    private async Task<HttpResponseMessage> PostAsync(
        HttpClient http, Uri handler, string? placement, CancellationToken cancellationToken)
    {
        using HttpContent form = Form(placement);
        using var request = new HttpRequestMessage(HttpMethod.Post, handler) { Content = form };
        return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether somebody reads the forms that are sent to a handler although it answers 404: one that names no placement is refused there.
    /// </summary>
    private async Task<bool> IsMappedAsync(HttpClient http, Uri handler, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await PostAsync(http, handler, placement: null, cancellationToken).ConfigureAwait(false);
        return IsRefused(response);
    }

    /// <summary>Whoever verifies requests refuses these, and does so with a page that is not the widget's.</summary>
    private static bool IsRefused(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest;

    private void JudgeAnswer(Uri handler, HttpResponseMessage response, bool isMapped, List<Finding> findings)
    {
        HandlerProblem? problem = isMapped || IsRefused(response)
            ? Framing(response.Headers)
            : HandlerJudge.Find(handler.AbsoluteUri, isPosted: true, response, portal);
        if (problem is not null)
        {
            findings.Add(Of(problem));
        }
        else if ((int)response.StatusCode is 307 or 308)
        {
            findings.Add(new Finding(
                "redirect",
                $"The handler redirects ({(int)response.StatusCode})",
                "Register the address that it leads to: every opening takes a request more, and some clients do not follow."));
        }
    }

    private void JudgeTime(HttpResponseMessage response, TimeSpan elapsed, List<Finding> findings)
    {
        if (elapsed > slow)
        {
            findings.Add(new Finding(
                "slow",
                string.Create(CultureInfo.InvariantCulture, $"The answer took {elapsed.TotalSeconds:0.0} s"),
                "Answer at once and load what needs time by a script: users see an empty frame meanwhile."));
        }

        if (response.Headers.Date is { } date
            && (date - DateTimeOffset.UtcNow).Duration() is var difference
            && difference > MaxClockDifference)
        {
            findings.Add(new Finding(
                "clock",
                string.Create(CultureInfo.InvariantCulture, $"Its clock differs by {difference.TotalMinutes:0} min from this machine's"),
                "Synchronise the clocks (NTP): tokens and tickets expire by them."));
        }
    }

    private static HandlerProblem? Framing(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-Frame-Options", out IEnumerable<string>? values)
            ? new HandlerProblem(
                "framing",
                $"X-Frame-Options is {string.Join(", ", values)}",
                "Leave X-Frame-Options out for handlers: browsers show no frame with it; Content-Security-Policy: frame-ancestors names "
                + "portals.")
            : null;

    private static Finding NotServed(Uri handler, string placement) => new(
        "status",
        $"The widget at {handler.AbsolutePath} does not serve {placement} (404)",
        "Deploy the version of the application that the manifest is of, or look at the manifest of the one that runs.");

    private static Finding Unreachable(Uri handler, HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new Finding(
            "dns", $"Nobody knows the host {handler.Host}", "Correct the address, or add the host to the public DNS."),
        HttpRequestError.SecureConnectionError => new Finding(
            "certificate",
            $"No secure connection to {handler.Authority} can be made",
            "Look whether https is spoken at this port, in TLS 1.2 or later, and with a certificate for this host."),
        _ => Of(HandlerJudge.Unreachable(handler.AbsoluteUri)),
    };

    private static Finding Of(HandlerProblem problem) => new(problem.Kind, problem.Title, problem.Advice);

    /// <summary>What is wrong with a certificate is told; what comes behind it is looked at all the same. No secret is sent.</summary>
    private static SocketsHttpHandler Connect(List<Finding> findings) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions =
        {
            RemoteCertificateValidationCallback = (_, certificate, _, errors) => Note(certificate as X509Certificate2, errors, findings),
        },
    };

    private static bool Note(X509Certificate2? certificate, SslPolicyErrors errors, List<Finding> findings)
    {
        if (FindingOf(certificate, errors) is { } finding)
        {
            findings.Add(finding);
        }

        return true;
    }

    private static Finding? FindingOf(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        DateTime now = DateTime.UtcNow;
        DateTime end = certificate?.NotAfter.ToUniversalTime() ?? DateTime.MaxValue;
        return end < now
            ? new Finding(
                "certificate",
                $"The certificate has expired on {end:yyyy-MM-dd}",
                "Renew it, and have it renewed automatically: browsers refuse the page.")
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? new Finding(
                "certificate", "The certificate is for another host", "Get one for this host, or register the address that it is for.")
            : errors != SslPolicyErrors.None
            ? new Finding(
                "certificate",
                "The certificate is not trusted",
                "Use one of a public authority, and send its intermediate certificates along: users' browsers trust no other.")
            : end - now < SoonExpired
            ? new Finding("certificate", $"The certificate expires on {end:yyyy-MM-dd}", "Renew it, and have it renewed automatically.")
            : null;
    }

    /// <summary>
    /// What Bitrix24 sends, of nobody. Tokens are empty: an application would ask another server about any other, and wait for it.
    /// </summary>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/ui-interaction/index.html">What a handler is sent</seealso>
    private FormUrlEncodedContent Form(string? placement)
    {
        Dictionary<string, string> fields = new()
        {
            ["DOMAIN"] = portal.Authority,
            ["PROTOCOL"] = "1",
            ["LANG"] = "en",
            ["APP_SID"] = new string('0', 32),
            ["AUTH_ID"] = "",
            ["AUTH_EXPIRES"] = "3600",
            ["REFRESH_ID"] = "",
            ["member_id"] = new string('0', 32),
            ["status"] = "L",
        };
        if (placement is not null)
        {
            fields["PLACEMENT"] = placement.Replace("*", SomeEntityType, StringComparison.Ordinal);
        }

        return new FormUrlEncodedContent(fields);
    }
}
