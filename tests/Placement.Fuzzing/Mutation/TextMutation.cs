namespace Placement.Fuzzing.Mutation;

/// <summary>Changes of the text: what happens between two states that somebody means.</summary>
internal static class TextMutation
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "<", ">", "\"", "'", ",", ";", ".", ":", "::", "=", "@", "$", "\\", "/", "*", "?", "!", "_", " ", "\n", "\0", "\uffff", "\ud800",
        "\"\"\"", "$@\"", "@\"", "/*", "*/", "//", "///", "#", "#if X\n", "\n#endif\n", "\n#else\n", "\n#line 1 \"x\"\n",
        "\n#nullable disable\n",
        "partial ", "record ", "struct ", "class ", "interface ", "static ", "abstract ", "file ", "private ", "public ", "readonly ",
        "ref ", "unsafe ", "required ",
        "namespace N ", "namespace N;", "using ", "using Placement;", "extern alias X;", "<T>", "<in T>", " : Menu", " where T : class",
        "null", "default", "0", "\"\"", "typeof(int)",
        "[global::Placement.WidgetPlacement(", "[global::Placement.WidgetPlacement(\"LEFT_MENU\")]", "[global::Placement.WidgetPlacement]",
        "[assembly: ", "[return: ",
        "[System.Obsolete]", "WidgetPlacements", "Title = ", "Title = 5", "Handler = null", "UserId = \"x\"", "Nothing = 1", "nameof(", "new[] { 1 }", "enum E { }", "delegate void D();",
        "\\u0041", "\\u", "e\u0301", "\u200d", "\u2028",
    ];

    public static string Apply(string text, Dice dice)
    {
        int at = dice.Between(0, text.Length);
        int length = Math.Min(dice.OneIn(3) ? dice.Between(1, 200) : dice.Between(1, 8), text.Length - at);
        int other = dice.Between(0, text.Length - length);
        return dice.Below(8) switch
        {
            0 or 1 => text.Remove(at, length),
            2 or 3 or 4 => text.Insert(at, dice.Pick(Pieces)),
            5 => text.Insert(other, text.Substring(at, length)),
            6 => text[..at],
            _ => Swap(text, at, other, length),
        };
    }

    private static string Swap(string text, int at, int other, int length)
    {
        (int first, int second) = (Math.Min(at, other), Math.Max(at, other));
        return first + length > second
            ? text
            : text[..first] + text.Substring(second, length) + text[(first + length)..second] + text.Substring(first, length) + text[(second + length)..];
    }
}
