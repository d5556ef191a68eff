using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;

namespace Placement.Tests.Redaction;

/// <summary>The secrets in requests.</summary>
internal sealed class SentSecrets
{
    /// <summary>What is shorter may be a word of any text, and is no token of any portal.</summary>
    private const int ShortestSecret = 12;

    private static readonly string[] Names = ["auth", "access_token", "refresh_token", "client_secret"];

    private readonly ConcurrentDictionary<string, byte> _found = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Found => [.. _found.Keys];

    /// <summary>Notes the secrets of a body, be it JSON or a form.</summary>
    public void Note(string body)
    {
        foreach (string name in Names)
        {
            string? secret = body.StartsWith('{') ? InJson(body, name) : HttpUtility.ParseQueryString(body)[name];
            if (secret is { Length: >= ShortestSecret })
            {
                _found.TryAdd(secret, 0);
            }
        }
    }

    private static string? InJson(string body, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException)
        {
            // Some tests send nonsense on purpose.
            return null;
        }
    }
}
