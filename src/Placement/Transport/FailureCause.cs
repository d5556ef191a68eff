using System.Net.Sockets;
using System.Security.Authentication;

namespace Placement.Transport;

/// <summary>Why a server did not answer, as far as that can be told: what to look at differs much.</summary>
internal static class FailureCause
{
    public const string Certificate = "certificate";
    public const string Dns = "dns";
    public const string Refused = "refused";
    public const string Scheme = "scheme";
    public const string Timeout = "timeout";

    /// <summary>The cause; null: it is another one.</summary>
    public static string? Of(Exception? failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                    // The runtime says both by the same exception.
                    return cause.Message.Contains("certificate") ? Certificate : Scheme;
                case SocketException
                {
                    SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery,
                }:
                    return Dns;
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Refused;
                case SocketException { SocketErrorCode: SocketError.TimedOut } or OperationCanceledException or TimeoutException:
                    return Timeout;
                case NotSupportedException:
                    return Scheme;
            }
        }

        return null;
    }

    /// <summary>The cause in words, for messages; empty: it is another one.</summary>
    public static string Explain(Exception failure) => Of(failure) switch
    {
        Certificate => " (certificate: it is not trusted, or is another host's)",
        Dns => " (dns: the host's name is not known)",
        Refused => " (refused: nothing listens there)",
        Scheme => " (scheme: the server does not speak it, http and https may be confused)",
        Timeout => " (timeout)",
        _ => "",
    };
}
