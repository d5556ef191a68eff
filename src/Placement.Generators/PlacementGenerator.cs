using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Catalog;
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
    private const string FallbackLanguage = "en";

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

        IncrementalValueProvider<string> defaultLanguage = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.BitrixApplicationFullName,
                static (node, _) => node is CompilationUnitSyntax,
                static (attributed, _) => attributed.Attributes[0].Text("DefaultLanguage").TrimToNull()?.ToLowerInvariant())
            .Collect()
            .Select(static (languages, _) => languages.FirstOrDefault(static language => language is not null) ?? FallbackLanguage)
            .WithTrackingName(TrackingNames.DefaultLanguage);

        IncrementalValuesProvider<WidgetModel> widgets = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.WidgetPlacementFullName,
                static (node, _) => WidgetTransform.IsCandidate(node),
                WidgetTransform.Transform)
            .Where(static widget => widget is not null)
            .Select(static (widget, _) => widget!)
            .WithTrackingName(TrackingNames.Widgets);

        IncrementalValueProvider<ImmutableArray<WidgetSummary>> summaries = widgets
            .Select(static (widget, _) => Summarize(widget))
            .Collect();

        // File names ignore case, and file-local classes share theirs: widgets whose names cannot be told apart go
        // into one file together.
        IncrementalValueProvider<EquatableArray<string>> clashes = summaries
            .Select(static (all, _) => FindClashes(all))
            .WithTrackingName(TrackingNames.Clashes);

        IncrementalValueProvider<ProjectModel?> project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ProjectTransform.Transform(pair.Left, pair.Right.GlobalOptions))
            .Combine(references)
            .Combine(summaries.Select(static (all, _) => all.Length > 0))
            .Select(static (input, _) => input.Left.Left?.Beside(input.Left.Right, hasWidgets: input.Right))
            .WithTrackingName(TrackingNames.Project);

        RegisterWidgets(context, widgets, clashes, defaultLanguage, project);

        IncrementalValueProvider<RegistrationModel?> registration = summaries
            .Combine(clashes)
            .Combine(libraries)
            .Combine(project)
            .Select(static (input, _) => input.Right is { } project
                ? Registration(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, project)
                : null)
            .WithTrackingName(TrackingNames.Registration);

        IncrementalValueProvider<HostingModel?> hosting = widgets
            .Select(static (widget, _) => widget.Hosted)
            .Where(static hosted => hosted is not null)
            .Select(static (hosted, _) => hosted!)
            .WithTrackingName(TrackingNames.HostedWidgets)
            .Collect()
            .Combine(libraries)
            .Combine(project)
            .Select(static (input, _) => input.Right is { IsHosting: true } project ? Hosting(input.Left.Left, input.Left.Right, project) : null)
            .WithTrackingName(TrackingNames.Hosting);

        RegisterApplication(context, registration, hosting);
    }

    private static void RegisterWidgets(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<WidgetModel> widgets,
        IncrementalValueProvider<EquatableArray<string>> clashes,
        IncrementalValueProvider<string> defaultLanguage,
        IncrementalValueProvider<ProjectModel?> project)
    {
        IncrementalValuesProvider<(WidgetModel Widget, EquatableArray<string> Clashes)> named = widgets.Combine(clashes);

        context.RegisterSourceOutput(
            named
                .Where(static pair => !IsClashing(pair.Clashes, pair.Widget))
                .Select(static (pair, _) => new EquatableArray<WidgetModel>(ImmutableArray.Create(pair.Widget)))
                .Combine(defaultLanguage)
                .Combine(project)
                .Select(static (input, _) => Source(input.Left.Left, input.Left.Right, input.Right))
                .WithTrackingName(TrackingNames.WidgetSources),
            static (output, source) =>
            {
                if (source is not null)
                {
                    output.AddSource(Names.File(source.Widgets[0]), WidgetEmitter.Emit(source));
                }
            });

        context.RegisterSourceOutput(
            named
                .Where(static pair => IsClashing(pair.Clashes, pair.Widget))
                .Select(static (pair, _) => pair.Widget)
                .Collect()
                .Combine(defaultLanguage)
                .Combine(project)
                .Select(static (input, _) => Source(new EquatableArray<WidgetModel>(input.Left.Left), input.Left.Right, input.Right))
                .WithTrackingName(TrackingNames.ClashingSources),
            static (output, source) =>
            {
                if (source is { Widgets.Count: > 0 })
                {
                    output.AddSource(Names.ClashingFile, WidgetEmitter.EmitClashing(source));
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

    private static WidgetSourceModel? Source(EquatableArray<WidgetModel> widgets, string defaultLanguage, ProjectModel? project) =>
        project is null ? null : new WidgetSourceModel(widgets, defaultLanguage, project);

    private static WidgetSummary Summarize(WidgetModel widget) => new(
        Names.Method(widget),
        widget.Placements.Select(static placement => placement.Scope).OfType<string>().Distinct().ToEquatableArray());

    private static EquatableArray<string> FindClashes(ImmutableArray<WidgetSummary> widgets)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        SortedSet<string>? clashes = null;
        foreach (WidgetSummary widget in widgets)
        {
            if (!known.Add(widget.MethodName))
            {
                (clashes ??= new SortedSet<string>(StringComparer.OrdinalIgnoreCase)).Add(widget.MethodName);
            }
        }

        return clashes?.ToEquatableArray() ?? EquatableArray<string>.Empty;
    }

    private static bool IsClashing(EquatableArray<string> clashes, WidgetModel widget) =>
        clashes.Count > 0 && IsClashing(clashes, Names.Method(widget));

    private static bool IsClashing(EquatableArray<string> clashes, string methodName)
    {
        foreach (string clash in clashes)
        {
            if (string.Equals(clash, methodName, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static RegistrationModel Registration(
        ImmutableArray<WidgetSummary> widgets,
        EquatableArray<string> clashes,
        EquatableArray<LibraryModel> libraries,
        ProjectModel project)
    {
        int clashing = 0;
        var methods = new List<string>(widgets.Length);
        var scopes = new SortedSet<string>(StringComparer.Ordinal) { BitrixScope.Placement };
        foreach (WidgetSummary widget in widgets)
        {
            methods.Add(IsClashing(clashes, widget.MethodName) ? WidgetEmitter.ClashingMethod(clashing++) : widget.MethodName);
            scopes.UnionWith(widget.Scopes);
        }

        foreach (LibraryModel library in libraries)
        {
            scopes.UnionWith(library.Scopes.Split(',').Select(static scope => scope.Trim()).Where(static scope => scope.Length > 0));
        }

        methods.Sort(StringComparer.Ordinal);
        return new RegistrationModel(methods.ToEquatableArray(), scopes.ToEquatableArray(), libraries, project);
    }

    private static HostingModel Hosting(ImmutableArray<HostedModel> widgets, EquatableArray<LibraryModel> libraries, ProjectModel project) => new(
        widgets.OrderBy(static widget => widget.TypeReference, StringComparer.Ordinal).ToEquatableArray(),
        libraries.Where(static library => library.IsHosting).Select(static library => library.Manifest).ToEquatableArray(),
        project);

    private static ManifestModel? Manifest(RegistrationModel? registration, HostingModel? hosting) =>
        registration is { Project.IsLibrary: true } && registration.Methods.Count + registration.Libraries.Count > 0
            ? new ManifestModel(registration.Scopes, hosting is { HasWidgets: true }, registration.Project)
            : null;
}
