using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Placement.Testing.Hosting;

/// <summary>The certificate that a portal makes for itself. Nobody trusts it, unless told to.</summary>
internal sealed class OwnCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>What is left of its lifetime when a portal starts with it, at least.</summary>
    private static readonly TimeSpan LeastRest = TimeSpan.FromDays(7);

    private OwnCertificate(byte[] content)
    {
        Content = content;

        // Windows uses no key for TLS that only exists in memory.
        Certificate = new X509Certificate2(content);
    }

    /// <summary>The certificate, with its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Both as PKCS #12, without a password.</summary>
    public byte[] Content { get; }

    /// <summary>A new certificate of this machine.</summary>
    public static OwnCertificate Create()
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
        return new OwnCertificate(made.Export(X509ContentType.Pfx));
    }

    /// <summary>A certificate of an earlier run; null: it has come to its end, or soon will.</summary>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public static OwnCertificate? Read(byte[] content)
    {
        var kept = new OwnCertificate(content);
        if (kept.Certificate.HasPrivateKey && kept.Certificate.NotAfter.ToUniversalTime() > DateTime.UtcNow + LeastRest)
        {
            return kept;
        }

        kept.Certificate.Dispose();
        return null;
    }
}
