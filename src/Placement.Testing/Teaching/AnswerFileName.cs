using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Teaching;

/// <summary>
/// What the name of an answer file says: <c>crm.product.get.json</c> answers every call of the method, and
/// <c>crm.product.get@0123456789ab.json</c> those with the parameters whose digest this is.
/// </summary>
internal static class AnswerFileName
{
    public const string Extension = ".json";

    private const char Separator = '@';
    private const int DigestLength = 12;

    /// <summary>The method of a file, lower case.</summary>
    public static string MethodOf(string file) => Path.GetFileNameWithoutExtension(file).Split(Separator)[0].ToLowerInvariant();

    /// <summary>Whether the file answers some calls of its method only.</summary>
    public static bool HasParameters(string file) => Path.GetFileName(file).Contains(Separator, StringComparison.Ordinal);

    /// <summary>The name of the file that answers this call and those like it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters. Of secrets among them not even the digest has anything.</param>
    public static string Of(string method, LocalParameters parameters)
    {
        var text = new StringBuilder();
        foreach (string name in parameters.Names.Where(static name => !RecordedSecret.IsName(name))
            .OrderBy(static name => name.ToUpperInvariant(), StringComparer.Ordinal))
        {
            Append(text, name.ToUpperInvariant(), RecordedSecret.LeaveOut(parameters.Find(name)));
        }

        string digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return $"{method}{Separator}{digest[..DigestLength].ToLowerInvariant()}{Extension}";
    }

    /// <summary>The same text for what forms and JSON mean the same by.</summary>
    private static void Append(StringBuilder text, string name, JsonNode? value)
    {
        text.Append(name.Length).Append(':').Append(name);
        if (value is not (JsonObject or JsonArray))
        {
            string scalar = PhpValue.AsText(value) ?? "";
            text.Append('=').Append(scalar.Length).Append(':').Append(scalar);
            return;
        }

        text.Append('{');
        foreach ((string key, JsonNode? item) in PhpValue.Entries(value).OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            Append(text, key, item);
        }

        text.Append('}');
    }
}
