using Placement.Testing;

namespace DealDesk;

/// <summary>The portal that the desk is shown on.</summary>
internal static class DeskPortal
{
    public const string ApplicationName = "Deal Desk";

    public static LocalPortalOptions Options => new() { ApplicationName = ApplicationName, EntityTypeIds = [128, 1034], Installed = false };
}
