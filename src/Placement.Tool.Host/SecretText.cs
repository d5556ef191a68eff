using System.Text.RegularExpressions;

namespace Placement.Tool.Host;

/// <summary>Takes secrets out of texts that an application, or a program that was run for it, has written.</summary>
internal static partial class SecretText
{
    private const string Hidden = "***";
    private const int ShortestSecret = 6;

    /// <summary>The values of variables whose names look like those of secrets.</summary>
    public static IEnumerable<string> In(IEnumerable<KeyValuePair<string, string?>> variables) => variables
        .Where(static variable => SecretName().IsMatch(variable.Key))
        .Select(static variable => variable.Value ?? "");

    /// <summary>The text without these secrets, and without what looks like one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="secrets">Secrets that are known. Those that are too short to be ones are passed over.</param>
    public static string Clean(string text, IEnumerable<string> secrets)
    {
        // One can be the beginning of another.
        foreach (string secret in secrets.Where(static secret => secret.Length >= ShortestSecret)
            .OrderByDescending(static secret => secret.Length))
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        text = SecretOfQuery().Replace(text, $"$1{Hidden}");
        text = SecretOfConnection().Replace(text, $"$1{Hidden}");
        text = UserOfAddress().Replace(text, $"$1{Hidden}@");
        text = CodeOfWebhook().Replace(text, $"$1{Hidden}");
        text = Bearer().Replace(text, $"$1{Hidden}");
        return SecretValue().Replace(text, $"$1{Hidden}");
    }

    [GeneratedRegex("secret|password|passwd|pwd|token|key|connectionstring|webhook", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    /// <summary><c>name=value</c>, <c>name: value</c>, and the same in JSON, also in JSON that stands in a text of JSON.</summary>
    [GeneratedRegex(
        """
        ((?:password|passwd|pwd|secret|token|api[-_]?key|accountkey|accesskey|\bauth|auth_id|refresh_id)
         (?:\\?["']|\\u0022)?\s*(?:[=:]|%3D)\s*)
        (?:\\u0022.*?(?:\\u0022|$)|\\"[^"]*"?|"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s;,&"'\\}]+)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SecretValue();

    /// <summary>A value of a query ends with the next name.</summary>
    [GeneratedRegex(
        """([?&][\w.-]*(?:password|passwd|pwd|secret|token|api[-_]?key)=)[^&\s"'<>#\\]+""",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretOfQuery();

    /// <summary>
    /// In a connection string a value ends with the semicolon or, where it is quoted, with the quote; a quote within is there twice.
    /// Whatever else is in it belongs to it.
    /// </summary>
    [GeneratedRegex(
        """
        ((?:(?<![?&][\w.-]{0,40})(?:password|passwd|pwd|passphrase)\s*[=:]
            |(?<=(?:^|;)[\w\ .-]{0,40})(?:secret|account\ ?key|access\ ?key|api[-_\ ]?key)\s*=)\s*)
        (?:"(?:[^"\r\n]|"")*"|'(?:[^'\r\n]|'')*'|\{(?:[^}\r\n]|\}\})*\}
            |\\"(?:[^"\\\r\n]|\\"\\"|\\[^"])*\\"|\\u0022(?:(?!\\u0022)[^\r\n]|\\u0022\\u0022)*\\u0022
            |(?:\\*["']|\\*u0022|&\#?\w+;|\{)[^\r\n]*|[^;\r\n]+)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline)]
    private static partial Regex SecretOfConnection();

    [GeneratedRegex("""(\bbearer\s+|\bauthorization["']?\s*[=:]\s*["']?\w+\s+)[^\s"',;\\]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    /// <summary>The name, too: some services have a token there.</summary>
    [GeneratedRegex(@"(://)[^\s/]+@")]
    private static partial Regex UserOfAddress();

    [GeneratedRegex(@"(/rest/(?:api/)?[0-9]+/)[^/\s""'?&]+", RegexOptions.IgnoreCase)]
    private static partial Regex CodeOfWebhook();
}
