namespace Placement.Testing.Browser;

/// <summary>What the application answered to a browser. It is no record: printing it would show a page with tokens in it.</summary>
/// <param name="handler">The address that was opened.</param>
/// <param name="user">Who opened it.</param>
/// <param name="response">The answer.</param>
/// <param name="html">Its body.</param>
/// <param name="frameProblem">Why it is not shown; null: it is.</param>
/// <param name="secrets">What was sent and must not come into messages.</param>
internal sealed class PageAnswer(
    string handler, LocalUser user, HttpResponseMessage response, string html, string? frameProblem, IReadOnlyCollection<string> secrets)
{
    public string Handler { get; } = handler;

    public LocalUser User { get; } = user;

    public int StatusCode { get; } = (int)response.StatusCode;

    public string Html { get; } = html;

    public string Title { get; } = HtmlText.Title(html);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; } = response.Headers
        .Concat(response.Content.Headers)
        .ToDictionary(
            static header => header.Key, static IReadOnlyList<string> (header) => [.. header.Value], StringComparer.OrdinalIgnoreCase)
        .AsReadOnly();

    public string? FrameProblem { get; } = frameProblem;

    /// <summary>What the application has thrown, where that can be told; null: nothing, or it cannot.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The page's text, shortened, without what was sent.</summary>
    public string Excerpt { get; } = HtmlText.Excerpt(
        secrets.Aggregate(html, static (text, secret) => text.Replace(secret, "…", StringComparison.Ordinal)));
}
