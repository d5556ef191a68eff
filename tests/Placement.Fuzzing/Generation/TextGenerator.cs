using System.Text;

namespace Placement.Fuzzing.Generation;

/// <summary>Texts of every kind that ends up in generated code: harmless ones, and what breaks literals, comments and JSON.</summary>
internal sealed class TextGenerator(Dice dice)
{
    private const int Huge = 100_000;

    private static readonly string[] Words =
    [
        "Supplies", "Lieferungen", "Склад", "在庫", "Área", "deal tab", "a", "Open?", "R&D", "100 %", "it's", "C:\\icons\\truck.png",
        "icons/menu.svg",
    ];

    private static readonly string[] Nasty =
    [
        "\"", "\"\"\"", "\"\"\"\"\"", "'", "\\", "\\\\", "\\\"", "\\u0041", "\\x41", "`", "{", "}", "{{0}}", "{0}", "$x", "$\"{", "@\"",
        "\"u8",
        "\n", "\r", "\r\n", "\n\n", "\t", "\0", "\u0001", "\u0008", "\u001a", "\u001b", "\u007f", "\u0080", "\u0085", "\u00a0", "\u00ad",
        "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ud800", "\udbff", "\udc00",
        "\udfff",
        "\ud83d\ude9a", "\udbff\udfff", "\udc00\ud800", "e\u0301", "ß", "İ", "ı", "i̇", "I", "ﬁ", "ǅ", "Ⅷ", "\ue000", "\u0378", "٣", "۴",
        "</summary>", "<c>", "<!--", "-->", "]]>", "*/", "/*", "//", "///", "#if X", "#endif", "#pragma warning disable", "#line 1",
        "&amp;", "&", "<", ">",
        "%", "%20", "%zz", "%4", "~", "~/", "~/help", "/", "//", "?", "#", ";", ",", "=", "null", "true", "typeof(", "global::", " ", "  ",
    ];

    public string Next()
    {
        if (dice.OneIn(4000))
        {
            return Long();
        }

        return dice.Below(12) switch
        {
            0 => "",
            1 => dice.Pick(" ", "\t", "\r\n", "\u00a0", "\u2003 ", "\u3000", "\u0085"),
            2 => dice.Pick(" ", "\n", "\u00a0") + dice.Pick(Words) + dice.Pick(" ", "\u2029", ""),
            < 7 => dice.Pick(Words),
            _ => Mixed(dice.Between(1, 8)),
        };
    }

    /// <summary>A few pieces in a row, some of them single letters from anywhere in Unicode.</summary>
    public string Mixed(int pieces)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++)
        {
            _ = dice.Below(4) switch
            {
                0 => text.Append(dice.Pick(Words)),
                1 => text.Append((char)dice.Below(0x10000)),
                _ => text.Append(dice.Pick(Nasty)),
            };
        }

        return text.ToString();
    }

    private string Long()
    {
        var text = new StringBuilder(Huge + 100);
        string piece = Mixed(5);
        while (text.Length < Huge)
        {
            text.Append(piece).Append(dice.Pick("x", "\"", "\\", "ü", "\u2028"));
        }

        return text.ToString(0, Huge);
    }
}
