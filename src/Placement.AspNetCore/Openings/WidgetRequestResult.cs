using Placement.Requests;

namespace Placement.Openings;

/// <summary>What became of a request that may be one for a widget.</summary>
/// <param name="Request">The request, which is verified; null: it is none, or is refused.</param>
/// <param name="Refusal">Why it is refused; null: it is not.</param>
/// <param name="Language">The language in which it is refused.</param>
internal sealed record WidgetRequestResult(
    WidgetRequestContext? Request, RequestRefusal? Refusal = null, UserLanguage? Language = null)
{
    /// <summary>Neither the form that opens a widget, nor a ticket.</summary>
    public static WidgetRequestResult None { get; } = new(Request: null);

    /// <summary>Whether the request has nothing that would prove anything.</summary>
    public bool IsNone => Request is null && Refusal is null;
}
