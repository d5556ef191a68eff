using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Fixtures;

/// <summary>Projects that are broken as a whole: what they reference, what they are compiled to, how large their code is.</summary>
internal static class BrokenProjects
{
    private const string Widget = "[Placement.WidgetPlacement(\"LEFT_MENU\", Title = \"Menu\")] internal sealed class Menu;";

    private const string HostedWidget =
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Placement;

        [WidgetPlacement("LEFT_MENU")]
        internal sealed class Menu : IWidget<PlacementContext>
        {
            public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());
        }
        """;

    private static readonly PortableExecutableReference Runtime = MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location);

    private static readonly PortableExecutableReference Hosting = MetadataReference.CreateFromFile(typeof(HostedWidget).Assembly.Location);

    private static readonly PortableExecutableReference[] HostingFramework =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(IResult).Assembly.Location)!, "Microsoft.*.dll").Select(
            static file => MetadataReference.CreateFromFile(file)),
    ];

    public static IReadOnlyDictionary<string, Func<CSharpCompilation>> All { get; } =
        new SortedDictionary<string, Func<CSharpCompilation>>(StringComparer.Ordinal)
        {
            ["no reference"] = static () => Compile(Widget, []),
            ["no core library"] = static () => Compile(Widget, [Runtime]),
            ["no core library, hosting"] = static () => Compile(HostedWidget, [Runtime, Hosting]),
            ["half a core library"] = static () =>
                Compile(Widget, [Runtime, .. Net100.References.All.Where(static reference => !IsFile(reference, "System.Runtime.dll"))]),
            ["no collections"] = static () =>
                Compile(
                    Widget, [Runtime, .. Net100.References.All.Where(static reference => !IsFile(reference, "System.Collections.dll"))]),
            ["no runtime library"] = static () => Compile(Widget, [.. Net100.References.All]),
            ["hosting without runtime library"] = static () =>
                Compile(HostedWidget, [.. Net100.References.All, Hosting, .. HostingFramework]),
            ["hosting without its framework"] = static () => Compile(HostedWidget, [.. Net100.References.All, Runtime, Hosting]),
            ["hosting without routing"] = static () => Compile(
                HostedWidget,
                [.. Net100.References.All, Runtime, Hosting, .. HostingFramework.Where(static reference => reference.FilePath?.Contains("Routing", StringComparison.Ordinal) != true)]),
            ["two runtime libraries"] = static () => Compile(Widget, [.. Net100.References.All, Runtime, Copy()]),
            ["two runtime libraries, an alias on one"] = static () =>
                Compile(Widget, [.. Net100.References.All, Runtime, Copy().WithAliases(["old"])]),
            ["two runtime libraries, an alias on each"] = static () => Compile(
                "extern alias a; [a::Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;", [.. Net100.References.All, Runtime.WithAliases(["a"]), Copy().WithAliases(["b"])]),
            ["the runtime library under an alias"] = static () => Compile(
                "extern alias a; [a::Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;", [.. Net100.References.All, Runtime.WithAliases(["a"])]),
            ["two versions of the runtime library"] = static () =>
                Compile(Widget, [.. Net100.References.All, Runtime, Other("Placement", "9.0.0.0")]),
            ["two versions of the runtime library, the other first"] = static () =>
                Compile(Widget, [.. Net100.References.All, Other("Placement", "9.0.0.0"), Runtime]),
            ["two versions of the runtime library, an alias on the other"] = static () => Compile(
                Widget, [.. Net100.References.All, Runtime, Other("Placement", "9.0.0.0").WithAliases(["other"])]),
            ["another library with the names of the runtime library"] = static () =>
                Compile(Widget, [.. Net100.References.All, Runtime, Other("Placement.Copy", "1.0.0.0")]),
            ["another library instead of the runtime library"] = static () =>
                Compile(Widget, [.. Net100.References.All, Other("Placement", "0.0.1.0")]),
            ["another library under another name instead of the runtime library"] = static () =>
                Compile(Widget, [.. Net100.References.All, Other("Shim", "0.0.1.0")]),
            ["no widget"] = static () => Compile("class Empty;", Complete),
            ["no file"] = static () => Compile("class Empty;", Complete).RemoveAllSyntaxTrees(),
            ["a net module"] = static () => Compile(Widget, Complete, OutputKind.NetModule),
            ["a windows runtime component"] = static () => Compile(Widget, Complete, OutputKind.WindowsRuntimeMetadata),
            ["an application without an entry point"] = static () => Compile(Widget, Complete, OutputKind.ConsoleApplication),
            ["a widget in a net module"] = static () => Compile("class Empty;", [.. Complete, Module()]),
            ["a script"] = static () => CSharpCompilation.CreateScriptCompilation(
                "Acme.Sales", Parse(Widget + "\nvar menu = new Menu();", new CSharpParseOptions(kind: SourceCodeKind.Script)), Complete),
            ["a file that is a script"] = static () =>
                Compile("class Empty;", Complete).AddSyntaxTrees(Parse(Widget, new CSharpParseOptions(kind: SourceCodeKind.Script))),
            ["no assembly name"] = static () => Compile(Widget, Complete).WithAssemblyName(null),
            ["an odd assembly name"] = static () => Compile(Widget, Complete).WithAssemblyName(" ..\"</summary>\\*/ "),
            ["one file twice"] = static () => Compile(Widget, Complete).AddSyntaxTrees(Parse(Widget)),
            ["files without a path"] = static () => Compile("class Empty;", Complete).AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(Widget), CSharpSyntaxTree.ParseText("[Placement.WidgetPlacement(\"CALL_CARD\")] partial class Card;")),
            ["line ends of old"] = static () =>
                Compile("using Placement;\r\r// A comment.\r[WidgetPlacement(\"LEFT_MENU\",\rTitle = @\"a\rb\")]\rclass Menu;\r", Complete),
            ["every encoding"] = static () => Compile("class Empty;", Complete).AddSyntaxTrees(
                new[] { "utf-8", "utf-16", "utf-16BE", "utf-32", "iso-8859-1", "us-ascii" }.Select(static name => Encoded(name))),
            ["a part in generated code"] = static () => Compile("[Placement.WidgetPlacement(\"LEFT_MENU\")] partial class Menu;", Complete).AddSyntaxTrees(
                Parse("// <auto-generated/>\n[Placement.WidgetPlacement(\"CALL_CARD\"), Placement.WidgetText(\"de\", Title = \"Karte\")] partial class Menu;", path: "Menu.g.cs")),
            ["five thousand attributes"] = static () => Compile(
                string.Concat(Enumerable.Range(0, 5000).Select(static index => string.Create(CultureInfo.InvariantCulture, $"[Placement.WidgetPlacement(\"LEFT_MENU\", Handler = \"/{index}\")]\n"))) + "class Menu;",
                Complete),
            ["five thousand texts"] = static () => Compile(
                Widget.Replace(
                    "internal",
                    string.Concat(Enumerable.Range(0, 5000).Select(static index => string.Create(CultureInfo.InvariantCulture, $"[Placement.WidgetText(\"l{index}\", Title = \"{index}\")]\n"))) + "internal",
                    StringComparison.Ordinal),
                Complete),
            ["two hundred classes in each other"] = static () => Compile(Nested("internal class C{0} {{ ", 200), Complete),
            ["two hundred generic classes in each other"] = static () => Compile(Nested("internal class C{0}<T{0}> {{ ", 200), Complete),
            ["two hundred namespaces in each other"] = static () => Compile(Nested("namespace N{0} {{ ", 200), Complete),
            ["a handler of a megabyte"] = static () =>
                Compile($"[Placement.WidgetPlacement(\"LEFT_MENU\", Handler = \"/{new string('a', 1_000_000)}\")] class Menu;", Complete),
            ["a name of a hundred thousand letters"] = static () =>
                Compile($"[Placement.WidgetPlacement(\"LEFT_MENU\")] class {new string('M', 100_000)};", Complete),
            ["a manifest that is missing"] = static () => Compile("class Empty;", [.. Complete, WithoutItsManifest()]),
        };

    private static ImmutableArray<MetadataReference> Complete { get; } = [.. Net100.References.All, Runtime, Hosting, .. HostingFramework];

    private static CSharpCompilation Compile(
        string source, ImmutableArray<MetadataReference> references, OutputKind output = OutputKind.DynamicallyLinkedLibrary) =>
        CSharpCompilation.Create(
            "Acme.Sales",
            [Parse(source)],
            references,
            new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string source, CSharpParseOptions? options = null, string path = "/acme/File.cs") =>
        CSharpSyntaxTree.ParseText(source, options, path);

    private static SyntaxTree Encoded(string name)
    {
        var encoding = System.Text.Encoding.GetEncoding(name);
        byte[] text =
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(
                $"[Placement.WidgetPlacement(\"LEFT_MENU\", Handler = \"/{name}\", Title = \"Größe\")] class W_{name.Replace('-', '_')};"),
        ];
        return CSharpSyntaxTree.ParseText(
            SourceText.From(text, text.Length, encoding, throwIfBinaryDetected: false), path: $"/acme/{name}.cs");
    }

    private static string Nested(string opening, int depth) =>
        string.Concat(Enumerable.Range(0, depth).Select(index => string.Format(CultureInfo.InvariantCulture, opening, index))) + Widget
            + new string('}', depth);

    private static bool IsFile(PortableExecutableReference reference, string name) => reference.FilePath == name;

    private static PortableExecutableReference Copy() =>
        MetadataReference.CreateFromImage(File.ReadAllBytes(typeof(WidgetBinding).Assembly.Location));

    /// <summary>A library with some of the types of the runtime library, as another version of it has.</summary>
    private static PortableExecutableReference Other(string name, string version) => Emit(CSharpCompilation.Create(
        name,
        [
            Parse(
                $$"""
                [assembly: System.Reflection.AssemblyVersion("{{version}}")]
                namespace Placement
                {
                    [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)]
                    public sealed class WidgetPlacementAttribute : System.Attribute
                    {
                        public WidgetPlacementAttribute(string placement) { }
                        public string Title { get; set; }
                    }
                    public sealed class WidgetBinding;
                }
                """),
        ],
        Net100.References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));

    /// <summary>A module with a widget, for the same assembly.</summary>
    private static PortableExecutableReference Module() => Emit(Compile(Widget, Complete, OutputKind.NetModule), MetadataImageKind.Module);

    /// <summary>A library whose manifest is a type of a library that the project does not reference.</summary>
    private static PortableExecutableReference WithoutItsManifest()
    {
        PortableExecutableReference manifest = Emit(CSharpCompilation.Create(
            "Acme.Missing", [Parse("public static class Manifest;")], Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        return Emit(CSharpCompilation.Create(
            "Acme.Library",
            [Parse("[assembly: Placement.WidgetManifest(typeof(Manifest), Scopes = \"crm\")]")],
            [.. Complete, manifest],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
    }

    private static PortableExecutableReference Emit(CSharpCompilation compilation, MetadataImageKind kind = MetadataImageKind.Assembly)
    {
        using var image = new MemoryStream();
        if (compilation.Emit(image) is { Success: false } result)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        return kind == MetadataImageKind.Module
            ? ModuleMetadata.CreateFromImage(image.ToArray()).GetReference()
            : MetadataReference.CreateFromImage(image.ToArray());
    }
}
