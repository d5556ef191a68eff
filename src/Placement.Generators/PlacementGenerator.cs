using Microsoft.CodeAnalysis;
using Placement.Declarations;
using Placement.Generators.Emitters;
using Placement.Generators.Models;
using Placement.Generators.Transforms;

namespace Placement.Generators;

/// <summary>
/// Emits the parameters of <c>placement.bind</c> and the registration of every class with a WidgetPlacement attribute.
/// </summary>
/// <remarks>
/// The generator reports no diagnostics: what can be emitted is emitted, and the rules report the rest. A compiler spends more on a file
/// than on what stands in it, so there is one for the bindings of all widgets; the text of each is kept, so that editing one writes no
/// other anew.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class PlacementGenerator : IIncrementalGenerator
{
    /// <summary>Wires the pipeline: attributes to models, models to text.</summary>
    /// <param name="context">Where the pipeline is registered.</param>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The provider's type says that a widget may be null; after the filter none is.
        IncrementalValuesProvider<WidgetModel> declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.WidgetPlacementFullName,
                static (node, _) => WidgetTransform.IsCandidate(node),
                WidgetTransform.Transform)
            .Where(static widget => widget is not null)
            .WithTrackingName(TrackingNames.DeclaredWidgets)!;

        IncrementalValueProvider<EquatableArray<string>> razorFiles = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(RazorComponent.FileExtension, StringComparison.OrdinalIgnoreCase))
            .Select(static (file, _) => RazorComponent.Normalize(file.Path))
            .Collect()
            .Select(static (files, _) => files.OrderBy(static file => file, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.RazorFiles);

        IncrementalValuesProvider<WidgetModel> widgets = declared
            .Combine(razorFiles)
            .Select(static (input, _) =>
            {
                (WidgetModel widget, EquatableArray<string> razorFiles) = input;
                return HostedTransform.WithComponent(widget, razorFiles);
            })
            .WithTrackingName(TrackingNames.Widgets);

        IncrementalValueProvider<EquatableArray<WidgetModel>> all = widgets.Collect().Select(
            static (widgets, _) => widgets.ToEquatableArray());

        IncrementalValueProvider<ProjectModel?> project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, cancellationToken) =>
            {
                (Compilation compilation, var options) = input;
                return ProjectTransform.Transform(compilation, options.GlobalOptions, cancellationToken);
            })
            .WithTrackingName(TrackingNames.DeclaredProject)
            .Combine(all)
            .Select(static (input, _) =>
            {
                (ProjectModel? project, EquatableArray<WidgetModel> widgets) = input;
                return widgets.Count == 0 && project is { IsServedByOther: true } ? null : project;
            })
            .WithTrackingName(TrackingNames.Project);

        IncrementalValueProvider<EquatableArray<WidgetSource>> bindings = widgets
            .Combine(project)
            .Select(static (input, _) =>
            {
                (WidgetModel widget, ProjectModel? project) = input;
                return project is null ? WidgetSource.Empty : BindingsEmitter.Bindings(widget, project);
            })
            .WithTrackingName(TrackingNames.WidgetSources)
            .Collect()
            .Select(static (sources, _) => sources.ToEquatableArray());

        IncrementalValueProvider<RegistrationModel?> registration = all
            .Combine(project)
            .Select(static (input, _) =>
            {
                (EquatableArray<WidgetModel> widgets, ProjectModel? project) = input;
                return project is null ? null : FileTransform.Registration(widgets, project);
            })
            .WithTrackingName(TrackingNames.Registration);

        IncrementalValueProvider<HostingModel?> hosting = all
            .Combine(project)
            .Select(static (input, _) =>
            {
                (EquatableArray<WidgetModel> widgets, ProjectModel? project) = input;
                return project is { IsHosting: true } ? FileTransform.Hosting(widgets, project) : null;
            })
            .WithTrackingName(TrackingNames.Hosting);

        IncrementalValueProvider<ManifestModel?> manifest = registration
            .Combine(hosting)
            .Select(static (input, _) =>
            {
                (RegistrationModel? registration, HostingModel? hosting) = input;
                return FileTransform.Manifest(registration, hosting);
            })
            .WithTrackingName(TrackingNames.Manifest);

        context.RegisterSourceOutput(bindings.Combine(project), static (output, input) =>
        {
            (EquatableArray<WidgetSource> bindings, ProjectModel? project) = input;
            if (project is not null && BindingsEmitter.Emit(bindings, project) is { } source)
            {
                output.AddSource(Names.BindingsFile, source);
            }
        });
        Emit(context, registration, Names.RegistrationFile, RegistrationEmitter.Emit);
        Emit(context, hosting, Names.HostingFile, HostingEmitter.Emit);
        Emit(context, manifest, Names.ManifestFile, ManifestEmitter.Emit);
    }

    private static void Emit<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<T?> model, string file, Func<T, string> emit)
        where T : class => context.RegisterSourceOutput(model, (output, model) =>
    {
        if (model is not null)
        {
            output.AddSource(file, emit(model));
        }
    });
}
