namespace Placement.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what was cached.</summary>
internal static class TrackingNames
{
    public const string Widgets = nameof(Widgets);
    public const string DefaultLanguage = nameof(DefaultLanguage);
    public const string Project = nameof(Project);
    public const string References = nameof(References);
    public const string Libraries = nameof(Libraries);
    public const string Clashes = nameof(Clashes);
    public const string Settings = nameof(Settings);
    public const string WidgetSources = nameof(WidgetSources);
    public const string ClashingSources = nameof(ClashingSources);
    public const string Registration = nameof(Registration);
    public const string Hosting = nameof(Hosting);
    public const string Manifest = nameof(Manifest);

    public static string[] All { get; } =
        [Widgets, DefaultLanguage, Project, References, Libraries, Clashes, Settings, WidgetSources, ClashingSources, Registration, Hosting, Manifest];
}
