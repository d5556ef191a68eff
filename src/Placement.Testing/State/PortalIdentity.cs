namespace Placement.Testing.State;

/// <summary>What makes a portal this portal, for as long as it lives.</summary>
internal sealed class PortalIdentity(LocalUser administrator)
{
    public string MemberId { get; } = RandomCode.Hex(RandomCode.IdLength);

    public LocalUser Administrator { get; } = administrator;

    /// <summary>The code of the administrator's incoming webhook.</summary>
    public string WebhookCode { get; } = RandomCode.Hex(16);
}
