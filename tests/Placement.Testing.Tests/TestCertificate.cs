using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Placement.Testing.Tests;

/// <summary>A certificate as a developer has one.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 WithoutKey => X509CertificateLoader.LoadCertificate(Create("127.0.0.1").Export(X509ContentType.Cert));

    public static X509Certificate2 Create(string address)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Developer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
