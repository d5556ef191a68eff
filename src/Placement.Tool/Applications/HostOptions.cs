namespace Placement.Tool.Applications;

/// <summary>How the host of an application is started.</summary>
internal sealed record HostOptions
{
    /// <summary>The environment; null: the application's default, which is Production.</summary>
    public string? Environment { get; init; }

    /// <summary>How long its start may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The client secret that somebody has typed; null: the application has its own.</summary>
    public string? ClientSecret { get; init; }
}
