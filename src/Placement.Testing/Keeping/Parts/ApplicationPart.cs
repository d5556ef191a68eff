using System.Text.Json.Nodes;
using Placement.Testing.Application;

namespace Placement.Testing.Keeping.Parts;

/// <summary>Where the application was.</summary>
internal sealed class ApplicationPart(ApplicationChannel channel) : IKeptPart
{
    private const string Address = "address";

    public string Name => "application";

    public object Store => channel;

    public JsonObject Save() => new() { [Address] = (channel.Application?.BaseAddress ?? channel.FormerAddress)?.AbsoluteUri };

    public void Load(KeptObject content, DropCount drops) =>
        channel.FormerAddress = content.OptionalText(Address) is null ? null : new Uri(KeptAddress.Read(content, Address));
}
