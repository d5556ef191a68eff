namespace Placement;

/// <summary>The answer to a <c>batch</c>: one entry per command, in the commands' order.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html">batch</seealso>
public sealed class BatchResponse
{
    private readonly Dictionary<string, BatchAnswer> _byKey;

    internal BatchResponse(IReadOnlyList<BatchAnswer> answers, ResponseTime? time)
    {
        Answers = answers;
        Time = time;
        _byKey = answers.ToDictionary(static answer => answer.Key, StringComparer.Ordinal);
    }

    /// <summary>What became of each command, in the commands' order.</summary>
    public IReadOnlyList<BatchAnswer> Answers { get; }

    /// <summary>How long the whole batch took on the server; null: the server did not say.</summary>
    public ResponseTime? Time { get; }

    /// <summary>What became of one command.</summary>
    /// <param name="key">The command's key, or its number from 0 if it has none.</param>
    /// <exception cref="KeyNotFoundException">The batch has no such command.</exception>
    public BatchAnswer this[string key] => _byKey[key];
}
