using System.Net;
using System.Text;
using System.Text.Json;

namespace Placement;

/// <summary>Tells an answer from an error: by the top-level <c>error</c>, whatever the status.</summary>
internal sealed class AnswerReader(TokenFilter filter)
{
    /// <summary>What an exception's message quotes of a description at most, in characters.</summary>
    private const int LongestQuote = 500;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="BitrixException">The body is an error, or no answer.</exception>
    public BitrixResponse Read(string method, HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith(ByteOrderMark))
        {
            body = body.Slice(ByteOrderMark.Length);
        }

        if (body.IsEmpty)
        {
            throw NoAnswer(method, status, "the answer is empty");
        }

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            // The reader's own message quotes the body.
        }

        if (document is null)
        {
            throw NoAnswer(method, status, "the answer is not JSON");
        }

        using (document)
        {
            return Read(method, status, document.RootElement);
        }
    }

    public static BitrixException Redirected(string method, HttpStatusCode status) =>
        new($"{method}: the portal answers with a redirect ({(int)status}). It has moved to another address: call it there.")
        {
            Method = method,
            StatusCode = status,
        };

    public static BitrixException NoAnswer(string method, HttpStatusCode status, string reason) =>
        new($"{method}: {reason} (HTTP {(int)status}).")
        {
            Method = method,
            StatusCode = status,
        };

    private BitrixResponse Read(string method, HttpStatusCode status, JsonElement root)
    {
        bool hasResult = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("result", out _);
        if (Lenient.TryGet(root, "error", out JsonElement error) && (!IsBlank(error) || (int)status >= 400 || !hasResult))
        {
            throw Error(method, status, root, error);
        }

        if ((int)status >= 400)
        {
            throw NoAnswer(method, status, "the answer is an error without a code");
        }

        if (!hasResult)
        {
            throw NoAnswer(method, status, "the answer has no result");
        }

        return new BitrixResponse(
            root.GetProperty("result").Clone(),
            ReadTime(root),
            Lenient.Integer(root, "total"),
            Lenient.Integer(root, "next"));
    }

    /// <summary>PHP's nothing: an empty text, an empty map, false. A zero is a code that Bitrix24 does use.</summary>
    private static bool IsBlank(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.ValueEquals(""),
        JsonValueKind.Array => error.GetArrayLength() == 0,
        JsonValueKind.False => true,
        _ => false,
    };

    private BitrixException Error(string method, HttpStatusCode status, JsonElement root, JsonElement error)
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
        };
    }

    private static string Quote(string text) =>
        new([.. text.Take(LongestQuote).Select(static c => char.IsControl(c) ? ' ' : c), .. text.Length > LongestQuote ? "…" : ""]);

    private static ResponseTime? ReadTime(JsonElement root)
    {
        if (!Lenient.TryGet(root, "time", out JsonElement time) || time.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new ResponseTime(
            Seconds(Lenient.Number(time, "duration")) ?? TimeSpan.Zero,
            Seconds(Lenient.Number(time, "processing")) ?? TimeSpan.Zero,
            Seconds(Lenient.Number(time, "operating")),
            UnixTime(Lenient.Number(time, "operating_reset_at")));
    }

    private static TimeSpan? Seconds(double? seconds) =>
        seconds is { } value && value >= 0 && value < TimeSpan.MaxValue.TotalSeconds
            ? new TimeSpan((long)(value * TimeSpan.TicksPerSecond))
            : null;

    private static DateTimeOffset? UnixTime(double? seconds) =>
        seconds is { } value && value >= 0 && value < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)value)
            : null;
}
