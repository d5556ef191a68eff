namespace Placement.Sessions;

/// <summary>What the stores have of a session, as it was some seconds ago.</summary>
/// <param name="Portal">The portal; null: there is none.</param>
/// <param name="Session">The user's session; null: there is none yet.</param>
internal sealed record SessionState(Portal? Portal, StoredSession? Session)
{
    /// <summary>The number of the user's current session.</summary>
    public long Generation => Session?.Generation ?? 0;

    /// <summary>The tokens that belong to the portal's installation; null: there are none.</summary>
    public PortalTokens? Tokens => Portal is not null && Session is { } session && session.Epoch == Portal.Epoch ? session.Tokens : null;
}
