using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace DealDesk.Pages;

/// <summary>How the desk's pages look: in light and in dark, in a wide tab and in a narrow panel.</summary>
internal static class DeskStyle
{
    private const string Text =
        """
        <style>
        :root { color-scheme: light dark; --text: #1d2733; --back: #fff; --muted: #566273; --line: #e2e7ee; --soft: #f3f6fa;
          --accent: #1f5fc4; --accent-text: #fff; --good: #17663a; --good-soft: #e0f4e8; --late: #a3231b; --late-soft: #fdeceb;
          --way: #1f5fc4; --way-soft: #e6effc; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e7ecf2; --back: #1a212b; --muted: #a5b1c0; --line: #323d4c; --soft: #222b37;
            --accent: #8db8ff; --accent-text: #0c1a2e; --good: #86dba8; --good-soft: #17382a; --late: #ff9d94; --late-soft: #43201e;
            --way: #8db8ff; --way-soft: #22344f; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 20px; color: var(--text); background: var(--back); overflow-wrap: anywhere;
          font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
        h1 { margin: 0 0 4px; font-size: 19px; font-weight: 650; letter-spacing: -.01em; }
        h2 { margin: 24px 0 6px; font-size: 14px; font-weight: 650; }
        p { margin: 0 0 8px; }
        .muted { color: var(--muted); }
        .problem { padding: 12px 14px; border-radius: 10px; background: var(--late-soft); color: var(--late); }
        .facts { display: flex; flex-wrap: wrap; gap: 6px 32px; margin: 12px 0 20px; padding: 14px 16px; border-radius: 12px;
          background: var(--soft); }
        .facts dt { color: var(--muted); font-size: 12px; }
        .facts dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th { padding: 6px 12px 6px 0; color: var(--muted); font-size: 12px; font-weight: 600; text-align: start; }
        td { padding: 10px 12px 10px 0; border-top: 1px solid var(--line); vertical-align: top; }
        .badge { display: inline-block; padding: 1px 10px; border-radius: 999px; font-size: 12px; font-weight: 600; }
        .arrived { background: var(--good-soft); color: var(--good); }
        .late { background: var(--late-soft); color: var(--late); }
        .way { background: var(--way-soft); color: var(--way); }
        .choices { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
        button, select { width: 100%; padding: 10px 12px; border: 1px solid var(--line); border-radius: 10px; background: var(--soft);
          color: inherit; font: inherit; text-align: start; cursor: pointer; }
        button:hover, select:hover { border-color: var(--accent); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        @media (max-width: 560px) {
          body { padding: 14px; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          tr { display: block; padding: 10px 0; border-top: 1px solid var(--line); }
          tr:first-child { border-top: 0; }
          td { display: flex; gap: 12px; padding: 2px 0; border: 0; }
          td[data-label]:not([data-label=""])::before { content: attr(data-label); flex: 0 0 88px; color: var(--muted); font-size: 12px; }
        }
        </style>
        """;

    /// <summary>For a page that is written as text.</summary>
    public static IHtmlContent Html { get; } = new HtmlString(Text);

    /// <summary>For a Razor component.</summary>
    public static MarkupString Markup { get; } = new(Text);
}
