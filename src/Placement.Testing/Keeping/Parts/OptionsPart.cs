using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The options of the application, and of each of its users.</summary>
internal sealed class OptionsPart(OptionStore options, PortalIdentity identity) : IKeptPart
{
    /// <summary>In place of a user: the application itself.</summary>
    private const int Application = 0;

    private const string Users = "users";
    private const string User = "user";
    private const string Values = "options";

    public string Name => "options";

    public object Store => options;

    public JsonObject Save() => new()
    {
        [Users] = KeptJson.List(options.Content(), static JsonNode? (user) => new JsonObject
        {
            [User] = user.Key,
            [Values] = user.Value,
        }),
    };

    public void Load(KeptObject content, DropCount drops)
    {
        IReadOnlyList<KeptObject> users = drops.All(
            content.Objects(Users),
            entry => entry.Number(User) is Application || identity.Find(entry.Number(User)) is not null ? entry : null);
        options.Clear();
        foreach (KeptObject user in users)
        {
            options.Set(user.Number(User), user.Object(Values).Members);
        }
    }
}
