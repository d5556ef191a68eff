using System.Globalization;
using System.Text;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Generation;

/// <summary>Classes with attributes, of every shape and in every place that C# allows.</summary>
internal sealed class WidgetGenerator(
    Dice dice, Grammar grammar, NameGenerator names, NamePool pool, AttributeGenerator attributes, HostingGenerator? hosting)
{
    private const string Nested = "public |internal |private ||protected |protected internal |private protected ";

    private readonly List<Level> _levels = [];

    /// <summary>Adds a class, with the types around it.</summary>
    /// <param name="files">The files of the project.</param>
    /// <param name="at">The file that it goes into.</param>
    /// <param name="ns">Its namespace.</param>
    /// <returns>What is declared: the class, and types around it that have attributes, too.</returns>
    public IReadOnlyList<DeclaredWidget> Add(IReadOnlyList<SourceFile> files, int at, Spelled<string> ns)
    {
        _levels.Clear();
        int depth = dice.Pick(0, 0, 0, 0, 0, 0, 0, 1, 1, 2);
        depth = dice.OneIn(50) ? dice.Between(3, 12) : depth;
        bool isFileLocal = grammar.HasFileLocalTypes && dice.OneIn(12);
        for (int i = 0; i < depth; i++)
        {
            _levels.Add(Container(ns, isFileLocal, at));
        }

        Level widget = Widget(ns, isFileLocal, at);
        _levels.Add(widget);
        bool isPartial = dice.OneIn(5);
        files[at].Add(ns, Code(static (level, partial) => level.Head.First(partial), isPartial, widget.Body));

        int other = isFileLocal ? at : dice.Below(files.Count);
        if (isPartial && dice.OneIn(2) && files[other].Accepts(ns))
        {
            List<Spelled<DeclaredAttribute>> more = Attributes(least: 0);
            files[other].Add(
                ns, Code((level, _) => level.Head.Again(ReferenceEquals(level, widget) ? Lists(more) : ""), isPartial, body: ""));
            IEnumerable<DeclaredAttribute> added = more.Select(static attribute => attribute.Value);

            // The compiler goes through the files in their order.
            widget.Attributes = other < at ? [.. added, .. widget.Attributes] : [.. widget.Attributes, .. added];
        }

        return [.. _levels.Where(static level => level.Attributes.Count > 0).Select(Declared)];
    }

    private static DeclaredWidget Declared(Level level) => new()
    {
        ClassName = level.Name,
        TypeName = level.IsHidden ? null : level.FullName,
        Attributes = level.Attributes,
        Contexts = level.IsHidden ? [] : level.Contexts,
    };

    private string Code(Func<Level, bool, string> head, bool isPartial, string body)
    {
        var code = new StringBuilder();
        foreach (Level level in _levels)
        {
            code.Append(head(level, isPartial)).Append("\n{\n");
        }

        return code.Append(body).Insert(code.Length, "}\n", _levels.Count).ToString();
    }

    private Level Container(Spelled<string> ns, bool isFileLocal, int file)
    {
        string[] keywords =
        [
            "class", "class", "static class", "abstract class", "struct",
            .. grammar.HasTypesInInterfaces ? ["interface"] : Array.Empty<string>(),
            .. grammar.HasRecords ? ["record"] : Array.Empty<string>(),
            .. grammar.HasRecordStructs ? ["record struct", "record class"] : Array.Empty<string>(),
        ];
        string keyword = dice.Pick(keywords);
        bool isWidget = keyword is "class" or "abstract class" or "static class" or "record" && dice.OneIn(4);
        return New(ns, isFileLocal, file, keyword, isWidget ? Attributes(least: 1) : [], canHost: false);
    }

    private Level Widget(Spelled<string> ns, bool isFileLocal, int file)
    {
        string[] keywords =
        [
            "class", "class", "class", "class", "sealed class", "sealed class", "abstract class", "static class",
            .. grammar.HasRecords ? ["record", "sealed record", "abstract record"] : Array.Empty<string>(),
            .. grammar.HasRecordStructs ? ["record class"] : Array.Empty<string>(),
        ];
        return New(ns, isFileLocal, file, dice.Pick(keywords), Attributes(least: 1), canHost: true);
    }

    private Level New(
        Spelled<string> ns, bool isFileLocal, int file, string declared, List<Spelled<DeclaredAttribute>> attributes, bool canHost)
    {
        Level? outer = _levels.LastOrDefault();
        (string extra, string keyword) = Split(declared);
        int arity = dice.OneIn(9) ? dice.Between(1, 3) : 0;
        Spelled<string> name = Name(outer?.FullName + "+" is { Length: > 1 } nested ? nested : ns.Value, outer, arity, isFileLocal, file);
        string access = outer is null
            ? isFileLocal ? "file " : dice.Pick("public ", "internal ", "")
            : Access(outer.Declared);
        TypeMark mark = TypeMark.Next(dice);
        bool isHidden = outer is { IsHidden: true }
            || isFileLocal
            || mark.Forbids
            || access is "private " or "protected " or "private protected "
            || (access.Length == 0 && outer is { Declared: not "interface" });

        bool isGeneric = arity > 0 || outer is { IsGeneric: true };
        List<string> contexts = canHost && hosting is not null && extra != "static " ? hosting.Contexts() : [];
        bool inheritsHosting =
            contexts.Count == 0 && canHost && hosting is not null && keyword == "class" && extra != "static " && dice.OneIn(4);
        string bases = string.Join(
            ", ",
            contexts.Select(HostingGenerator.Base).Prepend(inheritsHosting ? "global::Fuzz.HostedBase" : "").Where(
                static type => type.Length > 0));
        string generics = arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, arity).Select(index => string.Create(CultureInfo.InvariantCulture, $"T{_levels.Count}_{index}")))}>";
        string rest = Parameters(extra, keyword) + (bases.Length == 0 ? "" : " : " + bases);
        bool isHosted = extra != "abstract " && !isGeneric;
        return new Level
        {
            Declared = declared,
            Head = new TypeHead(Shuffled(mark.Code, Lists(attributes)), access + extra, keyword, name.Code, generics, rest),
            Name = name.Value,
            FullName = FullName(outer, ns.Value, name.Value, arity),
            IsHidden = isHidden,
            IsGeneric = isGeneric,
            Attributes = [.. attributes.Select(static attribute => attribute.Value)],
            Contexts = !isHosted ? [] : inheritsHosting ? [typeof(PlacementContext).FullName!] : contexts,
            Body = string.Concat(contexts.Select(HostingGenerator.Method)) + Member(extra),
        };
    }

    private static (string Extra, string Keyword) Split(string declared)
    {
        string[] words = declared.Split(' ');
        return words[0] is "static" or "abstract" or "sealed" ? (words[0] + " ", string.Join(' ', words[1..])) : ("", declared);
    }

    private static string FullName(Level? outer, string ns, string name, int arity)
    {
        string own = arity == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}`{arity}");
        return outer is not null ? outer.FullName + "+" + own : ns.Length == 0 ? own : ns + "." + own;
    }

    private Spelled<string> Name(string container, Level? outer, int arity, bool isFileLocal, int file)
    {
        if (isFileLocal && outer is null)
        {
            // The same names in every file, but no others'.
            string local = string.Create(CultureInfo.InvariantCulture, $"Local{dice.Below(4)}");
            if (pool.TryTake(string.Create(CultureInfo.InvariantCulture, $"{container}|{file}"), local, arity))
            {
                return new(local, local);
            }
        }

        while (true)
        {
            Spelled<string> name = names.Next();
            if (name.Value != outer?.Name && pool.TryTake(container, name.Value, arity))
            {
                return name;
            }
        }
    }

    /// <summary>What a nested type may be called inside this kind of type.</summary>
    private string Access(string outer)
    {
        string[] all = Nested.Split('|');
        return outer is "struct" or "record struct" or "static class" ? dice.Pick(all[..4]) : dice.Pick(all);
    }

    private string Parameters(string extra, string keyword) =>
        extra != "static "
            && dice.OneIn(8)
            && ((keyword == "record" && grammar.HasRecords) || (keyword == "class" && grammar.HasPrimaryConstructors))
            ? "(int A, string B)"
            : "";

    private string Member(string extra) => dice.Below(10) switch
    {
        0 => "public const int Number = 1;\n",
        1 when extra != "static " => "private int _field;\n",
        2 => "// { \" }\n",
        3 when extra != "static " => "public override string ToString() => \"}\";\n",
        4 => "public static void M() { int WidgetPlacements = 1; WidgetPlacements++; }\n",
        _ => "",
    };

    private List<Spelled<DeclaredAttribute>> Attributes(int least)
    {
        List<Spelled<DeclaredAttribute>> all =
        [
            .. Enumerable.Range(0, dice.Pick(1, 1, 1, 1, 2, 3) - 1 + least).Select(_ => attributes.Placement()),
            .. Enumerable.Range(0, dice.Pick(0, 0, 0, 1, 1, 2, 3)).Select(_ => attributes.Text()),
            .. Enumerable.Range(0, dice.Pick(0, 0, 0, 0, 0, 1, 2)).Select(_ => attributes.Option()),
        ];
        if (dice.OneIn(4))
        {
            dice.Shuffle(all);
        }

        return all;
    }

    private string Lists(List<Spelled<DeclaredAttribute>> attributes)
    {
        var lists = new StringBuilder();
        for (int i = 0; i < attributes.Count; i++)
        {
            bool joins = i > 0 && lists[^2] == ']' && dice.OneIn(4);
            _ = joins
                ? lists.Remove(lists.Length - 2, 2).Append(", ")
                : lists.Append(dice.Pick(
                    "[", "[", "[", "[type: ", "/// <summary>&broken</summary>\n[", "// A comment.\n[", "#region R\n#endregion\n["));
            lists.Append(attributes[i].Code).Append("]\n");
        }

        return lists.ToString();
    }

    private string Shuffled(string mark, string lists) => dice.OneIn(2) ? mark + lists : lists + mark;

    /// <summary>A type, and what is known of it.</summary>
    private sealed record Level
    {
        public required string Declared { get; init; }

        public required TypeHead Head { get; init; }

        public required string Name { get; init; }

        public required string FullName { get; init; }

        /// <summary>Whether other files cannot name it.</summary>
        public required bool IsHidden { get; init; }

        public required bool IsGeneric { get; init; }

        public required IReadOnlyList<DeclaredAttribute> Attributes { get; set; }

        public required IReadOnlyList<string> Contexts { get; init; }

        public required string Body { get; init; }
    }
}
