namespace Placement.Testing;

/// <summary>What the portal is like that an application is developed with, and where its pages are.</summary>
public sealed class LocalPortalSettings
{
    private const int LargestPort = 65_535;

    /// <summary>What the portal is like. Its client id, client secret, host and port are set by what starts it.</summary>
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

    /// <summary>Where the application's installer is; null: it has none, and is opened at its main page.</summary>
    public string? InstallPath { get; set; } = "/install";

    /// <summary>Where the application receives its events; null: nowhere.</summary>
    public string? EventsPath { get; set; } = "/events";

    /// <summary>Where the application's main page is.</summary>
    public string MainPath { get; set; } = "/";
}
