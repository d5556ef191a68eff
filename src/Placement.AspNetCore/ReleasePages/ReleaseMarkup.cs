using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Placement.Pages;
using Placement.Requests;

namespace Placement.ReleasePages;

/// <summary>Writes the page of releases. Whatever is not ours is encoded here.</summary>
/// <param name="page">Is written to.</param>
/// <param name="path">The address of the page.</param>
/// <param name="nonce">What lets style and script through the content security policy.</param>
/// <param name="token">What makes a change one of this page.</param>
internal sealed class ReleaseMarkup(TextWriter page, string path, string nonce, AntiforgeryTokenSet token)
{
    private const string Style =
        """

        body{max-width:72rem;margin:24px auto;padding:0 16px}
        progress{width:100%;height:1.25rem;accent-color:#1f7a3d}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:start;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #d5d9df;vertical-align:top}
        th{font-weight:600}
        nav{margin-block-end:1rem}
        nav a{display:inline-block;margin-inline-end:1rem}
        time{white-space:nowrap}
        nav a[aria-current]{font-weight:600;color:#333;text-decoration:none}
        form{display:inline}
        button{font:inherit;padding:.2rem .8rem}
        .scroll{overflow-x:auto}
        """;

    /// <summary>Fills in what has changed since the page was sent.</summary>
    private const string Script =
        """
        const events = new EventSource(document.querySelector("main").dataset.events);
        events.onmessage = message => {
          const progress = JSON.parse(message.data);
          if (!progress) return;
          const bar = document.querySelector("progress");
          bar.max = Math.max(progress.total, 1);
          bar.value = progress.total - progress.pending;
          document.querySelector("[data-summary]").textContent =
            `Release ${progress.number}, ${progress.state}: ${progress.done} of ${progress.total} portals have it, `
            + `${progress.needsPerson} need somebody, ${progress.pending} are left`;
          for (const count of document.querySelectorAll("[data-state]"))
            count.textContent = progress.states[count.dataset.state] ?? 0;
        };
        """;

    /// <summary>The applications of the host.</summary>
    public required IReadOnlyCollection<string> Applications { get; init; }

    /// <summary>The application whose release it is.</summary>
    public required string Chosen { get; init; }

    /// <summary>Writes all of it.</summary>
    public void Write(
        ReleaseProgress? progress, IReadOnlyList<(PortalRelease Release, string? Domain)> rows, PortalReleaseState? state, bool hasMore)
    {
        HtmlPage.WriteBegin(page, UserLanguage.Default, "Releases", Style, nonce);
        page.Write($"<main data-events=\"{Link(Chosen, "/events")}\">\n<h1>Releases</h1>\n");
        WriteApplications();
        if (progress is null)
        {
            page.Write(
                "<p>There is no release yet: it begins when a host with AddReleases has started in the Production environment.</p>\n");
        }
        else
        {
            WriteProgress(progress);
            WriteFilters(progress, state);
            WriteTable(rows, state, hasMore);
        }

        page.Write("</main>\n");
        page.Write($"<script nonce=\"{nonce}\">\n{Script}\n</script>\n");
        HtmlPage.WriteEnd(page);
    }

    /// <summary>Leads to the releases of the other applications.</summary>
    private void WriteApplications()
    {
        if (Applications.Count < 2)
        {
            return;
        }

        page.Write("<nav aria-label=\"Applications\">");
        foreach (string clientId in Applications)
        {
            string current = clientId == Chosen ? " aria-current=\"page\"" : "";
            page.Write($"\n<a href=\"{Link(clientId)}\"{current}>{Encode(clientId)}</a>");
        }

        page.Write("</nav>\n");
    }

    /// <summary>The address of something of an application's page.</summary>
    private string Link(string clientId, string below = "", string query = "")
    {
        string application = Applications.Count > 1 ? $"{ChosenRelease.Parameter}={Uri.EscapeDataString(clientId)}" : "";
        string all = application.Length > 0 && query.Length > 0 ? $"{application}&{query}" : application + query;
        string address = below.Length > 0 ? path.TrimEnd('/') + below : path;
        return Encode(all.Length > 0 ? $"{address}?{all}" : address);
    }

