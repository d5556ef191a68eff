using Microsoft.AspNetCore.Http;

namespace Placement.Requests;

/// <summary>A parameter was asked for that only a widget has, and the request is none, or one of another widget.</summary>
internal sealed class RefusedRequestException(string message, RequestRefusal refusal, UserLanguage? language)
    : BadHttpRequestException(message, refusal.Status)
{
    /// <summary>Why.</summary>
    public RequestRefusal Refusal => refusal;

    /// <summary>The user's language; null: not known.</summary>
    public UserLanguage? Language => language;
}
