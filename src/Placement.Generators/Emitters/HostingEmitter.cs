using System.Collections.Immutable;
using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits what hosts the widgets of an application, where Placement.AspNetCore is referenced.</summary>
internal static class HostingEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    /// <summary>
    /// The types of ASP.NET Core do not say whether all languages can use them, which a public method of an assembly that does may not
    /// name.
    /// </summary>
    private static readonly EquatableArray<string> NotForAllLanguages = new(ImmutableArray.Create("CS3001", "CS3002"));

    public static string Emit(HostingModel model)
    {
        ProjectModel project = model.Project;
        string mark = project.NullableMark;
        string members =
            $$"""
            /// <summary>Adds what serves the widgets of this project and of the widget libraries that it references to an application.</summary>
            /// <param name="services">The services of the application.</param>
            /// <param name="configure">Says what the application is: its client id and secret, for instance; null: it is configured elsewhere.</param>
            /// <returns>The same services.</returns>
            public static {{Services}} AddPlacements(
                this {{Services}} services,
                global::System.Action<global::Placement.PlacementOptions>{{mark}} configure = null) =>
                global::Placement.WidgetHosting.Add(services, () => All, {{Names.HostedWidgets}}, configure);

            /// <summary>Maps the handlers of the widgets: one endpoint for each distinct path.</summary>
            /// <param name="endpoints">Where they are mapped.</param>
            /// <returns>What configures all of them further.</returns>
            /// <exception cref="global::System.InvalidOperationException">
            /// AddPlacements was not called, two widgets cannot be told apart, or one cannot be opened with what its placement brings.
            /// </exception>
            public static global::Microsoft.AspNetCore.Builder.IEndpointConventionBuilder MapPlacements(
                this global::Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints) =>
                global::Placement.WidgetHosting.Map(endpoints);

            /// <summary>The classes that serve the widgets, with everything that they can be opened with.</summary>
            {{(project.IsLibrary ? "internal" : "private")}} static global::System.Collections.Generic.IReadOnlyList<global::Placement.HostedWidget> {{Names.HostedWidgets}}() =>
                global::Placement.HostedWidget.Combine({{Sources(model)}});
            """;
        if (project.IsPublic)
        {
            members = CSharpText.WithoutWarnings(members, NotForAllLanguages);
        }

        return
            $$"""
            {{CSharpText.Header(project)}}{{CSharpText.ExternAliases(model.Libraries)}}
            namespace {{project.Namespace}}
            {
                static partial class {{Names.RegistrationClass}}
                {
            {{CSharpText.Indent(members, 2)}}
                }
            }

            """;
    }

    private static string Sources(HostingModel model)
    {
        var sources = new List<string>();
        if (model.Widgets.Count > 0)
        {
            sources.Add(
                $"new global::Placement.HostedWidget[]\n{{\n{CSharpText.Indent(string.Join("\n", model.Widgets.Select(Widget)), 1)}\n}}");
        }

        EquatableArray<string> warnings = CSharpText.WarningsOf(model.Libraries);
        if (model.Libraries.Count > 0)
        {
            string manifests = string.Join(",\n", model.Libraries.Select(static library => $"{library.Manifest}.{Names.ManifestWidgets}"));
            sources.Add(CSharpText.WithoutWarnings(manifests, warnings) + (warnings.Count == 0 ? "" : "\n"));
        }

        return sources.Count == 0 ? "" : "\n" + CSharpText.Indent(string.Join(",\n", sources), 2);
    }

    private static string Widget(HostedModel widget)
    {
        string created = widget.IsComponent
            ? $"global::Placement.HostedWidget.Component(typeof({widget.TypeReference})),"
            : string.Join(
                "\n",
                widget.Contexts.Select(context => $"global::Placement.HostedWidget.Create<{context}>(typeof({widget.TypeReference})),"));
        return CSharpText.WithoutWarnings(created, widget.SuppressedWarnings);
    }
}
