using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits the bindings of one widget.</summary>
internal static class WidgetEmitter
{
    /// <summary>A file with the bindings of one widget.</summary>
    public static string Emit(WidgetSourceModel source) => File(Method(source.Widgets[0], Names.Method(source.Widgets[0]), source), source.Project);

    /// <summary>A file with the bindings of widgets whose names cannot be told apart, numbered in order.</summary>
    public static string EmitClashing(WidgetSourceModel source) =>
        File(string.Join("\n\n", source.Widgets.Select((widget, index) => Method(widget, ClashingMethod(index), source))), source.Project);

    public static string ClashingMethod(int index) => FormattableString.Invariant($"ClashingBindings_{index + 1}");

    private static string File(string members, ProjectModel project) =>
        $$"""
        {{CSharpText.Header(project.Language)}}
        namespace {{project.Namespace}}
        {
            static partial class {{Names.RegistrationClass}}
            {
        {{CSharpText.Indent(members, 2)}}
            }
        }

        """;

    private static string Method(WidgetModel widget, string name, WidgetSourceModel source)
    {
        string bindings = string.Join("\n", widget.Placements.Select(placement => Binding(widget, placement, source) + ","));
        string method =
            $$"""
            /// <summary>The bindings of <c>{{CSharpText.Comment(widget.DisplayName)}}</c>.</summary>
            private static global::Placement.WidgetBinding[] {{name}}() => new[]
            {
            {{CSharpText.Indent(bindings, 1)}}
            };
            """;
        return CSharpText.WithoutWarnings(method, widget.SuppressedWarnings);
    }

    private static string Binding(WidgetModel widget, PlacementModel placement, WidgetSourceModel source)
    {
        string arguments = CSharpText.Utf8(BindParameters.Write(widget, placement, source.DefaultLanguage), source.Project.Language);
        if (widget.TypeReference is { } type)
        {
            arguments += $",\ntypeof({type})";
        }

        if (placement.Icon is { } icon)
        {
            arguments += $",\nicon: {CSharpText.Literal(icon)}";
        }

        return $"new global::Placement.WidgetBinding(\n{CSharpText.Indent(arguments, 1)})";
    }
}
