using Placement.Testing.Configuration;

namespace Placement.Testing.State;

/// <summary>What makes a portal this portal, for as long as it lives, and over its restarts where its state is kept.</summary>
internal sealed class PortalIdentity(IReadOnlyList<LocalUser> users, string? memberId = null)
{
    public string MemberId { get; private set; } = memberId ?? RandomCode.Hex(RandomCode.IdLength);

    public IReadOnlyList<LocalUser> Users { get; } = users;

    public LocalUser Administrator { get; } = users.First(static user => user is { IsAdministrator: true, IsActive: true });

    /// <summary>The application's own account: an administrator, as whoever installs is, and none of the employees.</summary>
    public LocalUser SystemUser { get; } = new(users.Max(static user => user.Id) + 1, "Application", "", IsAdministrator: true);

    /// <summary>The code of the administrator's incoming webhook.</summary>
    public string WebhookCode { get; private set; } = RandomCode.Hex(16);

    /// <summary>The user with an id, the application's own account among them; null: there is none.</summary>
    public LocalUser? Find(int userId) => userId == SystemUser.Id ? SystemUser : Users.FirstOrDefault(user => user.Id == userId);

    /// <summary>Makes it the portal of an earlier run. Before anybody has asked who it is.</summary>
    public void Restore(string keptMemberId, string webhookCode) => (MemberId, WebhookCode) = (memberId ?? keptMemberId, webhookCode);
}
