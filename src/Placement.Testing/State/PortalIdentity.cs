using Placement.Testing.Configuration;

namespace Placement.Testing.State;

/// <summary>What makes a portal this portal, for as long as it lives.</summary>
internal sealed class PortalIdentity(IReadOnlyList<LocalUser> users)
{
    public string MemberId { get; } = RandomCode.Hex(RandomCode.IdLength);

    public IReadOnlyList<LocalUser> Users { get; } = users;

    public LocalUser Administrator { get; } = users.First(static user => user is { IsAdministrator: true, IsActive: true });

    /// <summary>The application's own account: an administrator, as whoever installs is, and none of the employees.</summary>
    public LocalUser SystemUser { get; } = new(users.Max(static user => user.Id) + 1, "Application", "", IsAdministrator: true);

    /// <summary>The code of the administrator's incoming webhook.</summary>
    public string WebhookCode { get; } = RandomCode.Hex(16);
}
