using System.Net;
using System.Text;
using System.Text.Json;

namespace Placement.Transport;

/// <summary>Makes exceptions of the errors that a server describes, without the tokens that it may repeat.</summary>
internal sealed class ErrorReader(TokenFilter filter)
{
    /// <summary>What an exception's message quotes of a description at most, in characters.</summary>
    private const int LongestQuote = 500;

    /// <summary>
    /// Whether PHP means that there is no error: an empty text, an empty map, false. A zero is a code that Bitrix24 does use.
    /// </summary>
    public static bool IsBlank(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.ValueEquals(""),
        JsonValueKind.Array => error.GetArrayLength() == 0,
        JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

    /// <summary>The error of an answer.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="root">What has the description beside the error.</param>
    /// <param name="error">The <c>error</c> member.</param>
    /// <param name="time">The <c>time</c> of the call.</param>
    public BitrixException Read(string method, HttpStatusCode status, JsonElement root, JsonElement error, ResponseTime? time)
    {
        // Version 3 of the REST API nests code and message.
        bool isNested = error.ValueKind == JsonValueKind.Object;
        string? code = filter.Clean(isNested ? Lenient.Text(error, "code") : IsBlank(error) ? null : Lenient.Text(error));
        string? description = filter.Clean(isNested ? Lenient.Text(error, "message") : Lenient.Text(root, "error_description"));

        var message = new StringBuilder(method).Append(": ").Append(Quote(code ?? "an error without a code"));
        message.Append(" (").Append((int)status).Append(')');
        if (description is not null)
        {
            message.Append(": ").Append(Quote(description));
        }

        return new BitrixException(message.ToString())
        {
            Method = method,
            StatusCode = status,
            Code = code,
            Description = description,
            Argument = filter.Clean(Lenient.Text(root, "argument")),
            Time = time,
        };
    }

    /// <summary>
    /// The error of a batch's command: an object like the answer to a single call, or a code alone. It has no status of its own.
    /// </summary>
    public BitrixException ReadCommand(string method, JsonElement error, ResponseTime? time) =>
        Read(method, HttpStatusCode.OK, error, Lenient.TryGet(error, "error", out JsonElement code) ? code : error, time);

    private static string Quote(string text) =>
        new([.. text.Take(LongestQuote).Select(static c => char.IsControl(c) ? ' ' : c), .. text.Length > LongestQuote ? "…" : ""]);
}
