namespace Placement.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what was cached.</summary>
internal static class TrackingNames
{
    public const string Widgets = nameof(Widgets);
    public const string RazorFiles = nameof(RazorFiles);
    public const string DeclaredWidgets = nameof(DeclaredWidgets);
    public const string DeclaredProject = nameof(DeclaredProject);
    public const string Project = nameof(Project);
    public const string WidgetSources = nameof(WidgetSources);
    public const string Registration = nameof(Registration);
    public const string Hosting = nameof(Hosting);
    public const string Manifest = nameof(Manifest);

    public static string[] All { get; } =
        [Widgets, RazorFiles, DeclaredWidgets, DeclaredProject, Project, WidgetSources, Registration, Hosting, Manifest];
}
