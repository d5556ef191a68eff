using System.Globalization;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Pairs of tokens, whose number stands in both tokens.</summary>
internal static class Pair
{
    /// <summary>The first pair of the portal, which has expired.</summary>
    public static PortalTokens First(DateTimeOffset now) => Of(1, now.AddHours(-1));

    public static PortalTokens Of(int number, DateTimeOffset expiry) => new(
        new Uri("https://acme.bitrix24.com/rest/"), string.Create(CultureInfo.InvariantCulture, $"access-{number}"))
    {
        RefreshToken = string.Create(CultureInfo.InvariantCulture, $"refresh-{number}"),
        ExpiresAt = expiry,
        ServerEndpoint = new Uri("https://oauth.bitrix.info/rest/"),
        MemberId = "acme",
        UserId = 1,
    };

    public static int NumberOf(string token) => int.Parse(token.AsSpan(token.IndexOf('-') + 1), CultureInfo.InvariantCulture);
}
