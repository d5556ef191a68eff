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
        // Read first, so that one entry that cannot be read does not take the others with it.
        IReadOnlyList<Action> users = drops.All(content.Objects(Users), Setting);
        options.Clear();
        foreach (Action set in users)
        {
            set();
        }
    }

    private Action? Setting(KeptObject entry)
    {
        int user = entry.Number(User);
        if (user is not Application && identity.Find(user) is null)
        {
            return null;
        }

        KeyValuePair<string, JsonNode?>[] values = [.. entry.Object(Values).Members];
        return () => options.Set(user, values);
    }
}
