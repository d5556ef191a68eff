using System.Text.Json;

namespace Placement.Transport;

/// <summary>The parameters of a call with the access token beside them.</summary>
internal static class RequestBody
{
    /// <exception cref="ArgumentException">The parameters are no JSON object.</exception>
    public static void Check(ReadOnlySpan<byte> parameters) => MembersOf(parameters);

    /// <summary>Splices <c>auth</c> in as the last member, so that the parameters cannot replace it; they are not parsed.</summary>
    /// <exception cref="ArgumentException">The parameters are no JSON object.</exception>
    public static byte[] Create(ReadOnlySpan<byte> parameters, string accessToken)
    {
        ReadOnlySpan<byte> members = MembersOf(parameters);
        ReadOnlySpan<byte> token = JsonEncodedText.Encode(accessToken).EncodedUtf8Bytes;
        ReadOnlySpan<byte> open = "{"u8;
        ReadOnlySpan<byte> auth = members.IsEmpty ? "\"auth\":\""u8 : ",\"auth\":\""u8;
        ReadOnlySpan<byte> close = "\"}"u8;

        byte[] body = new byte[open.Length + members.Length + auth.Length + token.Length + close.Length];
        Span<byte> rest = Append(body, open);
        rest = Append(rest, members);
        rest = Append(rest, auth);
        rest = Append(rest, token);
        Append(rest, close);
        return body;
    }

    private static ReadOnlySpan<byte> MembersOf(ReadOnlySpan<byte> parameters)
    {
        ReadOnlySpan<byte> json = Trim(parameters);
        if (json.IsEmpty)
        {
            return json;
        }

        if (json.Length < 2 || json[0] != (byte)'{' || json[json.Length - 1] != (byte)'}')
        {
            throw new ArgumentException("The parameters must be a JSON object in UTF-8, or empty.", nameof(parameters));
        }

        return Trim(json.Slice(1, json.Length - 2));
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> json)
    {
        int start = 0;
        int end = json.Length;
        while (start < end && IsBlank(json[start]))
        {
            start++;
        }

        while (end > start && IsBlank(json[end - 1]))
        {
            end--;
        }

        return json.Slice(start, end - start);
    }

    private static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static Span<byte> Append(Span<byte> destination, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(destination);
        return destination.Slice(bytes.Length);
    }
}