    private void WriteProgress(ReleaseProgress progress)
    {
        page.Write($"<p data-summary role=\"status\">{Encode(progress.ToString())}</p>\n");
        page.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<progress aria-label=\"Portals that were tried\" max=\"{Math.Max(1, progress.Total)}\" "));
        page.Write(string.Create(CultureInfo.InvariantCulture, $"value=\"{progress.Total - progress.Pending}\"></progress>\n<p>"));
        if (progress.EstimatedEnd is { } end)
        {
            page.Write($"Every portal will have been tried at about {Time(end)}. ");
        }

        switch (progress.Release.State)
        {
            case ReleaseState.Running:
                WriteButton("pause", "Pause");
                break;
            case ReleaseState.Paused or ReleaseState.Stopped:
                WriteButton("resume", "Resume");
                break;
            default:
                page.Write("It waits for an approval, which stands in the configuration: see the log.");
                break;
        }

        page.Write("</p>\n");
    }

    private void WriteFilters(ReleaseProgress progress, PortalReleaseState? state)
    {
        page.Write("<nav aria-label=\"States\">");
        page.Write($"<a href=\"{Link(Chosen)}\"{(state is null ? " aria-current=\"page\"" : "")}>All</a>");
        foreach (PortalReleaseState known in Enum.GetValues<PortalReleaseState>())
        {
            string current = known == state ? " aria-current=\"page\"" : "";
            page.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\n<a href=\"{Link(Chosen, query: $"state={known}")}\"{current}>{NameOf(known)} "));
            page.Write(string.Create(
                CultureInfo.InvariantCulture, $"<span data-state=\"{known}\">{progress.Counts.GetValueOrDefault(known)}</span></a>"));
        }

        page.Write("</nav>\n");
    }

    private void WriteTable(IReadOnlyList<(PortalRelease Release, string? Domain)> rows, PortalReleaseState? state, bool hasMore)
    {
        if (rows.Count == 0)
        {
            page.Write("<p>No portal.</p>\n");
            return;
        }

        page.Write(
            "<div class=\"scroll\"><table>\n<thead><tr>"
            + "<th scope=\"col\">Portal</th><th scope=\"col\">State</th><th scope=\"col\">Reason</th>"
            + "<th scope=\"col\">Tried</th><th scope=\"col\">Next</th><th scope=\"col\">Do</th></tr></thead>\n<tbody>\n");
        foreach ((PortalRelease portal, string? domain) in rows)
        {
            page.Write($"<tr><td>{Encode(domain ?? portal.MemberId)}</td><td>{NameOf(portal.State)}</td>");
            page.Write($"<td>{Encode(portal.Outcome ?? "")}</td>");
            page.Write($"<td>{(portal.TriedAt is { } tried ? Time(tried) : "")}</td>");
            page.Write($"<td>{(portal.NextTryAt is { } next ? Time(next) : "")}</td><td>");
            if (portal.State is not (PortalReleaseState.Current or PortalReleaseState.Unchanged or PortalReleaseState.Pending))
            {
                WriteButton("retry", "Try again", portal.MemberId);
            }

            page.Write("</td></tr>\n");
        }

        page.Write("</tbody>\n</table></div>\n");
        if (hasMore)
        {
            string filter = state is null ? "" : $"state={state}&";
            page.Write($"<p><a href=\"{Link(Chosen, query: $"{filter}after={rows[^1].Release.MemberId}")}\">More</a></p>\n");
        }
    }

    private void WriteButton(string action, string text, string? portal = null)
    {
        page.Write($"<form method=\"post\" action=\"{Link(Chosen)}\"><input type=\"hidden\" name=\"{Encode(token.FormFieldName)}\" ");
        page.Write($"value=\"{Encode(token.RequestToken ?? "")}\"><input type=\"hidden\" name=\"action\" value=\"{action}\">");
        if (portal is not null)
        {
            page.Write($"<input type=\"hidden\" name=\"portal\" value=\"{Encode(portal)}\">");
        }

        page.Write($"<button>{text}</button></form>");
    }

    private static string NameOf(PortalReleaseState state) => state switch
    {
        PortalReleaseState.AwaitingAdministrator => "awaiting administrator",
        PortalReleaseState.NeedsTokens => "needs tokens",
        PortalReleaseState.Unlicensed => "no licence",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Time(DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture,
        $"<time datetime=\"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC</time>");

    private static string Encode(string text) => HtmlPage.Encoder.Encode(text);
}
