namespace Placement.Transport;

/// <summary>
/// Names an error in logs, traces and metrics: by its code, if that looks like one. Other text of a server is not repeated there.
/// </summary>
internal static class OutcomeName
{
    private const int LongestCode = 64;

    public static string Of(BitrixException failure)
    {
        if (!string.IsNullOrEmpty(failure.Code))
        {
            return Of(failure.Code!);
        }

        return failure.StatusCode is { } status ? FormattableString.Invariant($"http_{(int)status}")
            : FailureCause.Of(failure.InnerException) ?? "no_answer";
    }

    public static string Of(string code) =>
        code.Length <= LongestCode && code.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_')
            ? code.ToUpperInvariant()
            : "other";
}
