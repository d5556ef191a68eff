using System.Text;

namespace Placement.Catalog;

/// <summary>Reads the address of a handler or an error handler.</summary>
internal static class HandlerAddress
{
    private const string HexDigits = "0123456789ABCDEF";

    /// <summary>
    /// A path that begins with one slash, percent-encoded where needed, or an absolute http or https URL as declared;
    /// null: it is neither.
    /// </summary>
    public static string? Read(string declared)
    {
        string address = declared.Trim();
        if (address.Length > 0 && address[0] == '/')
        {
            return address.Length > 1 && address[1] is '/' or '\\' ? null : Encode(address);
        }

        return WebAddress.Find(address) is null ? null : address;
    }

    /// <summary>The path of a widget that declares none: its class name in kebab case.</summary>
    public static string Default(string className) => "/widgets/" + Encode(KebabCase(className));

    private static string KebabCase(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char letter = name[i];
            if (letter == '_')
            {
                AppendHyphen(kebab);
                continue;
            }

            // A new word begins at a capital after a small letter or digit (dealTab), and at the last capital of a
            // run of capitals that goes on in small letters (HTMLTab).
            bool startsWord = char.IsUpper(letter)
                && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                AppendHyphen(kebab);
            }

            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString().TrimEnd('-');
    }

    private static void AppendHyphen(StringBuilder kebab)
    {
        if (kebab.Length > 0 && kebab[kebab.Length - 1] != '-')
        {
            kebab.Append('-');
        }
    }

    private static string Encode(string path)
    {
        StringBuilder? encoded = null;
        for (int i = 0; i < path.Length; i++)
        {
            char letter = path[i];
            if (IsAllowed(letter) || IsEncoded(path, i))
            {
                encoded?.Append(letter);
                continue;
            }

            encoded ??= new StringBuilder(path, 0, i, path.Length + 16);
            int length = char.IsHighSurrogate(letter) && i + 1 < path.Length && char.IsLowSurrogate(path[i + 1]) ? 2 : 1;
            foreach (byte value in Encoding.UTF8.GetBytes(path.Substring(i, length)))
            {
                encoded.Append('%').Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
            }

            i += length - 1;
        }

        return encoded?.ToString() ?? path;
    }

    /// <summary>Whether a byte that is percent-encoded already begins here.</summary>
    private static bool IsEncoded(string path, int at) =>
        path[at] == '%' && at + 2 < path.Length && IsHexDigit(path[at + 1]) && IsHexDigit(path[at + 2]);

    private static bool IsHexDigit(char letter) =>
        letter is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    /// <summary>Whether RFC 3986 lets the letter stand in a path or query as it is.</summary>
    private static bool IsAllowed(char letter) => letter is
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        or '-' or '.' or '_' or '~' or '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or ':' or '@'
        or '/' or '?' or '#';
}
