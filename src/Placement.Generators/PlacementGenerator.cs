using Microsoft.CodeAnalysis;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Generators.Emitters;
using Placement.Generators.Models;
using Placement.Generators.Transforms;

namespace Placement.Generators;

/// <summary>
/// Emits the parameters of <c>placement.bind</c> and the registration of every class with a WidgetPlacement attribute.
/// </summary>
/// <remarks>
/// Each widget has a file of its own, so that editing one leaves all others as they are. The generator reports no
/// diagnostics: what can be emitted is emitted, and the rules report the rest.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class PlacementGenerator : IIncrementalGenerator
{
    /// <summary>Wires the pipeline: attributes to models, models to text.</summary>
    /// <param name="context">Where the pipeline is registered.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ReferencesModel> references = context.CompilationProvider
            .Select(LibraryTransform.Transform)
            .WithTrackingName(TrackingNames.References);

        IncrementalValueProvider<EquatableArray<LibraryModel>> libraries = references
            .Select(static (references, _) => references.Libraries)
            .WithTrackingName(TrackingNames.Libraries);

        IncrementalValueProvider<string> defaultLanguage = context.CompilationProvider
            .Select(static (compilation, _) => DeclaredApplication.LanguageOf(compilation))
            .WithTrackingName(TrackingNames.DefaultLanguage);

        // The provider's type says that a widget may be null; after the filter none is.
        IncrementalValuesProvider<WidgetModel> widgets = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.WidgetPlacementFullName,
                static (node, _) => WidgetTransform.IsCandidate(node),
                WidgetTransform.Transform)
            .Where(static widget => widget is not null)
            .WithTrackingName(TrackingNames.Widgets)!;

        // Every step keeps a table with an entry for each widget, so those below begin with one list of all.
        IncrementalValueProvider<EquatableArray<WidgetModel>> all = widgets.Collect().Select(static (widgets, _) => widgets.ToEquatableArray());

        IncrementalValueProvider<ProjectModel?> project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ProjectTransform.Transform(pair.Left, pair.Right.GlobalOptions))
            .Combine(references)
            .Combine(all.Select(static (widgets, _) => widgets.Count > 0))
            .Select(static (input, _) => input.Left.Left?.Beside(input.Left.Right, hasWidgets: input.Right))
            .WithTrackingName(TrackingNames.Project);

        IncrementalValueProvider<WidgetSettings?> settings = all
            .Select(static (widgets, _) => FindClashes(widgets))
            .WithTrackingName(TrackingNames.Clashes)
            .Combine(defaultLanguage)
            .Combine(project)
            .Select(static (input, _) => input.Right is { } project ? new WidgetSettings(input.Left.Left, input.Left.Right, project) : null)
            .WithTrackingName(TrackingNames.Settings);

        RegisterWidgets(context, widgets, all, settings);

        IncrementalValueProvider<RegistrationModel?> registration = all
            .Combine(settings)
            .Combine(libraries)
            .Select(static (input, _) => input.Left.Right is { } settings ? Registration(input.Left.Left, settings, input.Right) : null)
            .WithTrackingName(TrackingNames.Registration);

        IncrementalValueProvider<HostingModel?> hosting = all
            .Combine(libraries)
            .Combine(project)
            .Select(static (input, _) => input.Right is { IsHosting: true } project ? Hosting(input.Left.Left, input.Left.Right, project) : null)
            .WithTrackingName(TrackingNames.Hosting);

        RegisterApplication(context, registration, hosting);
    }

    private static void RegisterWidgets(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<WidgetModel> widgets,
        IncrementalValueProvider<EquatableArray<WidgetModel>> all,
        IncrementalValueProvider<WidgetSettings?> settings)
    {
        context.RegisterSourceOutput(
            widgets.Combine(settings).WithTrackingName(TrackingNames.WidgetSources),
            static (output, source) =>
            {
                if (source is { Left: var widget, Right: { } settings } && !settings.IsClashing(widget))
                {
                    output.AddSource(Names.File(widget), WidgetEmitter.Emit(widget, settings));
                }
            });

        // File names ignore case, and file-local classes share theirs: widgets whose names cannot be told apart go
        // into one file together.
        context.RegisterSourceOutput(
            all
                .Combine(settings)
                .Select(static (input, _) => input.Right is { Clashes.Count: > 0 } settings
                    ? new ClashingModel(input.Left.Where(settings.IsClashing).ToEquatableArray(), settings)
                    : null)
                .WithTrackingName(TrackingNames.ClashingSources),
            static (output, clashing) =>
            {
                if (clashing is not null)
                {
                    output.AddSource(Names.ClashingFile, WidgetEmitter.EmitClashing(clashing));
                }
            });
    }

    private static void RegisterApplication(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<RegistrationModel?> registration,
        IncrementalValueProvider<HostingModel?> hosting)
    {
        context.RegisterSourceOutput(registration, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource(Names.RegistrationFile, RegistrationEmitter.Emit(model));
            }
        });

        context.RegisterSourceOutput(hosting, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource(Names.HostingFile, HostingEmitter.Emit(model));
            }
        });

        context.RegisterSourceOutput(
            registration
                .Combine(hosting)
                .Select(static (input, _) => Manifest(input.Left, input.Right))
                .WithTrackingName(TrackingNames.Manifest),
            static (output, model) =>
            {
                if (model is not null)
                {
                    output.AddSource(Names.ManifestFile, ManifestEmitter.Emit(model));
                }
            });
    }

    private static EquatableArray<string> FindClashes(EquatableArray<WidgetModel> widgets)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        SortedSet<string>? clashes = null;
        foreach (WidgetModel widget in widgets)
        {
            string method = Names.Method(widget);
            if (!known.Add(method))
            {
                (clashes ??= new SortedSet<string>(StringComparer.OrdinalIgnoreCase)).Add(method);
            }
        }

        return clashes?.ToEquatableArray() ?? EquatableArray<string>.Empty;
    }

    private static RegistrationModel Registration(EquatableArray<WidgetModel> widgets, WidgetSettings settings, EquatableArray<LibraryModel> libraries)
    {
        int clashing = 0;
        var methods = new List<string>(widgets.Count);
        var scopes = new SortedSet<string>(StringComparer.Ordinal) { BitrixScope.Placement };
        foreach (WidgetModel widget in widgets)
        {
            methods.Add(settings.IsClashing(widget) ? WidgetEmitter.ClashingMethod(clashing++) : Names.Method(widget));
            foreach (PlacementModel placement in widget.Placements)
            {
                if (placement.Scope is { } scope)
                {
                    scopes.Add(scope);
                }
            }
        }

        foreach (LibraryModel library in libraries)
        {
            scopes.UnionWith(library.Scopes.Split(',').Select(static scope => scope.Trim()).Where(static scope => scope.Length > 0));
        }

        methods.Sort(StringComparer.Ordinal);
        return new RegistrationModel(methods.ToEquatableArray(), scopes.ToEquatableArray(), libraries, settings.Project);
    }

    private static HostingModel Hosting(EquatableArray<WidgetModel> widgets, EquatableArray<LibraryModel> libraries, ProjectModel project) => new(
        widgets.Select(static widget => widget.Hosted).OfType<HostedModel>().OrderBy(static hosted => hosted.TypeReference, StringComparer.Ordinal).ToEquatableArray(),
        libraries.Where(static library => library.IsHosting).ToEquatableArray(),
        project);

    private static ManifestModel? Manifest(RegistrationModel? registration, HostingModel? hosting) =>
        registration is { Project.IsLibrary: true } && registration.Methods.Count + registration.Libraries.Count > 0
            ? new ManifestModel(registration.Scopes, hosting is { HasWidgets: true }, registration.Project)
            : null;
}
