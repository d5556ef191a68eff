namespace Placement;

/// <summary>What became of one command of a batch: a response, an error, or neither.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html">batch</seealso>
public sealed class BatchAnswer
{
    internal BatchAnswer(string key, string method, BitrixResponse? response, BitrixException? error)
    {
        Key = key;
        Method = method;
        Response = response;
        Error = error;
    }

    /// <summary>The command's key, or its number if it has none.</summary>
    public string Key { get; }

    /// <summary>The method that the command called.</summary>
    public string Method { get; }

    /// <summary>The answer of a command that succeeded; null: it did not.</summary>
    public BitrixResponse? Response { get; }

    /// <summary>Why the command failed; null: it did not fail.</summary>
    public BitrixException? Error { get; }

    /// <summary>
    /// Whether the command succeeded. False without an <see cref="Error"/>: it was not executed, because an earlier one failed.
    /// </summary>
    public bool Succeeded => Response is not null;

    /// <summary>The response of a command that succeeded.</summary>
    /// <returns>The response.</returns>
    /// <exception cref="BitrixException">The command failed, or was not executed.</exception>
    public BitrixResponse EnsureSuccess() =>
        Response
            ?? throw Error
            ?? new BitrixException($"{Method}: the batch says nothing about this command. It was not executed, as it seems.")
            {
                Method = Method,
            };
}
