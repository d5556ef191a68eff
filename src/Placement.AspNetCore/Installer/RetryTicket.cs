namespace Placement.Installer;

/// <summary>
/// What lets the installer's page run the installation again with the tokens that are stored, so that none stands in the page.
/// </summary>
/// <param name="MemberId">The portal, whose administrator the page was shown to.</param>
/// <param name="Language">The administrator's language as Bitrix24 calls it.</param>
internal sealed record RetryTicket(string MemberId, string Language);
