using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>Which employees may not use the application.</summary>
internal sealed class AccessPart(ApplicationAccess access, PortalIdentity identity) : IKeptPart
{
    private const string Denied = "denied";
    private const string User = "user";

    public string Name => "access";

    public object Store => access;

    public JsonObject Save() => new()
    {
        [Denied] = KeptJson.List(access.DeniedUserIds, static JsonNode? (id) => new JsonObject { [User] = id }),
    };

    public void Load(KeptObject content, DropCount drops)
    {
        foreach (LocalUser user in drops.All(content.Objects(Denied), entry => identity.Find(entry.Number(User))))
        {
            access.Set(user, hasAccess: false);
        }
    }
}
