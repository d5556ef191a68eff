namespace Placement.Testing.Browser;

/// <summary>
/// One opening of a page: the hidden form that the portal's page submits into the frame. It is no record: printing it would show tokens.
/// </summary>
/// <param name="query">What is appended to the handler.</param>
/// <param name="fields">What is posted.</param>
/// <param name="applicationSid">The opening's own id.</param>
/// <param name="secrets">What must not come into messages.</param>
/// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/index.html</remarks>
internal sealed class WidgetForm(
    string query, IReadOnlyList<KeyValuePair<string, string>> fields, string applicationSid, IReadOnlyCollection<string> secrets)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = fields;

    public string ApplicationSid { get; } = applicationSid;

    public IReadOnlyCollection<string> Secrets { get; } = secrets;

    /// <summary>The form's address: the portal appends its query to the handler's text, whatever that is.</summary>
    public string ActionFor(string handler) => handler + (handler.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
}
