using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>Emits the class through which an application sees and registers its widgets.</summary>
internal static class RegistrationEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string CancellationToken = "global::System.Threading.CancellationToken";
    private const string Task = "global::System.Threading.Tasks.Task";

    public static string Emit(RegistrationModel model)
    {
        ProjectModel project = model.Project;
        string mark = project.NullableMark;
        IEnumerable<string> manifests = project.Libraries.Select(static library => library.Manifest + ".Bindings");
        string sources = string.Join(",\n", model.HasWidgets ? [Names.DeclaredBindings + "()", .. manifests] : manifests);
        string all = sources.Length == 0 ? "()" : "(\n" + CSharpText.Indent(sources, 1) + ")";
        string combined = CSharpText.WithoutWarnings(
            $"private static {List}<global::Placement.WidgetBinding> {Names.CombinedBindings}() => "
                + $"global::Placement.WidgetBinding.Combine{all};",
            CSharpText.WarningsOf(project.Libraries));
        string requiredScopes = string.Join(", ", model.Scopes.Select(CSharpText.Literal));
        string members =
            $$"""
            /// <summary>
            /// Every binding of this project and of the widget libraries that it references, ordered by placement, handler and user.
            /// </summary>
            public static {{List}}<global::Placement.WidgetBinding> All => {{Names.BindingSource}}.Bindings;

            /// <summary>The scopes that registering the widgets needs.</summary>
            public static {{List}}<string> RequiredScopes => global::System.Array.AsReadOnly(new[] { {{requiredScopes}} });

            /// <summary>Makes the widgets of a portal equal to <see cref="All"/>. Registering again changes nothing.</summary>
            /// <param name="client">A client that acts for an administrator of the portal.</param>
            /// <param name="baseAddress">The address under which Bitrix24 reaches the application: absolute, http or https, without query.</param>
            /// <param name="options">What happens to stale bindings, and for whom widgets are registered.</param>
            /// <param name="cancellationToken">Stops between two calls; the next run completes the rest.</param>
            /// <returns>One outcome per binding. Failures are in the report: look at it, or call <c>EnsureSuccess</c>.</returns>
            /// <exception cref="global::System.ArgumentException">The base address is not such an address.</exception>
            /// <exception cref="global::Placement.BitrixException">The portal's present bindings could not be read.</exception>
            public static {{Task}}<global::Placement.RegistrationReport> RegisterPlacementsAsync(
                this global::Placement.IBitrixClient client,
                global::System.Uri baseAddress,
                global::Placement.RegistrationOptions{{mark}} options = null,
                {{CancellationToken}} cancellationToken = default) =>
                global::Placement.PlacementRegistration.RegisterAsync(client, All, baseAddress, options, cancellationToken);

            /// <summary>What <c>RegisterPlacementsAsync</c> would do, without doing it.</summary>
            /// <param name="client">A client that acts for an administrator of the portal.</param>
            /// <param name="baseAddress">The address under which Bitrix24 reaches the application: absolute, http or https, without query.</param>
            /// <param name="options">What happens to stale bindings, and for whom widgets are registered.</param>
            /// <param name="cancellationToken">Gives up waiting.</param>
            /// <returns>The plan; as text it reads like a diff.</returns>
            /// <exception cref="global::System.ArgumentException">The base address is not such an address.</exception>
            /// <exception cref="global::Placement.BitrixException">The portal's present bindings could not be read.</exception>
            public static {{Task}}<global::Placement.RegistrationPlan> PlanPlacementsAsync(
                this global::Placement.IBitrixClient client,
                global::System.Uri baseAddress,
                global::Placement.RegistrationOptions{{mark}} options = null,
                {{CancellationToken}} cancellationToken = default) =>
                global::Placement.PlacementRegistration.PlanAsync(client, All, baseAddress, options, cancellationToken);

            /// <summary>Removes the widgets of the application from a portal.</summary>
            /// <param name="client">A client that acts for an administrator of the portal.</param>
            /// <param name="baseAddress">The address under which the widgets were registered: absolute, http or https, without query.</param>
            /// <param name="options">What happens to stale bindings, and for whom widgets were registered.</param>
            /// <param name="cancellationToken">Stops between two calls; the next run completes the rest.</param>
            /// <returns>One outcome per binding.</returns>
            /// <exception cref="global::System.ArgumentException">The base address is not such an address.</exception>
            /// <exception cref="global::Placement.BitrixException">The portal's present bindings could not be read.</exception>
            public static {{Task}}<global::Placement.RegistrationReport> UnregisterPlacementsAsync(
                this global::Placement.IBitrixClient client,
                global::System.Uri baseAddress,
                global::Placement.RegistrationOptions{{mark}} options = null,
                {{CancellationToken}} cancellationToken = default) =>
                global::Placement.PlacementRegistration.UnregisterAsync(client, All, baseAddress, options, cancellationToken);

            /// <summary>Keeps the bindings until the code is changed while the application runs.</summary>
            private static readonly global::Placement.BindingSource {{Names.BindingSource}} = new global::Placement.BindingSource({{Names.CombinedBindings}});

            {{combined}}
            """;
        return
            $$"""
            {{CSharpText.Header(project)}}{{CSharpText.ExternAliases(project.Libraries)}}
            namespace {{project.Namespace}}
            {
                /// <summary>The widgets that this project declares, and their registration on Bitrix24 portals.</summary>
            {{CSharpText.Indent(CSharpText.Attributes, 1)}}
                {{(project.IsPublic ? "public" : "internal")}} static partial class {{Names.RegistrationClass}}
                {
            {{CSharpText.Indent(members, 2)}}
                }
            }

            """;
    }
}
