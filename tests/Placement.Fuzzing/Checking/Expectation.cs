using Microsoft.CodeAnalysis;
using Placement.Fuzzing.Oracle;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Checking;

/// <summary>What a project must say when it runs, by the oracle.</summary>
/// <param name="Bindings">In any order.</param>
/// <param name="Scopes">Sorted.</param>
/// <param name="Hosted">The classes that answer and their contexts; null: Placement.AspNetCore is not referenced.</param>
internal sealed record Expectation(IReadOnlyList<ExpectedBinding> Bindings, IReadOnlyList<string> Scopes, IReadOnlyList<string>? Hosted)
{
    public static Expectation Nothing { get; } = new([], [], Hosted: null);

    public static Expectation Of(FuzzProject project, Compilation input)
    {
        IReadOnlyList<DeclaredWidget> widgets = project.Widgets ?? SymbolReader.Widgets(input);
        string? language = project.Widgets is null ? SymbolReader.DefaultLanguage(input) : project.DefaultLanguage;
        return new Expectation(
            [.. widgets.SelectMany(widget => BindingOracle.Of(widget, language))],
            [.. BindingOracle.Scopes(widgets)],
            project.IsHosting
                ? [.. widgets.Where(BindingOracle.HasBindings).SelectMany(static widget => widget.Contexts.Select(context => $"{widget.TypeName} {context}"))]
                : null);
    }

    /// <summary>With what a referenced library says.</summary>
    public Expectation With(Expectation? library) => library is null
        ? this
        : new Expectation(
            [.. Bindings, .. library.Bindings],
            [.. Scopes.Union(library.Scopes).Order(StringComparer.Ordinal)],
            Hosted is null ? null : [.. Hosted, .. library.Hosted ?? []]);

    /// <summary>Where a project says something else; null: nowhere.</summary>
    public Finding? FindDifference(LoadedProject loaded) =>
        Compare("the bindings are not what is declared", Texts(Bindings), Texts(loaded.Bindings))
        ?? Compare("the scopes are not what is declared", Scopes, loaded.Scopes)
        ?? Compare("the hosted classes are not what is declared", (Hosted ?? []).Order(StringComparer.Ordinal), loaded.Hosted ?? [])
        ?? Compare("the bindings are not in order", Sorted(loaded), loaded.Order.Select(static key => key.ToString()));

    private static IEnumerable<string> Texts(IReadOnlyList<ExpectedBinding> bindings) =>
        bindings.Select(static binding => binding.ToString()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(LoadedProject loaded) =>
        loaded.Order
            .OrderBy(static key => key.Placement, StringComparer.Ordinal)
            .ThenBy(static key => key.Handler, StringComparer.Ordinal)
            .ThenBy(static key => key.User)
            .Select(static key => key.ToString());

    private static Finding? Compare(string kind, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] wanted = [.. expected];
        string[] found = [.. actual];
        if (wanted.SequenceEqual(found, StringComparer.Ordinal))
        {
            return null;
        }

        int at = wanted.Zip(found).TakeWhile(static pair => pair.First == pair.Second).Count();
        return new Finding(
            kind,
            $"expected: {wanted.ElementAtOrDefault(at) ?? "no more"}\nfound:    {found.ElementAtOrDefault(at) ?? "no more"}");
    }
}
