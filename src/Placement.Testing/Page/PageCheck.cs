using System.Text.Json.Nodes;
using Placement.Testing.Application;
using Placement.Testing.Browser;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>
/// Opens a page in the browser's place, because a browser does not tell what a frame of another site shows: an error, or nothing.
/// </summary>
internal sealed class PageCheck(
    PageTargets targets, PageOpenings openings, PortalAddresses addresses, ApplicationChannel channel, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public IEnumerable<PageEndpoint> Endpoints => [new("check", CheckAsync)];

    private async Task<JsonNode?> CheckAsync(PageRequest request)
    {
        HandlerProblem? problem = await FindAsync(request).ConfigureAwait(false);
        return new JsonObject { ["isFine"] = problem is null, ["problem"] = problem?.ToJson() };
    }

    private async Task<HandlerProblem?> FindAsync(PageRequest request)
    {
        PageTarget target = targets.Find(request);
        using HttpRequestMessage message = Message(request, target);
        BrowserHeaders.Add(message, addresses.Portal);
        using var limit = new CancellationTokenSource(Limit, clock);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.CancellationToken);
        try
        {
            return await channel.ProbeAsync(
                message,
                (response, _) => target.IsInstaller
                    ? null
                    : HandlerJudge.Find(target.Handler, target.IsPosted, response, addresses.Portal),
                ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return HandlerJudge.TimeOut(Limit);
        }
        catch (HttpRequestException failure) when (UntrustedCertificateException.IsCauseOf(failure))
        {
            return HandlerJudge.Untrusted(target.Handler);
        }
        catch (Exception) when (!request.CancellationToken.IsCancellationRequested && !channel.IsStopped)
        {
            // Of any type: a test server throws what the application throws.
            return HandlerJudge.Unreachable(target.Handler);
        }
    }

    /// <summary>An installer is asked for nothing but a sign of life: its form would install the application a second time.</summary>
    private HttpRequestMessage Message(PageRequest request, PageTarget target) =>
        target.IsInstaller ? new HttpRequestMessage(HttpMethod.Head, target.Handler)
        : target.IsPosted ? Form(request, target)
        : new HttpRequestMessage(HttpMethod.Get, target.Handler);

    private HttpRequestMessage Form(PageRequest request, PageTarget target)
    {
        WidgetForm form = openings.Fill(request, target);
        return new HttpRequestMessage(HttpMethod.Post, form.ActionFor(target.Handler)) { Content = new FormUrlEncodedContent(form.Fields) };
    }
}
