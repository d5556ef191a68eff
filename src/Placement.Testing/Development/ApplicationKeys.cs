namespace Placement.Testing.Development;

/// <summary>The configuration keys by which an application is told who it is.</summary>
internal static class ApplicationKeys
{
    public const string ClientId = "Bitrix24:ClientId";
    public const string Applications = "Bitrix24:Applications";
    public const string ClientSecret = "Bitrix24:ClientSecret";

    /// <summary>The client id again: the application belongs to a local portal.</summary>
    public const string LocalPortal = "Bitrix24:LocalPortal";

    /// <summary>The mark of an application that calls AddLocalPortal in another environment than Development.</summary>
    public const string LocalPortalIsIdle = "Bitrix24:LocalPortalIsIdle";

    /// <summary>The SHA-256 fingerprint of the local portal's certificate, in hexadecimal digits, where it speaks https.</summary>
    public const string LocalPortalCertificate = "Bitrix24:LocalPortalCertificate";

    /// <summary>The mark of a tool that has started the application to ask it something: nothing else may start then.</summary>
    public const string Tool = "Placements:Tool";
}
