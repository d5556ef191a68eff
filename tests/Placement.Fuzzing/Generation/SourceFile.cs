using System.Text;

namespace Placement.Fuzzing.Generation;

/// <summary>A file of a project: what stands at its top, and types in namespaces.</summary>
/// <param name="header">Directives.</param>
/// <param name="fileScoped">The namespace of the whole file; null: namespaces have braces.</param>
internal sealed class SourceFile(string header, string? fileScoped)
{
    private readonly List<(string Namespace, string Code)> _types = [];

    /// <summary>Whether a type of this namespace can stand here.</summary>
    public bool Accepts(Spelled<string> ns) => fileScoped is null || fileScoped == ns.Code;

    public void Add(Spelled<string> ns, string code) => _types.Add((ns.Code, code));

    public override string ToString()
    {
        var text = new StringBuilder(header);
        if (fileScoped is not null)
        {
            text.Append("namespace ").Append(fileScoped).Append(";\n");
        }

        // Types of the global namespace in between are as good as anywhere.
        foreach ((string ns, string code) in _types)
        {
            _ = fileScoped is not null || ns.Length == 0
                ? text.Append(code).Append('\n')
                : text.Append("namespace ").Append(ns).Append("\n{\n").Append(code).Append("\n}\n");
        }

        return text.ToString();
    }
}
