namespace Placement.Installer;

/// <summary>
/// What lets the installer's page run the installation again with the tokens that are stored, so that none stands in the page. It is worth
/// something for the administrator and the installation that it was issued to, and at the address that was installed.
/// </summary>
/// <param name="ClientId">The application.</param>
/// <param name="MemberId">The portal, whose administrator the page was shown to.</param>
/// <param name="Epoch">The installation.</param>
/// <param name="UserId">The administrator; null: not known.</param>
/// <param name="BaseAddress">The address under which the portal's users reach the application.</param>
/// <param name="Language">The administrator's language as Bitrix24 calls it.</param>
internal sealed record RetryTicket(string ClientId, string MemberId, long Epoch, int? UserId, Uri BaseAddress, string Language)
{
    /// <summary>Whether the portal still has the installation and the administrator that the ticket was issued to.</summary>
    public bool IsFor(Portal portal) => portal.Epoch == Epoch && portal.Tokens is { } tokens && tokens.UserId == UserId;
}
