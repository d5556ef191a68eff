using System.Globalization;
using System.Text;
using Placement.Fuzzing.Oracle;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Generation;

/// <summary>Attributes with everything that they can be given.</summary>
internal sealed class AttributeGenerator
{
    private static readonly string[] Languages =
        ["de", "en", "ru", "fr", "EN", " de ", "pt-BR", "tc", "la", "İ", "I", "x-klingon", "", "ua", "pl", "br"];

    private static readonly string[] Handlers =
    [
        "/menu", "/", "/a b/ü", "/100%", "/%c3%BC/%4", "/x?y=1&z=%20#f", "//evil.example.com", "/\\x", "menu", "~/menu", " /trimmed ", "/\ud83d\ude9a/\ud800",
        "https://h.example.com/x?y=1", "http://localhost/x", "HTTPS://H.EXAMPLE.COM", " https://t.example.com/ ", "ftp://h.example.com", "https://", "https://ü.example.com/ä",
        "https://h.example.com/\"quoted\"", "mailto:a@b.c", "file:///etc/passwd", "/\"", "/\u2028\0", "C:\\x", "/i/İ/ı",
    ];

    private readonly Dice _dice;
    private readonly TextGenerator _texts;
    private readonly TextExpressions _expressions;
    private readonly ValueExpressions _values;

    public AttributeGenerator(Dice dice, TextGenerator texts, TextExpressions expressions)
    {
        _dice = dice;
        _texts = texts;
        _expressions = expressions;
        _values = new ValueExpressions(dice);
    }

    /// <summary>Other names for the attributes that the file declares; empty: none.</summary>
    public bool HasAliases { get; set; }

    public Spelled<DeclaredAttribute> Placement()
    {
        var properties = new List<Spelled<(string Name, object? Value)>>();
        foreach (string property in new[] { "Title", "Description", "GroupName" })
        {
            AddText(properties, property, oneIn: 3, _texts.Next);
        }

        foreach (string property in new[] { "IconName", "NewUserNotificationTitle", "NewUserNotificationText", "Icon" })
        {
            AddText(properties, property, oneIn: 12, _texts.Next);
        }

        AddText(properties, "Handler", oneIn: 2, Handler);
        AddText(properties, "ErrorHandler", oneIn: 10, Handler);
        Add(properties, "UserId", oneIn: 10, _values.Integer);
        Add(properties, "Width", oneIn: 12, _values.Integer);
        Add(properties, "Height", oneIn: 12, _values.Integer);
        Add(properties, "Context", oneIn: 10, _values.Enum<ChatContexts>);
        Add(properties, "Role", oneIn: 12, _values.Enum<WidgetRole>);
        Add(properties, "Color", oneIn: 12, _values.Enum<IconColor>);
        Add(properties, "Extranet", oneIn: 12, _values.Boolean);
        Add(properties, "UseBuiltInInterface", oneIn: 12, _values.Boolean);
        Add(properties, "GroupIds", oneIn: 12, _values.Integers);
        Add(properties, "Countries", oneIn: 12, _values.Integers);
        return Write(AttributeKind.Placement, [Code()], properties);
    }

    public Spelled<DeclaredAttribute> Text()
    {
        var properties = new List<Spelled<(string Name, object? Value)>>();
        AddText(properties, "Title", oneIn: 1, _texts.Next);
        AddText(properties, "Description", oneIn: 4, _texts.Next);
        AddText(properties, "GroupName", oneIn: 6, _texts.Next);
        AddLimit(properties);
        return Write(AttributeKind.Text, [Spell(_dice.OneIn(8) ? _texts.Next() : _dice.Pick(Languages))], properties);
    }

    public Spelled<DeclaredAttribute> Option()
    {
        var properties = new List<Spelled<(string Name, object? Value)>>();
        AddLimit(properties);
        string key = _dice.Pick("iconName", "helpUrl", "shape", "errorHandlerUrl", "context", "", " spaced ", _texts.Next());
        return Write(AttributeKind.Option, [Spell(key), Spell(_dice.OneIn(6) ? Handler() : _texts.Next())], properties);
    }

    private void AddLimit(List<Spelled<(string Name, object? Value)>> properties)
    {
        if (_dice.OneIn(4))
        {
            Spelled<string?> code = Code();
            properties.Add(new(("Placement", code.Value), code.Code));
        }
    }

