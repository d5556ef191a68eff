using System.Text;
using System.Text.RegularExpressions;

namespace Placement.Fuzzing.Oracle;

/// <summary>Which address a handler or error handler comes to.</summary>
internal static partial class HandlerOracle
{
    private const string Unreserved = "-._~!$&'()*+,;=:@/?#";

    /// <summary>A path, or an absolute URL as declared; null: it is neither.</summary>
    public static string? Declared(string declared)
    {
        string address = declared.Trim();
        if (address.StartsWith('/'))
        {
            return address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("/\\", StringComparison.Ordinal)
                ? null
                : Encode(address);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? address : null;
    }

    /// <summary>The path of a class that declares none.</summary>
    public static string Default(string className)
    {
        string words = WordStart().Replace(className, "-").Replace('_', '-');
        string kebab = Hyphens().Replace(words, "-").Trim('-');
        return "/widgets/" + Encode(string.Concat(kebab.Select(char.ToLowerInvariant)));
    }

    /// <summary>Before a capital after anything else, and before the last capital of several when a small letter follows.</summary>
    [GeneratedRegex(@"(?<=\P{Lu})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex WordStart();

    [GeneratedRegex("-+")]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"\G%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedByte();

    private static string Encode(string path)
    {
        var encoded = new StringBuilder(path.Length);
        int at = 0;
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in path.EnumerateRunes())
        {
            bool isKept = rune.IsAscii
                && (char.IsAsciiLetterOrDigit((char)rune.Value)
                    || Unreserved.Contains((char)rune.Value, StringComparison.Ordinal)
                    || (rune.Value == '%' && EncodedByte().IsMatch(path, at)));
            if (isKept)
            {
                encoded.Append((char)rune.Value);
            }
            else
            {
                foreach (byte value in bytes[..rune.EncodeToUtf8(bytes)])
                {
                    encoded.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            // The replacement of half a character is as long as the half: one unit.
            at += rune.Utf16SequenceLength;
        }

        return encoded.ToString();
    }
}
