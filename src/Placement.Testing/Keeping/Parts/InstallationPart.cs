using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>How the application is installed.</summary>
internal sealed class InstallationPart(InstallationState installation) : IKeptPart
{
    private const string IsPresent = "isPresent";
    private const string IsFinished = "isFinished";
    private const string ApplicationToken = "applicationToken";
    private const string Version = "version";

    public string Name => "installation";

    public object Store => installation;

    public JsonObject Save()
    {
        Installation current = installation.Current;
        return new()
        {
            [IsPresent] = current.IsPresent,
            [IsFinished] = current.IsFinished,
            [ApplicationToken] = current.ApplicationToken,
            [Version] = current.Version,
        };
    }

    public void Load(KeptObject content, DropCount drops)
    {
        bool isPresent = content.Flag(IsPresent);
        installation.Restore(new Installation(
            isPresent,
            isPresent && content.Flag(IsFinished),
            content.SomeText(ApplicationToken),
            Math.Max(content.Number(Version), 1)));
    }
}
