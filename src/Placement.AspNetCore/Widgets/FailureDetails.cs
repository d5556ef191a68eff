using Placement.Openings;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>What a developer sees of the exception of a widget, in the Development environment alone.</summary>
internal static class FailureDetails
{
    private const string Hidden = "[hidden]";

    /// <summary>Type, message and stack trace, without the tokens that the request, its portal and its user have.</summary>
    /// <param name="failure">The exception.</param>
    /// <param name="request">The request that the widget was opened by.</param>
    public static string Of(Exception failure, WidgetRequestContext request)
    {
        string details = failure.ToString();
        foreach (string? secret in Secrets(request))
        {
            if (!string.IsNullOrWhiteSpace(secret))
            {
                details = details.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return details;
    }

    private static IEnumerable<string?> Secrets(WidgetRequestContext request)
    {
        ClaimFields names = ClaimFields.OfFrames;
        yield return request.Fields.Text(names.ApplicationToken);
        yield return request.Fields.Text(names.AccessToken);
        yield return request.Fields.Text(names.RefreshToken);
        yield return request.Portal?.ApplicationToken;
        foreach (PortalTokens? tokens in (PortalTokens?[])[request.User?.Tokens, request.Portal?.Tokens, request.Portal?.SystemUserTokens])
        {
            yield return tokens?.AccessToken;
            yield return tokens?.RefreshToken;
        }
    }
}
