using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Oracle;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Checking;

/// <summary>
/// Generator and rules read the same declarations: a placement that no rule has anything to say about is registered, and its class is
/// named.
/// </summary>
internal static class Agreement
{
    private const string OldLanguage = "PLC0901";
    private const string NameConflict = "PLC0902";

    /// <summary>Where they differ over a project that compiles; null: nowhere.</summary>
    /// <param name="project">The project.</param>
    /// <param name="input">The same, compiled.</param>
    /// <param name="diagnostics">What the rules say of it.</param>
    public static Finding? FindDifference(FuzzProject project, CSharpCompilation input, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] reported =
        [
            .. diagnostics.Where(static diagnostic =>
                diagnostic.Id.StartsWith("PLC", StringComparison.Ordinal) && diagnostic.Severity >= DiagnosticSeverity.Warning),
        ];
        if (reported.Any(static diagnostic => diagnostic.Id is OldLanguage or NameConflict))
        {
            return null;
        }

        ILookup<string?, string?>? registered = null;
        foreach (INamedTypeSymbol type in SymbolReader.Types(input.Assembly.GlobalNamespace))
        {
            int silent = type.GetAttributes().Count(
                attribute => SymbolReader.IsOurs(attribute, "WidgetPlacementAttribute") && !IsReported(attribute, reported));
            if (silent == 0 || reported.Any(diagnostic => type.Locations.Contains(diagnostic.Location)))
            {
                continue;
            }

            if (SymbolReader.TypeName(type) is not { } name)
            {
                return new Finding("the rules say nothing of a class that generated code cannot name", type.Name);
            }

            registered ??= Registered(project, input);
            if (registered is null)
            {
                return null;
            }

            if (registered[name].Count() < silent)
            {
                return new Finding("the rules say nothing of a placement that is not registered", type.Name);
            }
        }

        return null;
    }

    private static bool IsReported(AttributeData attribute, Diagnostic[] reported) =>
        attribute.ApplicationSyntaxReference is { } written
        && reported.Any(
            diagnostic => diagnostic.Location.SourceTree == written.SyntaxTree && written.Span.Contains(diagnostic.Location.SourceSpan));

    /// <summary>
    /// The bindings of the running project by their classes; null: it does not compile, which is another check's concern.
    /// </summary>
    private static ILookup<string?, string?>? Registered(FuzzProject project, CSharpCompilation input)
    {
        using var image = new MemoryStream();
        return GeneratorPass.Run(project, input, CultureInfo.InvariantCulture).Output.Emit(image).Success
            ? LoadedProject.Load(image.ToArray(), library: null, string.Join('.', NamespaceOracle.Parts(project).Append("WidgetPlacements"))).Bindings
                .ToLookup(static binding => binding.TypeName, static binding => binding.Icon)
            : null;
    }
}
