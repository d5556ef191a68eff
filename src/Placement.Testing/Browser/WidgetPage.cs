using Placement.Testing.Browser;
using Placement.Testing.Forms;

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

    /// <summary>
    /// Sends the first form of the page that is sent by POST, as a browser does: what its fields hold, hidden ones among them, and what the
    /// user writes. No button is pressed, unless it is given by its name.
    /// </summary>
    /// <param name="fields">
    /// What the user writes, by the names of fields: it takes the place of all that fields of this name hold, and is sent as it is. An
    /// empty text clears a checkbox.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The page that answers.</returns>
    /// <exception cref="InvalidOperationException">
    /// The page has no form that is sent by POST, or a user does not see it: the message says why.
    /// </exception>
    /// <exception cref="ArgumentException">The form has no field of such a name: the message says which it has.</exception>
    public Task<WidgetPage> SubmitAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        HtmlForm form = HtmlForm.Find(EnsureSuccess().Html)
            ?? throw new InvalidOperationException($"The page of {Placement} has no form that is sent by POST. {Excerpt}".TrimEnd());
        string[] names = [.. form.Names];
        return fields.Keys.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new ArgumentException(
                $"The form of {Placement} has no field '{unknown}'. It has {(names is [] ? "no fields" : string.Join(", ", names))}.",
                nameof(fields))
            : _browser.SubmitAsync(this, _address, form, fields, cancellationToken);
    }

    /// <summary>Insists that a user sees the page: its status is 2xx, and a browser shows it inside the portal.</summary>
    /// <returns>This page.</returns>
    /// <exception cref="InvalidOperationException">The user does not see it; the message says why, and what the page says.</exception>
    public WidgetPage EnsureSuccess() =>
        Problem is { } problem
            ? throw new InvalidOperationException($"{Placement} at {Handler} failed: {problem}. {Excerpt}".TrimEnd(), Exception)
            : this;
}
