using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Mutation;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Generation;

/// <summary>A project from a seed.</summary>
internal static class ProjectGenerator
{
    private const string Names = "namespace Fuzz { internal class Names { internal const int Menu = 1; } }\n";

    /// <summary>What somebody adds to the generated class.</summary>
    private const string OwnPart = "namespace Acme.Sales { static partial class WidgetPlacements { internal static int Own => 1; } }\n";

    private const string Aliases =
        """
        using AliasPlacement = Placement.WidgetPlacementAttribute;
        using AliasText = global::Placement.WidgetTextAttribute;
        using AliasOption = Placement.WidgetOptionAttribute;

        """;

    private static readonly string[] AssemblyMarks =
    [
        "[assembly: global::System.Diagnostics.CodeAnalysis.Experimental(\"EXP0003\")]\n",
        "[module: global::System.Diagnostics.CodeAnalysis.Experimental(\"EXP0004\")]\n",
        "[assembly: global::System.CLSCompliant(true)]\n",
        "[assembly: global::System.CLSCompliant(false)]\n",
        "[assembly: global::System.Runtime.InteropServices.ComVisible(true)]\n",
    ];

    private static readonly LanguageVersion[] Versions =
    [
        LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11,
        LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.CSharp14, LanguageVersion.Latest, LanguageVersion.Latest,
        LanguageVersion.Preview,
    ];

    /// <summary>References are read once for each of these names.</summary>
    private static readonly string[] AssemblyNames = ["Acme.Sales", "1st-App", "Ünï_App"];

    private static readonly Spelled<string>[] Namespaces =
    [
        Plain(""), Plain("Acme.Sales"), Plain("Acme.Sales"), Plain("N0"), Plain("N1"), Plain("N1.Inner"), Plain("N2"), Plain("Placement"),
        Plain("Placement.App"),
        Plain("System.Placement"), Plain("My.Placement.App"), new("namespace.if", "@namespace.@if"), Plain("Ünï.Größe"), Plain("@global"),
        Plain("Acme.\\u0053ales"),
        Plain("Microsoft.Placement"), new("file.record", "@file.@record"),
    ];

    /// <summary>A library of these names has no class that an application has, too.</summary>
    private static readonly Spelled<string>[] LibraryNamespaces =
    [
        Plain("Acme.Library"),
        Plain("Acme.Library.@new"),
        Plain("Placement.Library"),
        Plain("System.Library"),
    ];

    /// <summary>How many classes with attributes the project of a seed has at least, without making it.</summary>
    public static int Size(int seed) => Plan(new Dice(seed)).Widgets;

    /// <summary>The project of a seed.</summary>
    public static FuzzProject Generate(int seed)
    {
        var dice = new Dice(seed);
        (bool isMutated, int widgets) = Plan(dice);
        FuzzProject project = Valid(seed, dice, widgets, isLibrary: dice.OneIn(4), AssemblyNames, Namespaces);
        if (isMutated)
        {
            return Mutator.Mutate(project, dice);
        }

        return dice.OneIn(16)
            ? project with { Library = Valid(seed, dice, dice.Between(1, 6), isLibrary: true, ["Acme.Library"], LibraryNamespaces) }
            : project;
    }

    /// <summary>
    /// One error breaks a project with all of its classes, so projects that are made to break are small; compiling is what
    /// takes time, so the others are not.
    /// </summary>
    private static (bool IsMutated, int Widgets) Plan(Dice dice) =>
        dice.OneIn(2) ? (true, dice.Between(1, 5)) : (false, dice.Between(1, 50));

