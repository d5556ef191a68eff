namespace Placement.Testing;

/// <summary>What the portal is like that an application is developed with, and where its pages are.</summary>
public sealed class LocalPortalSettings
{
    internal const int LargestPort = 65_535;

    /// <summary>
    /// What the portal is like. Its host and port are set by what starts it, and its client id and secret are those of
    /// <see cref="StateFile"/>, unless they are given.
    /// </summary>
    public LocalPortalOptions Portal { get; set; } = new();

    /// <summary>
    /// The port of the portal's page, so that <c>launchUrl</c> in launchSettings.json can name it. Where it is in use, the portal takes
    /// another one, and says so; 0 takes one that is free.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no port.</exception>
    public int Port
    {
        get;
        set => field = value is >= 0 and <= LargestPort
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A port is a number from 0 to 65535.");
    } = 5080;

    /// <summary>
    /// The file in which the portal keeps its state over restarts, below the application's content root unless it is an absolute path: see
    /// <see cref="LocalPortalOptions.StateFile"/>, which wins if <see cref="Portal"/> has one. Null: nothing is kept.
    /// </summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public string? StateFile
    {
        get;
        set => field = value is null || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException("The path of a file is not empty; null keeps nothing.", nameof(value));
    } = "obj/local-portal.json";

    /// <summary>Where the application's installer is; null: it has none, and is opened at its main page.</summary>
    public string? InstallPath { get; set; } = "/install";

    /// <summary>Where the application receives its events; null: nowhere.</summary>
    public string? EventsPath { get; set; } = "/events";

    /// <summary>Where the application's main page is.</summary>
    public string MainPath { get; set; } = "/";
}
