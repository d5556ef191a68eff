using Basic.Reference.Assemblies;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Generators.Tests.Harness;

/// <summary>A project that uses the attributes, as strict as a project can be.</summary>
internal sealed record TestProject
{
    /// <summary>Every project has these: they say that the runtime is newer than the one a library was built for.</summary>
    private static readonly KeyValuePair<string, ReportDiagnostic>[] RuntimeUnification =
        [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location);

    /// <summary>Placement.AspNetCore, and the framework below it as it runs these tests.</summary>
    private static readonly MetadataReference[] Hosting =
    [
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(IResult).Assembly.Location)!, "Microsoft.*.dll")
            .Append(typeof(HostedWidget).Assembly.Location)
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    private static readonly MetadataReference LocalPortal =
        MetadataReference.CreateFromFile(typeof(Placement.Testing.LocalPortal).Assembly.Location);

    public TestProject(params string[] sources) => Sources = sources;

    public IReadOnlyList<string> Sources { get; init; }

    public string AssemblyName { get; init; } = "Acme.Sales";

    /// <summary>MSBuild properties that the compiler sees.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } =
        new Dictionary<string, string> { ["RootNamespace"] = "Acme.Sales" };

    /// <summary>Files of the project that are no source.</summary>
    public IReadOnlyList<AdditionalText> AdditionalFiles { get; init; } = [];

    public bool IsLibrary { get; init; }

    /// <summary>Whether one of the sources is the program; otherwise the project has one that does nothing.</summary>
    public bool HasProgram { get; init; }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>Whether the project references Placement.AspNetCore.</summary>
    public bool IsHosting { get; init; }

    /// <summary>Whether the project references Placement.Testing, too.</summary>
    public bool HasLocalPortal { get; init; }

    /// <summary>The projects that this one references.</summary>
    public IReadOnlyList<GeneratorRun> Libraries { get; init; } = [];

    /// <summary>What the project references beside its libraries, in place of .NET 10, the runtime library and hosting.</summary>
    public IReadOnlyList<MetadataReference>? References { get; init; }

    /// <summary>The compiler's switches, such as <c>strict</c>.</summary>
    public IReadOnlyDictionary<string, string> Features { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes the compiler's options.</summary>
    public Func<CSharpCompilationOptions, CSharpCompilationOptions> Adjust { get; init; } = static options => options;

    /// <summary>The extern aliases under which others reference the project; none: it is in the global namespace.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether the assembly has a strong name: only then can a project reference two versions of it.</summary>
    public bool IsSigned { get; init; }

    /// <summary>A project whose class has a namespace of its own, for others that reference it.</summary>
    public static TestProject Library(string name, string source, params GeneratorRun[] libraries) => new(source)
    {
        AssemblyName = name,
        IsLibrary = true,
        Properties = new Dictionary<string, string> { ["RootNamespace"] = name },
        Libraries = libraries,
    };

    public CSharpParseOptions ParseOptions => new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose).WithFeatures(Features);

    public GeneratorRun Run() => GeneratorRun.Of(this);

    public CSharpCompilation Compile()
    {
        IEnumerable<SyntaxTree> trees = Sources.Select((source, index) => Parse(source, $"File{index}.cs"));
        if (!IsLibrary && !HasProgram)
        {
            trees = trees.Append(
                Parse("internal static class Program\n{\n    private static void Main()\n    {\n    }\n}\n", "Program.cs"));
        }

        return CSharpCompilation.Create(
            AssemblyName,
            trees,
            [
                .. References ?? [.. Net100.References.All, .. ReferencesRuntime ? [Runtime] : Array.Empty<MetadataReference>(), .. IsHosting ? Hosting : []],
                .. HasLocalPortal ? [LocalPortal] : Array.Empty<MetadataReference>(),
                .. Libraries.Select(static library => library.ToReference()),
            ],
            Adjust(new CSharpCompilationOptions(
                IsLibrary ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
                nullableContextOptions: LanguageVersion >= LanguageVersion.CSharp8
                    ? NullableContextOptions.Enable
                    : NullableContextOptions.Disable,
                checkOverflow: true,
                warningLevel: 9999,
                specificDiagnosticOptions: RuntimeUnification,
                cryptoPublicKey: IsSigned ? [.. typeof(Assert).Assembly.GetName().GetPublicKey()!] : default,
                publicSign: IsSigned)));
    }

    public SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);
}
