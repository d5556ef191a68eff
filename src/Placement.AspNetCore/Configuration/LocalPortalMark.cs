using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Placement.Configuration;

/// <summary>What a local portal that is started beside the application writes into its configuration.</summary>
internal static class LocalPortalMark
{
    /// <summary>The client id that the portal knows.</summary>
    private const string Key = $"{PlacementSettings.Section}:LocalPortal";

    /// <summary>Set where the application calls AddLocalPortal outside the Development environment.</summary>
    private const string IdleKey = $"{PlacementSettings.Section}:LocalPortalIsIdle";

    /// <summary>The SHA-256 fingerprint of its certificate.</summary>
    private const string CertificateKey = $"{PlacementSettings.Section}:LocalPortalCertificate";

    /// <summary>
    /// Whether a certificate is the one by which the local portal beside the application proves itself. It is known to nobody else, so
    /// nothing but this very certificate is trusted, and only at an address of this machine.
    /// </summary>
    public static bool IsLocalPortal(
        this IConfiguration? configuration, IHostEnvironment? environment, string host, X509Certificate? certificate) =>
        host is "localhost" or "127.0.0.1"
        && configuration.LocalPortalClientId(environment) is not null
        && certificate is not null
        && configuration?[CertificateKey] is { Length: > 0 } expected
        && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The client id by which a local portal knows the application; null: the application is not developed with one. Outside the
    /// Development environment the setting means nothing, whoever has written it: real portals must not end up in memory.
    /// </summary>
    public static string? LocalPortalClientId(this IConfiguration? configuration, IHostEnvironment? environment) =>
        environment?.IsDevelopment() == true && configuration?[Key] is { Length: > 0 } clientId ? clientId : null;

    /// <summary>Whether the application would have a local portal beside it if its environment were Development.</summary>
    public static bool HasIdleLocalPortal(this IConfiguration? configuration) =>
        bool.TryParse(configuration?[IdleKey], out bool isIdle) && isIdle;
}
