namespace Placement.Catalog;

/// <summary>An interface language of Bitrix24: a key of LANG_ALL and a value of LANG.</summary>
/// <remarks>Some codes differ from culture names: <c>la</c> is Spanish, <c>br</c> Portuguese, <c>ua</c> Ukrainian.</remarks>
internal sealed partial class BitrixLanguage
{
    private BitrixLanguage(string code, string name, string culture, params string[] aliases)
    {
        Code = code;
        Name = name;
        Culture = culture;
        Aliases = aliases;
    }

    /// <summary>The code that Bitrix24 uses, lower case.</summary>
    public string Code { get; }

    /// <summary>The English name.</summary>
    public string Name { get; }

    /// <summary>The closest .NET culture name.</summary>
    public string Culture { get; }

    /// <summary>Other names by which developers know the language, beside <see cref="Culture"/>.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Whether it is written from right to left.</summary>
    public bool IsRightToLeft { get; private init; }

    /// <summary>The language with this Bitrix24 code, in any case, or null.</summary>
    public static BitrixLanguage? Find(string code)
    {
        foreach (BitrixLanguage language in All)
        {
            if (string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return language;
            }
        }

        return null;
    }

    /// <summary>
    /// The language that a culture name means (<c>es</c>, <c>pt-BR</c>, <c>zh-Hans-CN</c>, <c>de-DE</c>), or null.
    /// The most specific name wins; then the culture's neutral language.
    /// </summary>
    public static BitrixLanguage? FindByCulture(string culture)
    {
        string name = culture.Replace('_', '-');
        while (true)
        {
            foreach (BitrixLanguage language in All)
            {
                if (language.IsCulture(name))
                {
                    return language;
                }
            }

            int dash = name.LastIndexOf('-');
            if (dash < 0)
            {
                return Find(name);
            }

            name = name.Substring(0, dash);
        }
    }

    private bool IsCulture(string name)
    {
        if (string.Equals(Culture, name, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (string alias in Aliases)
        {
            if (string.Equals(alias, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
