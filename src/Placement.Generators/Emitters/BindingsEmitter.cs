using System.Collections.Immutable;
using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits the bindings of a project's widgets.</summary>
internal static class BindingsEmitter
{
    /// <summary>The file, of the bindings of each widget.</summary>
    public static string Emit(ImmutableArray<string> bindings, ProjectModel project) =>
        $$"""
        {{CSharpText.Header(project)}}
        namespace {{project.Namespace}}
        {
            static partial class {{Names.RegistrationClass}}
            {
                /// <summary>The bindings that the classes of this project declare.</summary>
                private static global::Placement.WidgetBinding[] {{Names.DeclaredBindings}}() => new global::Placement.WidgetBinding[]
                {
        {{string.Join("\n", bindings.Sort(StringComparer.Ordinal))}}
                };
            }
        }

        """;

    /// <summary>
    /// The bindings of one widget. Sorted as text they are in the order of <c>All</c>, by placement and handler, which need not sort them
    /// then.
    /// </summary>
    public static string Bindings(WidgetModel widget, ProjectModel project)
    {
        string bindings = string.Join("\n", widget.Placements.Select(placement => Binding(widget, placement, project)));
        return CSharpText.Indent(CSharpText.WithoutWarnings(bindings, widget.SuppressedWarnings), 3);
    }

    private static string Binding(WidgetModel widget, PlacementModel placement, ProjectModel project)
    {
        string json = BindParameters.Write(placement, project.DefaultLanguage);
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
