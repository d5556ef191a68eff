using System.Text;

namespace Placement.Analyzers.Suggestions;

/// <summary>The title that the name of a class suggests: <c>DealSupplies</c> is "Deal supplies".</summary>
internal static class ClassTitle
{
    /// <summary>Words that say what a class is, not what it is about.</summary>
    private static readonly string[] Suffixes = ["Widget", "Placement", "Handler"];

    /// <summary>The name in words; empty: it has no letters.</summary>
    public static string Suggest(string className)
    {
        string name = WithoutSuffix(className);
        var title = new StringBuilder(name.Length + 4);
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || BeginsWord(name, i))
            {
                AppendWord(title, name.Substring(start, i - start).Trim('_'));
                start = i;
            }
        }

        return title.ToString();
    }

    private static string WithoutSuffix(string name)
    {
        foreach (string suffix in Suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - suffix.Length);
            }
        }

        return name;
    }

    /// <summary>A capital begins a word behind a small letter, and before one: <c>Open|HTML|Tab</c>.</summary>
    private static bool BeginsWord(string name, int at) =>
        name[at] == '_'
        || name[at - 1] == '_'
        || (char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1]))));

    private static void AppendWord(StringBuilder title, string word)
    {
        if (word.Length == 0)
        {
            return;
        }

        bool isAbbreviation = word.Length > 1 && !word.Any(char.IsLower);
        if (title.Length == 0)
        {
            title.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }
        else
        {
            title.Append(' ').Append(isAbbreviation ? word : word.ToLowerInvariant());
        }
    }
}