    private static FuzzProject Valid(int seed, Dice dice, int widgets, bool isLibrary, string[] assemblyNames, Spelled<string>[] namespaces)
    {
        LanguageVersion version = dice.Pick(Versions);
        var grammar = new Grammar(version.MapSpecifiedToEffectiveVersion());
        bool isHosting = dice.OneIn(3);
        HostingGenerator? hosting = isHosting ? new HostingGenerator(dice, grammar) : null;
        var constants = new Constants();
        var texts = new TextGenerator(dice);
        var expressions = new TextExpressions(dice, grammar, constants);
        var attributes = new AttributeGenerator(dice, texts, expressions) { HasAliases = dice.OneIn(2) };
        var generator = new WidgetGenerator(dice, grammar, new NameGenerator(dice), new NamePool(), attributes, hosting);

        bool hasGlobalAliases = grammar.HasGlobalUsings && dice.OneIn(2);
        string header = hosting is null ? "" : HostingGenerator.Pragma;
        header += attributes.HasAliases && !hasGlobalAliases ? Aliases : "";
        Spelled<string>[] scopes = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(namespaces))];
        List<SourceFile> files = [.. scopes.Select(scope => new SourceFile(
            header, grammar.HasFileScopedNamespaces && scope.Code.Length > 0 && dice.OneIn(2) ? scope.Code : null))];

        var declared = new List<DeclaredWidget>();
        while (declared.Count < widgets)
        {
            int at = dice.Below(files.Count);
            Spelled<string> ns = dice.OneIn(3) ? dice.Pick(namespaces) : scopes[at];
            declared.AddRange(generator.Add(files, at, files[at].Accepts(ns) ? ns : scopes[at]));
        }

        Spelled<string?> language = DefaultLanguage(dice, expressions, texts);
        Dictionary<string, string> properties = new PropertyGenerator(dice, texts).Next();
        bool hasOwnPart = properties.GetValueOrDefault("RootNamespace") == "Acme.Sales"
            && !properties.ContainsKey("PlacementNamespace")
            && dice.OneIn(4);
        string shared = (
            attributes.HasAliases && hasGlobalAliases ? Aliases.Replace("using ", "global using ", StringComparison.Ordinal) : "")
            + language.Code + Names + (hasOwnPart ? OwnPart : "") + constants.Declaration + (hosting?.Declarations ?? "")
            + (isLibrary ? "" : "internal static class Program { private static void Main() { } }\n");
        return new FuzzProject
        {
            Seed = seed,
            Files = [.. files.Select(static file => file.ToString()).Append(shared)],
            AssemblyName = dice.Pick(assemblyNames),
            Language = version,
            Output = isLibrary
                ? OutputKind.DynamicallyLinkedLibrary
                : dice.Pick(OutputKind.ConsoleApplication, OutputKind.WindowsApplication),
            Nullable = grammar.HasNullableContext
                ? dice.Pick(NullableContextOptions.Enable, NullableContextOptions.Enable, NullableContextOptions.Disable)
                : NullableContextOptions.Disable,
            IsHosting = isHosting,
            Properties = properties,
            Inputs = declared.Count,
            Widgets = declared,
            DefaultLanguage = language.Value,
        };
    }

    /// <summary>What the assembly is marked with, and the default language that it declares.</summary>
    private static Spelled<string?> DefaultLanguage(Dice dice, TextExpressions expressions, TextGenerator texts)
    {
        string marks = dice.OneIn(6) ? dice.Pick(AssemblyMarks) : "";
        if (!dice.OneIn(3))
        {
            return new(null, marks);
        }

        string? language = dice.OneIn(12) ? null : dice.OneIn(6) ? texts.Next() : dice.Pick("ru", "DE", " fr ", "en", "İ", "");
        string scopes = dice.OneIn(2) ? $"Scopes = {expressions.Of(texts.Next())}, " : "";
        return new(
            language, $"{marks}[assembly: global::Placement.BitrixApplication({scopes}DefaultLanguage = {expressions.Of(language)})]\n");
    }

    private static Spelled<string> Plain(string name) =>
        new(name.Replace("@", "", StringComparison.Ordinal).Replace("\\u0053", "S", StringComparison.Ordinal), name);
}
