using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits the bindings of a project's widgets: for the application as code, for tools as an attribute.</summary>
internal static class BindingsEmitter
{
    /// <summary>The file, of the bindings of each widget; null: there is nothing to say.</summary>
    public static string? Emit(EquatableArray<WidgetSource> widgets, ProjectModel project)
    {
        string attribute = DeclarationsEmitter.Attribute(widgets.SelectMany(static widget => widget.Declarations), project);
        return widgets.Count == 0 && attribute.Length == 0
            ? null
            : $$"""
            {{CSharpText.Header(project)}}
            namespace {{project.Namespace}}
            {
                {{attribute}}static partial class {{Names.RegistrationClass}}
                {{{Method(widgets)}}
                }
            }

            """;
    }

    /// <summary>
    /// The bindings of one widget. Sorted as text they are in the order of <c>All</c>, by placement and handler, which need not sort them
    /// then.
    /// </summary>
    public static WidgetSource Bindings(WidgetModel widget, ProjectModel project)
    {
        var bindings = new string[widget.Placements.Count];
        var declarations = new string[project.HasManifest ? bindings.Length : 0];
        for (int i = 0; i < bindings.Length; i++)
        {
            PlacementModel placement = widget.Placements[i];
            string json = BindParameters.Write(placement, project.DefaultLanguage);
            bindings[i] = Binding(json, widget, placement, project);
            if (project.HasManifest)
            {
                declarations[i] = DeclarationsEmitter.Declaration(json, widget, placement);
            }
        }

        return new WidgetSource(
            CSharpText.Indent(CSharpText.WithoutWarnings(string.Join("\n", bindings), widget.SuppressedWarnings), 3),
            declarations.ToEquatableArray());
    }

    private static string Method(EquatableArray<WidgetSource> widgets) => widgets.Count == 0
        ? ""
        : $$"""

                /// <summary>The bindings that the classes of this project declare.</summary>
                private static global::Placement.WidgetBinding[] {{Names.DeclaredBindings}}() => new global::Placement.WidgetBinding[]
                {
        {{string.Join("\n", widgets.Select(static widget => widget.Bindings).OrderBy(static bindings => bindings, StringComparer.Ordinal))}}
                };
        """;

    private static string Binding(string json, WidgetModel widget, PlacementModel placement, ProjectModel project)
    {
        string arguments = project.HasRawStrings ? $"\"\"\"{json}\"\"\"" : CSharpText.Literal(json);
        if (widget.TypeReference is { } type)
        {
            arguments += $",\n    typeof({type})";
        }

        if (placement.Icon is { } icon)
        {
            arguments += $",\n    icon: {CSharpText.Literal(icon)}";
        }

        string origin = widget.TypeReference is null ? $" // {widget.DisplayName}" : "";
        return $"global::Placement.WidgetBinding.Create({origin}\n    {arguments}),";
    }
}
