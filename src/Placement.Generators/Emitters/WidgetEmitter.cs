using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits the bindings of one widget.</summary>
internal static class WidgetEmitter
{
    /// <summary>A file with the bindings of one widget.</summary>
    public static string Emit(WidgetModel widget, WidgetSettings settings) => File(Method(widget, Names.Method(widget), settings), settings.Project);

    /// <summary>A file with the bindings of widgets whose names cannot be told apart, numbered in order.</summary>
    public static string EmitClashing(ClashingModel clashing) => File(
        string.Join("\n\n", clashing.Widgets.Select((widget, index) => Method(widget, ClashingMethod(index), clashing.Settings))),
        clashing.Settings.Project);

    public static string ClashingMethod(int index) => FormattableString.Invariant($"ClashingBindings_{index + 1}");

    private static string File(string members, ProjectModel project) =>
        $$"""
        {{CSharpText.Header(project)}}
        namespace {{project.Namespace}}
        {
            static partial class {{Names.RegistrationClass}}
            {
        {{CSharpText.Indent(members, 2)}}
            }
        }

        """;

    private static string Method(WidgetModel widget, string name, WidgetSettings settings)
    {
        string bindings = string.Join("\n", widget.Placements.Select(placement => Binding(widget, placement, settings) + ","));
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

    private static string Binding(WidgetModel widget, PlacementModel placement, WidgetSettings settings)
    {
        string arguments = CSharpText.Utf8(BindParameters.Write(placement, settings.DefaultLanguage), settings.Project.Language);
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
