using System.Net;

namespace Placement;

/// <summary>A REST call failed. The message never contains a token.</summary>
/// <remarks>Decide by <see cref="Code"/>, not by <see cref="StatusCode"/>: two different codes share 503.</remarks>
/// <seealso href="https://apidocs.bitrix24.com/error-codes.html">Error codes</seealso>
public sealed class BitrixException : Exception
{
    /// <summary>Creates an exception with a message only.</summary>
    /// <param name="message">What failed.</param>
    public BitrixException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">Why.</param>
    public BitrixException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception without details.</summary>
    public BitrixException()
        : base("A call to Bitrix24 failed.")
    {
    }

    /// <summary>The error code, such as <c>ERROR_PLACEMENT_NOT_FOUND</c>; compare without case. Null: the answer carried none.</summary>
    public string? Code { get; init; }

    /// <summary>Bitrix24's own description; null or empty: none.</summary>
    public string? Description { get; init; }

    /// <summary>The HTTP status; null: there was no answer.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The parameter that the error is about; null: not said.</summary>
    public string? Argument { get; init; }

    /// <summary>The REST method that was called.</summary>
    public string? Method { get; init; }

    /// <summary>What the server said about the time of the call, such as when a budget is released; null: nothing.</summary>
    public ResponseTime? Time { get; init; }
}
