using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Placement.Tool.Host;

/// <summary>Says what an application has thrown, without the secrets that its messages may have.</summary>
internal static partial class FailureText
{
    private const string Hidden = "***";
    private const int ShortestSecret = 6;

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

    /// <summary>The text without what looks like a secret, and without the values of variables whose names look like one.</summary>
    public static string Clean(string text)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string { Length: >= ShortestSecret } value } && SecretName().IsMatch(name))
            {
                text = text.Replace(value, Hidden, StringComparison.Ordinal);
            }
        }

        return SecretValue().Replace(text, $"$1{Hidden}");
    }

    private static string Summary(Exception failure)
    {
        var text = new StringBuilder($"{failure.GetType().FullName}: {failure.Message}");
        for (Exception? inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            text.Append("\n  ").Append(inner.GetType().FullName).Append(": ").Append(inner.Message);
        }

        return text.ToString();
    }

    [GeneratedRegex("secret|password|passwd|pwd|token|key|connectionstring", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(
        """((?:password|passwd|pwd|secret|token|apikey|api_key|accountkey|accesskey)["']?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s;,"']+)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}
