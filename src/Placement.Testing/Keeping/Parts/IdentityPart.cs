using System.Text.Json.Nodes;
using Placement.Testing.Configuration;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>Who the portal is.</summary>
internal sealed class IdentityPart(PortalIdentity identity) : IKeptPart
{
    private const string MemberId = "memberId";
    private const string WebhookCode = "webhookCode";

    public string Name => "identity";

    public object Store => identity;

    public JsonObject Save() => new() { [MemberId] = identity.MemberId, [WebhookCode] = identity.WebhookCode };

    public void Load(KeptObject content, DropCount drops)
    {
        string memberId = content.Text(MemberId);
        if (memberId.Length != RandomCode.IdLength || !memberId.All(char.IsAsciiHexDigitLower))
        {
            throw new KeptValueException(MemberId);
        }

        identity.Restore(memberId, content.SomeText(WebhookCode));
    }
}
