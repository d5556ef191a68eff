using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Placement.Testing.Development;

/// <summary>What the configuration says about the portal.</summary>
internal static class ConfiguredSettings
{
    public const string PortKey = "LocalPortal:Port";
    public const string HttpsKey = "LocalPortal:Https";

    /// <summary>The port; null: the configuration does not say.</summary>
    /// <exception cref="InvalidOperationException">The value is no port.</exception>
    public static int? Port(IConfiguration configuration) =>
        configuration[PortKey] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= LocalPortalSettings.LargestPort
            ? port
        : throw new InvalidOperationException(
            $"The setting {PortKey} is no port: give it a number from 0 to {LocalPortalSettings.LargestPort}, or leave it out.");

    /// <summary>Whether the portal is to speak https.</summary>
    /// <exception cref="InvalidOperationException">The value is neither true nor false.</exception>
    public static bool UsesHttps(IConfiguration configuration) =>
        configuration[HttpsKey] is { Length: > 0 } text
        && (bool.TryParse(text, out bool isHttps)
            ? isHttps
            : throw new InvalidOperationException(
                $"The setting {HttpsKey} is neither true nor false: give it one of these, or leave it out."));
}
