using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Placement.Fuzzing.Oracle;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Checking;

/// <summary>Runs the generator over a project, and everything that it emits.</summary>
/// <param name="culture">What the generator runs in; null: it follows from the seed.</param>
internal sealed class ProjectCheck(CultureInfo? culture)
{
    /// <summary>
    /// Two namespaces of the project differ by case only, one of them its root namespace: whoever chose the names is told, wherever they
    /// stand.
    /// </summary>
    private const string CaseOnlyName = "CS3005";

    /// <summary>Of so many seeds, one has its files turned round, too.</summary>
    private const int SeedsPerOrder = 3;

    private const string ClassName = "WidgetPlacements";

    private const string RegistrationFile = ClassName + ".g.cs";

    public Verdict Run(FuzzProject project)
    {
        Compiled? library = null;
        if (project.Library is not null)
        {
            library = Check(project.Library, library: null);
            if (library.Image is null)
            {
                return library.Verdict;
            }
        }

        return Check(project, library).Verdict;
    }

    private Compiled Check(FuzzProject project, Compiled? library)
    {
        CSharpCompilation input = ProjectCompiler.Compile(
            project, library is null ? null : MetadataReference.CreateFromImage(library.Image!));
        CultureInfo runsIn = culture ?? Cultures.Of(project.Seed);
        GeneratorPass pass;
        try
        {
            pass = GeneratorPass.Run(project, input, runsIn);
        }
        catch (Exception thrown)
        {
            return Compiled.Not(new Finding($"the driver throws {thrown.GetType().Name}", thrown.ToString()));
        }

        if (Emitted(pass) is { } wrong)
        {
            return Compiled.Not(wrong);
        }

        using var image = new MemoryStream();
        EmitResult emitted = pass.Output.Emit(image);
        if (!emitted.Success)
        {
            return Compiled.Not(Errors(pass, emitted)) with
            {
                Verdict = new Verdict(IsCompiled: false, Errors(pass, emitted) ?? Again(project, pass, runsIn)),
            };
        }

        HashSet<SyntaxTree> generated = pass.Trees;
        Finding? finding = Warning(emitted, generated);
        var compiled = new Compiled(new Verdict(IsCompiled: true, finding), image.ToArray(), Expectation.Of(project, input));
        return finding is not null
            ? compiled
            : compiled with { Verdict = new Verdict(IsCompiled: true, Content(project, pass, compiled, library) ?? Again(project, pass, runsIn) ?? Reordered(project, pass, library, runsIn)) };
    }

    /// <summary>What is wrong with the emitted files, whatever the project is like.</summary>
    private static Finding? Emitted(GeneratorPass pass)
    {
        if (pass.Result.Exception is { } thrown)
        {
            return new Finding($"the generator throws {thrown.GetType().Name}", thrown.ToString());
        }

        if (pass.Diagnostics.Concat(pass.Result.Diagnostics).FirstOrDefault() is { } diagnostic)
        {
            return new Finding($"the generator reports {diagnostic.Id}", diagnostic.ToString());
        }

        string? repeated = pass.Result.GeneratedSources
            .GroupBy(static source => source.HintName, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(static names => names.Count() > 1)?.Key;
        if (repeated is not null)
        {
            return new Finding("a hint name is repeated", repeated);
        }

        return pass.Trees
            .SelectMany(static tree => tree.GetDiagnostics())
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => new Finding($"emitted code does not parse: {diagnostic.Id}", Describe(diagnostic)))
            .FirstOrDefault();
    }

    /// <summary>The project with emitted code does not compile: is it the project's own fault?</summary>
    private static Finding? Errors(GeneratorPass pass, EmitResult emitted)
    {
        Diagnostic error = emitted.Diagnostics.FirstOrDefault(diagnostic => IsError(diagnostic) && IsIn(diagnostic, pass.Trees))
            ?? emitted.Diagnostics.First(IsError);
        bool isOwnFault = pass.Input.GetDiagnostics().Any(IsError) || pass.Input.Emit(Stream.Null).Diagnostics.Any(IsError);
        if (!isOwnFault)
        {
            return new Finding($"the project does not compile any more: {error.Id}", Describe(error));
        }

        return IsIn(error, pass.Trees)
            ? new Finding($"emitted code adds to the errors of a broken project: {error.Id}", Describe(error))
            : null;
    }

