namespace Placement.Lifecycle;

/// <summary>The events of Bitrix24 that are about the application itself, as they are bound and as they arrive.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/events/index.html</remarks>
internal static class EventNames
{
    /// <summary>
    /// An application without pages was installed. It need not be bound: the application's settings name who receives it.
    /// </summary>
    public const string Installed = "ONAPPINSTALL";

    public const string Updated = "ONAPPUPDATE";

    public const string Uninstalled = "ONAPPUNINSTALL";

    /// <summary>
    /// The portal has made an account for the application. It need not be bound: it goes where installations are told.
    /// </summary>
    public const string SystemUserReady = "ONAPPUSERREADY";

    public const string PaymentChanged = "ONAPPPAYMENT";

    public const string SubscriptionRenewed = "ONSUBSCRIPTIONRENEW";

    /// <summary>What the installer binds.</summary>
    public static IReadOnlyList<string> Bound { get; } = [Uninstalled, Updated];
}
