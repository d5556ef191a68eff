using System.Text;
using Placement.Generators.Models;
using Placement.Manifests;

namespace Placement.Generators.Emitters;

/// <summary>Emits the attribute that says what an assembly declares, for tools that look at it without running it.</summary>
/// <remarks>
/// It stands on the generated class: an attribute of the assembly could not change while the application runs (hot reload).
/// </remarks>
internal static class DeclarationsEmitter
{
    /// <summary>The version of the form. Tools refuse one that they do not know: raise it with every member that is added.</summary>
    private const string Version = "1";

    /// <summary>The attribute, before the class; nothing: nothing is declared, or the project wants none.</summary>
    /// <param name="declarations">What the project's own classes declare, one line each.</param>
    /// <param name="project">The project.</param>
    public static string Attribute(IEnumerable<string> declarations, ProjectModel project)
    {
        List<string> lines = [.. declarations];
        if (!project.HasManifest || (lines.Count == 0 && project.Libraries.Count == 0))
        {
            return "";
        }

        lines.Sort(StringComparer.Ordinal);
        var json = new StringBuilder("{\"version\":" + Version);
        AppendLibraries(json, project.Libraries);
        json.Append(",\"placements\":[\n").Append(string.Join(",\n", lines)).Append(lines.Count > 0 ? "\n]}" : "]}");
        string literal = project.HasRawStrings ? $"\"\"\"\n{json}\n\"\"\"" : $"@\"{json.Replace("\"", "\"\"")}\"";
        return $"[global::Placement.PlacementManifest({literal})]\n    ";
    }

    /// <summary>
    /// What a widget declares at one placement. Sorted as text, lines are in the order of their placements and handlers.
    /// </summary>
    /// <param name="bind">The parameters of <c>placement.bind</c>.</param>
    /// <param name="widget">The widget.</param>
    /// <param name="placement">Its placement.</param>
    public static string Declaration(string bind, WidgetModel widget, PlacementModel placement)
    {
        StringBuilder json = new StringBuilder(bind.Length + 96).Append("{\"bind\":").Append(bind);
        json.Append(",\"class\":").AppendJson(widget.DisplayName);
        AppendMember(json, "icon", placement.Icon);
        AppendMember(json, "scope", placement.Scope);
        return json.Append('}').ToString();
    }

    private static void AppendMember(StringBuilder json, string name, string? value)
    {
        if (value is not null)
        {
            json.Append(",\"").Append(name).Append("\":").AppendJson(value);
        }
    }

    private static void AppendLibraries(StringBuilder json, EquatableArray<LibraryModel> libraries)
    {
        string separator = ",\"libraries\":[";
        foreach (string library in libraries
            .Select(static library => library.AssemblyName)
            .OrderBy(static name => name, StringComparer.Ordinal))
        {
            json.Append(separator).AppendJson(library);
            separator = ",";
        }

        if (libraries.Count > 0)
        {
            json.Append(']');
        }
    }
}
