using System.Collections;
using System.Text;
using System.Text.Json;

namespace Placement.Tool.Host;

/// <summary>Says what an application has thrown, without the secrets that its messages may have.</summary>
internal static class FailureText
{
    /// <summary>A line for the tool.</summary>
    public static string Line(string kind, string message, Exception? failure)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "failed");
            json.WriteString("kind", kind);
            json.WriteString("message", message);
            if (failure is not null)
            {
                json.WriteString("exception", Clean(Summary(failure)));
                json.WriteString("trace", Clean(failure.StackTrace ?? ""));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Clean(string text) => SecretText.Clean(text, SecretText.In(Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(static variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))));

    private static string Summary(Exception failure)
    {
        var text = new StringBuilder($"{failure.GetType().FullName}: {failure.Message}");
        for (Exception? inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            text.Append("\n  ").Append(inner.GetType().FullName).Append(": ").Append(inner.Message);
        }

        return text.ToString();
    }
}
