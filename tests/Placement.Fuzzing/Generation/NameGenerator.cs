using System.Globalization;

namespace Placement.Fuzzing.Generation;

/// <summary>Names of types: plain, of other scripts, keywords, and names that generated code uses itself.</summary>
internal sealed class NameGenerator(Dice dice)
{
    private static readonly string[] Plain =
    [
        "Menu", "menu", "MENU", "DealSupplies", "HTMLPage", "PageHTML", "Deal2Tab", "Tab", "CallCard", "X", "Widget", "widget_tab", "__",
        "_", "A1B2",
    ];

    private static readonly string[] Ours =
    [
        "WidgetPlacements", "Placement", "System", "global", "WidgetBinding", "WidgetManifest", "Manifests", "Bindings", "All",
        "RequiredScopes", "Task",
        "Uri", "Array", "HostedWidget", "HostedWidgets", "IReadOnlyList", "DeclaredBindings", "Microsoft", "String", "Encoding",
        "RegisterPlacementsAsync", "Obsolete", "GeneratedCode", "Attribute",
    ];

    private static readonly string[] Keywords =
    [
        "class", "namespace", "new", "string", "object", "event", "default", "typeof", "return", "if", "void", "this", "base", "null",
        "true",
        "record", "var", "dynamic", "await", "nint", "partial", "file", "required", "scoped", "field", "where", "when", "yield", "async",
        "unmanaged", "extension",
        "union", "closed", "value", "args",
    ];

    private static readonly string[] Unicode =
    [
        "Größe", "МенюСклада", "在庫", "İstanbul", "ıI", "iI", "ǅungla", "Ünï", "ñandú", "e\u0301tage", "\u00e9tage", "ﬁsch", "ﾃｽﾄ", "ª",
        "عربي", "नमस्ते", "a\u203fb", "ẞ", "Ω", "Ⅷ",
    ];

    public Spelled<string> Next()
    {
        Spelled<string> name = dice.Below(12) switch
        {
            0 or 1 => Verbatim(dice.Pick(Keywords)),
            2 => dice.Pick(Unicode) is var letters && dice.OneIn(5) ? Verbatim(letters) : new Spelled<string>(letters, letters),
            3 => dice.Pick(Ours) is var ours && dice.OneIn(4) ? Verbatim(ours) : Simple(ours),
            4 when dice.OneIn(12) => Simple("Long" + string.Concat(Enumerable.Repeat("Name", dice.Between(10, 80)))),
            < 6 => Numbered(dice.Pick(Unicode)),
            _ => Numbered(dice.Pick(Plain)),
        };
        return dice.OneIn(12) ? Escaped(name) : name;
    }

    private static Spelled<string> Simple(string name) => new(name, name);

    private static Spelled<string> Verbatim(string name) => new(name, "@" + name);

    private Spelled<string> Numbered(string name) =>
        Simple(dice.OneIn(6) ? name : name + dice.Below(1000).ToString(CultureInfo.InvariantCulture));

    /// <summary>One letter as an escape, or with an invisible character that is no part of the name behind it.</summary>
    private Spelled<string> Escaped(Spelled<string> name)
    {
        int at = name.Code.Length - 1;
        char letter = name.Code[at];
        return letter == '@' || char.IsSurrogate(letter)
            ? name
            : name with
            {
                Code = dice.Below(3) switch
                {
                    0 => string.Create(CultureInfo.InvariantCulture, $"{name.Code[..at]}\\u{(int)letter:x4}"),
                    1 => string.Create(CultureInfo.InvariantCulture, $"{name.Code[..at]}\\U{(int)letter:X8}"),
                    _ => name.Code + dice.Pick("\u200d", "\u00ad", "\u200e"),
                },
            };
    }
}
