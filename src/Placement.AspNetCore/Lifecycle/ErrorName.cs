namespace Placement.Lifecycle;

/// <summary>What logs and pages call an error: its code, if it looks like one. What a server sends is not repeated unseen.</summary>
internal static class ErrorName
{
    private const int LongestCode = 64;

    public static string Of(BitrixException error)
    {
        if (!string.IsNullOrEmpty(error.Code))
        {
            return error.Code.Length <= LongestCode && error.Code.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? error.Code.ToUpperInvariant() : "other";
        }

        return error.StatusCode is { } status ? FormattableString.Invariant($"http_{(int)status}") : "no_answer";
    }
}
