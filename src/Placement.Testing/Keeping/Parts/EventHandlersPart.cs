using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The event handlers of the application.</summary>
internal sealed class EventHandlersPart(EventHandlerStore handlers, PortalEvents events) : IKeptPart
{
    private const string Id = "id";
    private const string Event = "event";
    private const string Handler = "handler";
    private const string User = "user";
    private const string IsOffline = "isOffline";
    private const string Connector = "connector";
    private const string MinTimeout = "minTimeout";

    public string Name => "eventHandlers";

    public object Store => handlers;

    public JsonObject Save() => KeptJson.Content(handlers.Content(), static handler => new JsonObject
    {
        [Id] = handler.Id,
        [Event] = handler.Event,
        [Handler] = handler.Handler,
        [User] = handler.UserId,
        [IsOffline] = handler.IsOffline,
        [Connector] = handler.Connector,
        [MinTimeout] = handler.MinTimeout,
    });

    public void Load(KeptObject content, DropCount drops)
    {
        HashSet<string> known = [.. events.All];
        handlers.Restore(KeptJson.Content(
            content, drops, entry => known.Contains(entry.Text(Event)) ? Read(entry) : null, static handler => handler.Id));
    }

    private static LocalEventBinding Read(KeptObject entry)
    {
        bool isOffline = entry.Flag(IsOffline);
        return new LocalEventBinding(
            entry.Number(Id),
            entry.Text(Event),
            isOffline ? entry.Text(Handler) : KeptAddress.Read(entry, Handler),
            entry.Number(User),
            isOffline)
        {
            Connector = entry.Text(Connector),
            MinTimeout = entry.Number(MinTimeout),
        };
    }
}
