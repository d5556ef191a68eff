using System.Globalization;

namespace Placement.Fuzzing.Generation;

/// <summary>Names that no other type of a project has, so that it compiles.</summary>
internal sealed class NamePool
{
    /// <summary>Types of these names in the global namespace would hide the namespaces, from generated code as from any other.</summary>
    private static readonly string[] Namespaces =
        ["System", "Microsoft", "Placement", "Fuzz", "Acme", "My", "N0", "N1", "N2", "namespace", "Ünï", "global", "file"];

    private static readonly HashSet<string> Provided =
    [
        .. new[] { typeof(WidgetBinding).Assembly, typeof(HostedWidget).Assembly, typeof(object).Assembly, typeof(Uri).Assembly }
            .SelectMany(static assembly => assembly.GetExportedTypes())
            .Select(static type => type.FullName!),
    ];

    private readonly HashSet<string> _taken = [.. Namespaces];

    /// <summary>Takes a name.</summary>
    /// <param name="container">The namespace or type that it stands in, as reflection writes it; empty: the global namespace.</param>
    /// <param name="name">The name.</param>
    /// <param name="arity">The number of type parameters.</param>
    /// <returns>False: it is taken.</returns>
    public bool TryTake(string container, string name, int arity)
    {
        string full = container.Length == 0 ? name : container + "." + name;
        return !Provided.Contains(full)
            && !Namespaces.Contains(full)
            && !(name == "WidgetPlacements" && !container.Contains('+', StringComparison.Ordinal) && container != "N2")
            && _taken.Add(arity == 0 ? full : string.Create(CultureInfo.InvariantCulture, $"{full}`{arity}"));
    }
}
