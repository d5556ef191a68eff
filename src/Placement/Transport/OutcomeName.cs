namespace Placement.Transport;

/// <summary>What logs, traces and metrics call an error: a code, if it looks like one. What a server sends is not repeated unseen.</summary>
internal static class OutcomeName
{
    private const int LongestCode = 64;

    public static string Of(BitrixException failure)
    {
        if (!string.IsNullOrEmpty(failure.Code))
        {
            return Of(failure.Code!);
        }

        return failure.StatusCode is { } status ? FormattableString.Invariant($"http_{(int)status}") : "no_answer";
    }

    public static string Of(string code) =>
        code.Length <= LongestCode && code.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_')
            ? code.ToUpperInvariant()
            : "other";
}
