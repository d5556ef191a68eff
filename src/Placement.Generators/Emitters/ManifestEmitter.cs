using System.Collections.Immutable;
using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits what hands the widgets of a library to the applications that reference it.</summary>
internal static class ManifestEmitter
{
    /// <summary>
    /// Nobody writes the name of the class, and its hosted widgets are for ASP.NET Core: both need not suit all languages.
    /// </summary>
    private static readonly EquatableArray<string> NotForAllLanguages = new(ImmutableArray.Create("CS3003", "CS3008"));

    /// <summary>A type of the project has the name of one that it references: the project's own is taken.</summary>
    private static readonly EquatableArray<string> ImportedTypeConflict = new(ImmutableArray.Create("CS0436"));

    public static string Emit(ManifestModel model)
    {
        ProjectModel project = model.Project;
        string manifest = Names.Manifest(project.AssemblyName);
        string requiredScopes = CSharpText.Literal(string.Join(",", model.Scopes));
        string properties =
            $$"""
            /// <summary>Every binding of the library and of the widget libraries that it references.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<global::Placement.WidgetBinding> Bindings => global::{{project.Namespace}}.{{Names.RegistrationClass}}.All;
            """;
        if (model.HasHostedWidgets)
        {
            properties +=
                $$"""


                /// <summary>The classes that serve the bindings.</summary>
                public static global::System.Collections.Generic.IReadOnlyList<global::Placement.HostedWidget> {{Names.ManifestWidgets}} => global::{{project.Namespace}}.{{Names.RegistrationClass}}.{{Names.HostedWidgets}}();
                """;
        }

        if (project.IsShadowing)
        {
            properties = CSharpText.WithoutWarnings(properties, ImportedTypeConflict);
        }

        string declaration =
            $$"""
            /// <summary>Hands the widgets of {{CSharpText.Comment(project.AssemblyName)}} to the applications that reference it.</summary>
            {{CSharpText.Attributes}}
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public static class {{manifest}}
            {
            {{CSharpText.Indent(properties, 1)}}
            }
            """;
        if (model.HasHostedWidgets || manifest[0] == '_')
        {
            declaration = CSharpText.WithoutWarnings(declaration, NotForAllLanguages);
        }

        return
            $$"""
            {{CSharpText.Header(project)}}
            [assembly: global::Placement.WidgetManifest(typeof(global::{{Names.ManifestNamespace}}.{{manifest}}), Scopes = {{requiredScopes}})]

            namespace {{Names.ManifestNamespace}}
            {
            {{CSharpText.Indent(declaration, 1)}}
            }

            """;
    }
}