    private void AddText(List<Spelled<(string Name, object? Value)>> properties, string name, int oneIn, Func<string> next)
    {
        if (_dice.OneIn(oneIn))
        {
            Spelled<string?> text = Spell(next());
            properties.Add(new((name, text.Value), text.Code));
        }
    }

    private void Add(List<Spelled<(string Name, object? Value)>> properties, string name, int oneIn, Func<Spelled<object?>> next)
    {
        if (_dice.OneIn(oneIn))
        {
            Spelled<object?> value = next();
            properties.Add(new((name, value.Value), value.Code));
        }
    }

    private string Handler() => _dice.Below(6) switch
    {
        0 => _texts.Next(),
        1 => "/" + _texts.Next(),
        2 => "https://h.example.com/" + _texts.Next(),
        _ => _dice.Pick(Handlers),
    };

    private Spelled<string?> Spell(string? text)
    {
        if (_dice.OneIn(60))
        {
            return new("Menu", "nameof(global::Fuzz.Names.Menu)");
        }

        text = _dice.OneIn(30) ? null : text;
        return new(text, _expressions.Of(text));
    }

    private Spelled<string?> Code()
    {
        string code = _dice.Pick(PlacementFacts.Codes);
        if (code.Contains('*', StringComparison.Ordinal) && _dice.OneIn(2))
        {
            code = code.Replace(
                "*",
                _dice.OneIn(4)
                    ? _dice.Pick("0", "2", "31", "0128", "-1", "99999999999", "XXX", "")
                    : _dice.Between(8, 3000).ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal);
        }

        return _dice.Below(24) switch
        {
            0 => Spell(_texts.Next()),
            1 => Spell(code.ToLowerInvariant()),
            2 => Spell($" {code}\t"),
            3 => Spell(_dice.Pick(
                "A_CODE_THAT_IS_NEW", "LEFT MENU", "İM_TEXTAREA", "ım_textarea", "CRM_{XXX}_TAB", "MENÜ", "*_*", "x.y-z", "ﬁ", "ß_TAB")),
            4 => new("LEFT_MENU", "global::Placement.Placements.LeftMenu"),
            _ => Spell(code),
        };
    }

    private Spelled<DeclaredAttribute> Write(
        AttributeKind kind, Spelled<string?>[] arguments, List<Spelled<(string Name, object? Value)>> properties)
    {
        _dice.Shuffle(properties);
        var code = new StringBuilder(Name(kind)).Append('(');
        code.AppendJoin(
            ", ",
            Arguments(kind, arguments).Concat(properties.Select(property =>
                Identifier(property.Value.Name) + _dice.Pick(" = ", "=", " /* = */ = ", "\n = ") + property.Code)));
        code.Append(')');
        return new(
            new DeclaredAttribute(
                kind,
                [.. arguments.Select(static argument => argument.Value)],
                properties.ToDictionary(
                    static property => property.Value.Name, static property => property.Value.Value, StringComparer.Ordinal)),
            code.ToString());
    }

    private IEnumerable<string> Arguments(AttributeKind kind, Spelled<string?>[] arguments)
    {
        if (!_dice.OneIn(10))
        {
            return arguments.Select(static argument => argument.Code);
        }

        string[] names =
            kind switch { AttributeKind.Placement => ["placement"], AttributeKind.Text => ["language"], _ => ["key", "value"] };
        return names.Zip(arguments, static (name, argument) => $"{name}: {argument.Code}").OrderByDescending(
            static argument => argument, StringComparer.Ordinal);
    }

    private string Name(AttributeKind kind)
    {
        string name = $"Widget{kind}";
        return _dice.Below(HasAliases ? 9 : 7) switch
        {
            0 => $"global::Placement.{name}Attribute",
            1 => $"global::Placement.@{name}Attribute",
            2 => $"global::Placement.{Identifier(name)}",
            > 6 => $"Alias{kind}",
            _ => $"global::Placement.{name}",
        };
    }

    /// <summary>A name, at times with an escape in it.</summary>
    private string Identifier(string name) =>
        _dice.OneIn(20) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)name[0]:x4}{name[1..]}") : name;
}
