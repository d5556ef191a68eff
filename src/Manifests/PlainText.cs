using System.Globalization;
using System.Text;

namespace Placement.Manifests;

/// <summary>Makes text of unknown origin fit for a terminal: it stays on its line, in its order and its colour.</summary>
internal static class PlainText
{
    /// <summary>The text with everything that is not shown as a character of its own written as <c>\u001B</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        StringBuilder? plain = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (IsShown(CharUnicodeInfo.GetUnicodeCategory(text, i)) || IsJoiner(text[i]))
            {
                _ = plain?.Append(text, i, isPair ? 2 : 1);
            }
            else
            {
                plain ??= new StringBuilder(text, 0, i, text.Length + 16);
                AppendEscaped(plain, text[i]);
                if (isPair)
                {
                    AppendEscaped(plain, text[i + 1]);
                }
            }

            i += isPair ? 1 : 0;
        }

        return plain?.ToString() ?? text;
    }

    /// <summary>The same, cut to a length that a message can show.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">How many characters at most.</param>
    public static string Short(string text, int length = 60) =>
        Of(text.Length <= length ? text : text.Remove(length - 1) + "…");

    private static bool IsShown(UnicodeCategory category) => category
        is not (UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate);

    /// <summary>Words of some languages, and some pictures, need them.</summary>
    private static bool IsJoiner(char letter) => letter is '\u200C' or '\u200D';

    private static void AppendEscaped(StringBuilder plain, char letter) =>
        plain.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
}
