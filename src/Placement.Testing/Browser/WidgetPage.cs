using Placement.Testing.Browser;

namespace Placement.Testing;

/// <summary>The page of a widget that was opened.</summary>
public sealed class WidgetPage : ApplicationPage
{
    private readonly PageOpener _browser;
    private readonly string _address;

    internal WidgetPage(
        PageAnswer answer, string placement, string placementOptions, string applicationSid, PageOpener browser, string address)
        : base(answer)
    {
        _browser = browser;
        _address = address;
        Exception = answer.Exception;
        Placement = placement;
        PlacementOptions = placementOptions;
        ApplicationSid = applicationSid;
    }

    /// <summary>The placement that it was opened at.</summary>
    public string Placement { get; }

    /// <summary>What was sent as <c>PLACEMENT_OPTIONS</c>, as PHP writes JSON; empty: nothing was.</summary>
    public string PlacementOptions { get; }

    /// <summary>The <c>APP_SID</c> of this opening: 32 hexadecimal digits; empty: none was sent.</summary>
    public string ApplicationSid { get; }

    /// <summary>
    /// What the widget has thrown, if it runs in the same process as the test; null: nothing, or it runs elsewhere. No application sends
    /// its exceptions to a browser.
    /// </summary>
    public Exception? Exception { get; }

    /// <summary>Sends the first form of the page, as its user does: hidden fields as they are, and what the user writes.</summary>
    /// <param name="fields">What the user writes, by the names of fields.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The page that answers.</returns>
    /// <exception cref="InvalidOperationException">
    /// The page has no form that is sent by POST, or a user does not see it: the message says why.
    /// </exception>
    public Task<WidgetPage> SubmitAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        HtmlForm form = HtmlForm.Find(EnsureSuccess().Html)
            ?? throw new InvalidOperationException($"The page of {Placement} has no form that is sent by POST. {Excerpt}".TrimEnd());
        return _browser.SubmitAsync(this, _address, form, fields, cancellationToken);
    }

    /// <summary>Insists that a user sees the page: its status is 2xx, and a browser shows it inside the portal.</summary>
    /// <returns>This page.</returns>
    /// <exception cref="InvalidOperationException">The user does not see it; the message says why, and what the page says.</exception>
    public WidgetPage EnsureSuccess() =>
        Problem is { } problem
            ? throw new InvalidOperationException($"{Placement} at {Handler} failed: {problem}. {Excerpt}".TrimEnd(), Exception)
            : this;
}
