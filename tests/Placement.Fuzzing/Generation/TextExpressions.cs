using System.Globalization;
using System.Text;

namespace Placement.Fuzzing.Generation;

/// <summary>The ways to write a constant text in C#.</summary>
internal sealed class TextExpressions(Dice dice, Grammar grammar, Constants constants)
{
    private const string NewLines = "\r\n\u0085\u2028\u2029";

    /// <summary>Longer texts are written in one piece.</summary>
    private const int LongestWithParts = 1000;

    public string Of(string? text)
    {
        if (text is null)
        {
            return dice.Pick("null", "(null)", "(string)null", "default(string)");
        }

        if (text.Length > LongestWithParts)
        {
            return Regular(text);
        }

        return dice.Below(14) switch
        {
            0 when IsWhole(text) => Verbatim(text),
            1 or 2 when grammar.HasRawStrings && IsWhole(text) => Raw(text),
            3 => Joined(text),
            4 => constants.Add(Regular(text)),
            5 when grammar.HasConstantInterpolation => $"$\"{{({constants.Add(Regular(text))})}}\"",
            6 => $"({Of(text)})",
            7 => $"(true ? {Of(text)} : \"other\")",
            8 => $"{Regular(text)} + null",
            _ => Regular(text),
        };
    }

    /// <summary>Between quotes, with escapes where needed and in other places.</summary>
    public string Regular(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 16);
        bool escapesAll = dice.OneIn(6);
        foreach (char letter in text)
        {
            bool isPlain = letter is >= ' ' and < '\u007f' && letter is not ('"' or '\\');
            if (!escapesAll && (isPlain || (char.IsLetter(letter) && dice.OneIn(2))))
            {
                literal.Append(letter);
                continue;
            }

            _ = letter switch
            {
                '\n' when !escapesAll => literal.Append("\\n"),
                '\0' when !escapesAll => literal.Append("\\0"),
                '"' or '\\' when !escapesAll => literal.Append('\\').Append(letter),
                _ when !char.IsSurrogate(letter) && dice.OneIn(8) =>
                    literal.Append("\\U").Append(((int)letter).ToString("x8", CultureInfo.InvariantCulture)),
                _ => literal.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether it can stand in a file: half characters cannot, and the lexer takes U+FFFF for an end.</summary>
    private static bool IsWhole(string text) =>
        text.EnumerateRunes().All(static rune => rune.Value is not (0xFFFD or 0xFFFF));

    private static string Verbatim(string text) => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Raw(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char letter in text)
        {
            run = letter == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string quotes = new('"', Math.Max(3, longest + 1));
        bool fitsOneLine = text.Length > 0 && !text.StartsWith('"') && !text.EndsWith('"') && text.AsSpan().IndexOfAny(NewLines) < 0;
        return fitsOneLine ? $"{quotes}{text}{quotes}" : RawLines(text, quotes);
    }

    /// <summary>On lines of their own. A carriage return at the end would become part of the last line's end.</summary>
    private static string RawLines(string text, string quotes) =>
        text.EndsWith('\r') ? Verbatim(text) : $"{quotes}\n{text}\n{quotes}";

    private string Joined(string text)
    {
        int at = dice.Between(0, text.Length);
        return $"{Regular(text[..at])} + {Regular(text[at..])}";
    }
}