    private static Finding? Warning(EmitResult emitted, HashSet<SyntaxTree> generated) =>
        emitted.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && diagnostic.Id != CaseOnlyName && IsIn(diagnostic, generated)) is { } warning
            ? new Finding($"emitted code raises {warning.Id}", Describe(warning))
            : null;

    /// <summary>What the project says when it runs, against what it declares.</summary>
    private static Finding? Content(FuzzProject project, GeneratorPass pass, Compiled compiled, Compiled? library)
    {
        if (!pass.Result.GeneratedSources.Any(static source => source.HintName == RegistrationFile))
        {
            return Silence.FindReason(project, pass.Input) is null
                ? new Finding("nothing is emitted, though nothing stands in the way", "")
                : null;
        }

        string expectedClass = string.Join('.', NamespaceOracle.Parts(project).Append(ClassName));
        string className = RegistrationClass(pass);
        if (className != expectedClass)
        {
            return new Finding("the namespace is not what the properties say", $"expected: {expectedClass}\nfound:    {className}");
        }

        LoadedProject loaded;
        try
        {
            loaded = LoadedProject.Load(compiled.Image!, library?.Image, className);
        }
        catch (Exception thrown)
        {
            return new Finding($"running throws {thrown.GetBaseException().GetType().Name}", thrown.ToString());
        }

        return compiled.Expected.With(library?.Expected).FindDifference(loaded);
    }

    /// <summary>The same code again: cached, and equal in every culture.</summary>
    private static Finding? Again(FuzzProject project, GeneratorPass pass, CultureInfo runsIn)
    {
        if (pass.RunAgain(CultureInfo.InvariantCulture).FirstOrDefault() is { } reason)
        {
            return new Finding($"a second run is {reason}", "An output of the second run was not cached, though nothing had changed.");
        }

        return !runsIn.Equals(CultureInfo.InvariantCulture)
            && pass.FindDifference(GeneratorPass.Run(project, pass.Input, CultureInfo.InvariantCulture)) is { } file
                ? new Finding("emitted code depends on the culture", $"{file} differs in {runsIn.Name}.")
                : null;
    }

    /// <summary>The files in another order: the same bindings.</summary>
    private static Finding? Reordered(FuzzProject project, GeneratorPass pass, Compiled? library, CultureInfo runsIn)
    {
        if (project.Files.Count < 3 || project.Seed % SeedsPerOrder != 0)
        {
            return null;
        }

        FuzzProject turned = project with { Files = [.. project.Files.Reverse()], Widgets = null };
        CSharpCompilation input = ProjectCompiler.Compile(
            turned, library is null ? null : MetadataReference.CreateFromImage(library.Image!));
        GeneratorPass again = GeneratorPass.Run(turned, input, runsIn);
        if (pass.FindDifference(again) is null)
        {
            return null;
        }

        // A partial class with attributes in several files is read in the order of the files.
        using var image = new MemoryStream();
        return again.Output.Emit(image) is { Success: false } failed
            ? new Finding("the files in another order do not compile", Describe(failed.Diagnostics.First(IsError)))
            : Content(
                turned,
                again,
                new Compiled(new Verdict(IsCompiled: true, Finding: null), image.ToArray(), Expectation.Of(turned, input)),
                library);
    }

    private static string RegistrationClass(GeneratorPass pass)
    {
        SyntaxTree tree = pass.Result.GeneratedSources.Single(static source => source.HintName == RegistrationFile).SyntaxTree;
        ClassDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        return SymbolReader.TypeName(pass.Output.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!)!;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsIn(Diagnostic diagnostic, HashSet<SyntaxTree> trees) =>
        diagnostic.Location.SourceTree is { } tree && trees.Contains(tree);

    private static string Describe(Diagnostic diagnostic)
    {
        string text = diagnostic.Location.SourceTree is { } tree
            ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
        return $"{diagnostic}\n{(text.Length > 300 ? text[..300] : text)}";
    }

    /// <summary>A checked project.</summary>
    /// <param name="Verdict">What became of it.</param>
    /// <param name="Image">Its assembly; null: it is broken.</param>
    /// <param name="Expected">What it must say.</param>
    private sealed record Compiled(Verdict Verdict, byte[]? Image, Expectation Expected)
    {
        public static Compiled Not(Finding? finding) => new(new Verdict(IsCompiled: false, finding), Image: null, Expectation.Nothing);
    }
}
