namespace Placement.Testing.Development;

/// <summary>The configuration keys by which an application is told who it is.</summary>
internal static class ApplicationKeys
{
    public const string ClientId = "Bitrix24:ClientId";
    public const string ClientSecret = "Bitrix24:ClientSecret";

    /// <summary>The client id again: the application belongs to a local portal.</summary>
    public const string LocalPortal = "Bitrix24:LocalPortal";
}
