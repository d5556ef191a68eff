using Placement.Testing.Browser;

namespace Placement.Testing;

/// <summary>
/// A page that the application showed, as a browser got it from inside the portal. It stays readable when the portal is gone.
/// </summary>
public abstract class ApplicationPage
{
    private readonly PageAnswer _answer;

    private protected ApplicationPage(PageAnswer answer) => _answer = answer;

    /// <summary>The address that was opened, as it was registered: without what the portal adds.</summary>
    public string Handler => _answer.Handler;

    /// <summary>Who opened it.</summary>
    public LocalUser User => _answer.User;

    /// <summary>The HTTP status of the answer.</summary>
    public int StatusCode => _answer.StatusCode;

    /// <summary>The body of the answer.</summary>
    public string Html => _answer.Html;

    /// <summary>The title in the page's head, without its markup; empty: it has none.</summary>
    public string Title => _answer.Title;

    /// <summary>The headers of the answer. Names are compared without case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers => _answer.Headers;

    /// <summary>Whether a browser shows the page inside the portal, by what its headers say.</summary>
    public bool IsShownInFrame => FrameProblem is null;

    /// <summary>Why a browser shows an empty frame in place of the page; null: it shows the page.</summary>
    public string? FrameProblem => _answer.FrameProblem;

    /// <summary>What is wrong with the page, in words that hold no token; null: nothing.</summary>
    private protected string? Problem =>
        StatusCode is < 200 or >= 300 ? FormattableString.Invariant($"the status is {StatusCode}")
        : FrameProblem is { } problem ? $"the portal cannot show it: {problem}"
        : null;

    /// <summary>The page's text for an error message, without markup and tokens.</summary>
    private protected string Excerpt => _answer.Excerpt;

    /// <summary>The page in a few words, without tokens.</summary>
    /// <returns>Status, title and what is wrong with it.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{StatusCode} {Title}{(FrameProblem is null ? "" : $" ({FrameProblem})")}");
}
