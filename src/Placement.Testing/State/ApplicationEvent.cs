namespace Placement.Testing;

/// <summary>The names of the events that are about the application itself, for <see cref="LocalPortal.RaiseAsync"/>.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/common/events/index.html">Events of applications</seealso>
public static class ApplicationEvent
{
    /// <summary>The application was installed: what an application without pages gets in place of its installer's page.</summary>
    public const string Install = "ONAPPINSTALL";

    /// <summary>
    /// The portal has a new version: new tokens, and a new application token that replaces the known one. Portals practically never send
    /// it; <see cref="LocalPortal.UpdateAsync"/> does what they do.
    /// </summary>
    public const string Update = "ONAPPUPDATE";

    /// <summary>The application was removed. <see cref="LocalPortal.UninstallAsync"/> sends it.</summary>
    public const string Uninstall = "ONAPPUNINSTALL";

    /// <summary>
    /// The portal has made an account for the application, <see cref="LocalPortal.SystemUser"/>, whose tokens stand in the data. It goes
    /// where installations are told.
    /// </summary>
    public const string SystemUserReady = "ONAPPUSERREADY";

    /// <summary>A paid or trial period has begun or ended.</summary>
    public const string Payment = "ONAPPPAYMENT";

    /// <summary>The subscription was renewed: new tokens come along. It goes where installations are told.</summary>
    public const string SubscriptionRenewal = "ONSUBSCRIPTIONRENEW";

    /// <summary>A test: the data arrives as it is, under QUERY.</summary>
    public const string Test = "ONAPPTEST";
}
