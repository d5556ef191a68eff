using System.Security.Authentication;

namespace Placement.Testing.Application;

/// <summary>The application answers, and this machine does not trust its certificate.</summary>
internal sealed class UntrustedCertificateException() : AuthenticationException("This machine does not trust the certificate.")
{
    /// <summary>Whether a request has failed because of it.</summary>
    public static bool IsCauseOf(Exception failure) =>
        failure is UntrustedCertificateException || (failure.InnerException is { } inner && IsCauseOf(inner));
}
