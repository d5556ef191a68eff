namespace Placement.RequestVerification;

/// <summary>When claimed tokens expire.</summary>
internal static class TokenLifetime
{
    /// <summary>Bitrix24 issues tokens for an hour; a request that says much more is not to be believed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The time by this machine's clock; null: the request does not say, or nothing to believe.</summary>
    public static DateTimeOffset? Of(TimeSpan? expiresIn, DateTimeOffset now) =>
        expiresIn is { } lifetime && lifetime > TimeSpan.Zero && lifetime <= Longest ? now + lifetime : null;
}
