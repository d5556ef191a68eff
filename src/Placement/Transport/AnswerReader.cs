using System.Net;
using System.Text.Json;

namespace Placement.Transport;

/// <summary>Tells an answer from an error: by the top-level <c>error</c>, whatever the status.</summary>
internal sealed class AnswerReader(ErrorReader errors)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="BitrixException">The body is an error, or no answer.</exception>
    public BitrixResponse Read(string method, HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = Parse(method, status, body);
        return Read(method, status, document.RootElement);
    }

    /// <exception cref="BitrixException">The body is no JSON.</exception>
    public static JsonDocument Parse(string method, HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith(ByteOrderMark))
        {
            body = body.Slice(ByteOrderMark.Length);
        }

        if (body.IsEmpty)
        {
            throw NoAnswer(method, status, "the answer is empty");
        }

        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            // The reader's own message quotes the body.
        }

        throw NoAnswer(method, status, "the answer is not JSON");
    }

    public static BitrixException Redirected(string method, HttpStatusCode status) =>
        new($"{method}: the portal answers with a redirect ({(int)status}). It has moved to another address: call it there.")
        {
            Method = method,
            StatusCode = status,
        };

    public static BitrixException NoAnswer(string method, HttpStatusCode status, string reason, string advice = "") =>
        new($"{method}: {reason} (HTTP {(int)status}). {advice}".TrimEnd())
        {
            Method = method,
            StatusCode = status,
        };

    /// <summary>A <c>time</c> object; null: it is none.</summary>
    public static ResponseTime? ReadTime(JsonElement time)
    {
        if (time.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new ResponseTime(
            Seconds(Lenient.Number(time, "duration")) ?? TimeSpan.Zero,
            Seconds(Lenient.Number(time, "processing")) ?? TimeSpan.Zero,
            Seconds(Lenient.Number(time, "operating")),
            UnixTime(Lenient.Number(time, "operating_reset_at")));
    }

    /// <summary>Seconds since 1970; null: there are none, or they are no time.</summary>
    public static DateTimeOffset? UnixTime(double? seconds) =>
        seconds is { } value && value >= 0 && value < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)value)
            : null;

    private BitrixResponse Read(string method, HttpStatusCode status, JsonElement root)
    {
        bool hasResult = Lenient.TryFind(root, "result", out JsonElement result);
        if (Lenient.TryGet(root, "error", out JsonElement error) && (!ErrorReader.IsBlank(error) || (int)status >= 400 || !hasResult))
        {
            throw errors.Read(method, status, root, error, ReadTimeOf(root));
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
            result.Clone(),
            ReadTimeOf(root),
            Lenient.Integer(root, "total"),
            Lenient.Integer(root, "next"));
    }

    private static ResponseTime? ReadTimeOf(JsonElement root) => Lenient.TryGet(root, "time", out JsonElement time) ? ReadTime(time) : null;

    private static TimeSpan? Seconds(double? seconds) =>
        seconds is { } value && value >= 0 && value < TimeSpan.MaxValue.TotalSeconds
            ? new TimeSpan((long)(value * TimeSpan.TicksPerSecond))
            : null;
}
