using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Placement.Testing.Hosting;

/// <summary>A certificate that a portal makes for itself. Nobody trusts it, unless told to.</summary>
internal static class OwnCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>A new certificate of this machine.</summary>
    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Local Bitrix24 portal", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));

        // By the machine's own clock, as clients look at it: the portal's may be a fake one. Yesterday, because clocks differ.
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now + Lifetime);

        // Windows uses no key for TLS that only exists in memory.
        return new X509Certificate2(made.Export(X509ContentType.Pfx));
    }
}
