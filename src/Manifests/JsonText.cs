using System.Globalization;
using System.Text;

namespace Placement.Manifests;

/// <summary>
/// Writes JSON strings that are also safe inside C# literals of any kind. A generator carries no private dependencies, so
/// System.Text.Json is out of its reach.
/// </summary>
internal static class JsonText
{
    private const char Replacement = '\uFFFD';

    public static StringBuilder AppendJson(this StringBuilder json, string text)
    {
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter is '"' or '\\')
            {
                json.Append('\\').Append(letter);
            }
            else if (letter is >= ' ' and < '\u007f')
            {
                json.Append(letter);
            }
            else if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                json.Append(letter).Append(text[++i]);
            }
            else
            {
                AppendSpecial(json, letter);
            }
        }

        return json.Append('"');
    }

    private static void AppendSpecial(StringBuilder json, char letter)
    {
        switch (letter)
        {
            case '\n':
                json.Append("\\n");
                break;
            case '\r':
                json.Append("\\r");
                break;
            case '\t':
                json.Append("\\t");
                break;
            default:
                switch (char.GetUnicodeCategory(letter))
                {
                    case UnicodeCategory.Surrogate:
                        // Half a character has no UTF-8.
                        json.Append(Replacement);
                        break;
                    case UnicodeCategory.Control:
                    case UnicodeCategory.Format:
                    case UnicodeCategory.LineSeparator:
                    case UnicodeCategory.ParagraphSeparator:
                    case UnicodeCategory.PrivateUse:
                    case UnicodeCategory.OtherNotAssigned:
                        // Invisible in source code, or the end of a line there, or known to newer tables only.
                        json.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
                        break;
                    default:
                        json.Append(letter);
                        break;
                }

                break;
        }
    }
}
