using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Placement.Fuzzing.Oracle;

/// <summary>One way to write JSON, so that documents can be compared as text: the order of members counts, escapes do not.</summary>
internal static class JsonForm
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Write(document.RootElement.WriteTo);
    }

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>The text with the replacement character for every half of a character, as it must arrive.</summary>
    public static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
