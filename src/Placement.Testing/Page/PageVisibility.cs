using Placement.Catalog;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>What a user sees of the application.</summary>
internal sealed class PageVisibility(InstallationState installation, ApplicationAccess access)
{
    /// <summary>Why a user does not see a widget; null: the user does.</summary>
    public string? Problem(LocalBinding binding, LocalUser user) =>
        OfApplication(user)
        ?? (PlacementCatalog.Find(binding.Placement)?.Family.BindRule == BindRule.AcceptsWithoutShowing
                ? $"Bitrix24 accepts {binding.Placement} from placement.bind and never shows it."
            : binding.UserId != 0 && binding.UserId != user.Id ? $"It is registered for user {binding.UserId} alone."
            : null);

    /// <summary>Why a user sees no widgets at all; null: the user does.</summary>
    public string? OfApplication(LocalUser user) =>
        !installation.Current.IsPresent ? "The application is not installed."
        : !installation.Current.IsFinished ? "The installation is not finished: nobody sees the application's widgets."
        : !access.Has(user) ? $"{user.Name} {user.LastName} has no access to the application."
        : null;
}
