using System.Text;
using Placement.Catalog;

namespace Placement;

/// <summary>What an application needs to call one portal on behalf of one user. Printing it never shows a token.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
public sealed record PortalTokens
{
    /// <summary>Creates a set of tokens.</summary>
    /// <param name="clientEndpoint">The portal's REST address, <c>https://acme.bitrix24.com/rest/</c>.</param>
    /// <param name="accessToken">The access token, valid for an hour.</param>
    /// <param name="refreshToken">The token that renews both, once; null: not known.</param>
    /// <param name="expiresAt">When the access token expires; null: not known.</param>
    /// <param name="serverEndpoint">The REST address of the authorization server that renews the tokens; null: not known.</param>
    /// <param name="memberId">The portal's identity, which outlives its domain: 32 hexadecimal digits; null: not known.</param>
    /// <param name="userId">The user for whom the tokens were issued; null: not known.</param>
    /// <exception cref="ArgumentException">
    /// The endpoint is not an absolute http or https URL without query and user name, or the token is empty.
    /// </exception>
    public PortalTokens(
        Uri clientEndpoint,
        string accessToken,
        string? refreshToken = null,
        DateTimeOffset? expiresAt = null,
        Uri? serverEndpoint = null,
        string? memberId = null,
        int? userId = null)
    {
        ClientEndpoint = clientEndpoint;
        AccessToken = accessToken;
        RefreshToken = refreshToken;
        ExpiresAt = expiresAt;
        ServerEndpoint = serverEndpoint;
        MemberId = memberId;
        UserId = userId;
    }

    /// <summary>The portal's REST address.</summary>
    public Uri ClientEndpoint { get; init => field = CheckEndpoint(value); }

    /// <summary>The access token.</summary>
    public string AccessToken { get; init => field = CheckToken(value); }

    /// <summary>The token that renews both, once; null: not known.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the access token expires; null: not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The REST address of the authorization server that renews the tokens; null: not known.</summary>
    public Uri? ServerEndpoint { get; init; }

    /// <summary>The portal's identity, which outlives its domain: 32 hexadecimal digits; null: not known.</summary>
    public string? MemberId { get; init; }

    /// <summary>The user for whom the tokens were issued; null: not known.</summary>
    public int? UserId { get; init; }

    private static Uri CheckEndpoint(Uri clientEndpoint)
    {
        if (clientEndpoint is null)
        {
            throw new ArgumentNullException(nameof(clientEndpoint));
        }

        return WebAddress.IsBase(clientEndpoint)
            ? clientEndpoint
            : throw new ArgumentException(
                "The REST address must be an absolute http or https URL without user name and query, such as "
                + "https://acme.bitrix24.com/rest/.",
                nameof(clientEndpoint));
    }

    private static string CheckToken(string accessToken) => string.IsNullOrWhiteSpace(accessToken)
        ? throw new ArgumentException("The access token is empty.", nameof(accessToken))
        : accessToken;

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ClientEndpoint = ").Append(ClientEndpoint).Append(", MemberId = ").Append(MemberId).Append(", UserId = ")
            .Append(UserId);
        return true;
    }
}
