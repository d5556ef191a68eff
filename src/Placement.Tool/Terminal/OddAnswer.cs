using System.Text.Json;

namespace Placement.Tool.Terminal;

/// <summary>An answer that does not have what it should: JSON that is none, lacks a member, or has one of another kind.</summary>
internal static class OddAnswer
{
    /// <summary>The answer that a text is, all of which can be read and written.</summary>
    /// <exception cref="JsonException">It is no JSON, or has half a character, which is JSON and no text.</exception>
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        try
        {
            using var check = new Utf8JsonWriter(Stream.Null);
            document.RootElement.WriteTo(check);
            return document.RootElement.Clone();
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException(failure.Message, failure);
        }
    }

    /// <summary>What an answer says. Nothing else may be done by <paramref name="read"/>: its failures are the answer's.</summary>
    /// <param name="read">Reads it.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="odd">What is thrown where it says something else.</param>
    public static T Read<T>(Func<JsonElement, T> read, JsonElement answer, Func<Exception, ToolException> odd)
    {
        try
        {
            return read(answer);
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw odd(failure);
        }
    }
}
