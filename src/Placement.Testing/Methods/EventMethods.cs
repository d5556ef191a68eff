using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Methods;

/// <summary><c>events</c>, <c>event.bind</c>, <c>event.get</c> and <c>event.unbind</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/index.html</remarks>
internal sealed class EventMethods(PortalEvents events, EventHandlerStore handlers, HandlerHostRule hosts)
{
    private const string Event = "EVENT";
    private const string Handler = "HANDLER";
    private const string AuthType = "AUTH_TYPE";
    private const string AuthConnector = "AUTH_CONNECTOR";
    private const string EventType = "EVENT_TYPE";
    private const string Scope = "SCOPE";
    private const string Full = "FULL";
    private const string Options = "OPTIONS";
    private const string MinTimeout = "minTimeout";

    public IEnumerable<RestMethod> All =>
    [
        new("events", Events),
        new("event.bind", Bind) { NeedsApplication = true },
        new("event.get", Get) { NeedsApplication = true },
        new("event.unbind", Unbind) { NeedsApplication = true },
    ];

    private JsonArray Events(RestCall call)
    {
        string scope = call.Parameters.Text(Scope);
        IEnumerable<string> names =
            scope.Length > 0 ? events.Of(scope)
            : call.Parameters.Flag(Full) ? events.All
            : events.For(call.Caller.Scopes);
        return PhpValue.List(names);
    }

    /// <summary>Binds a handler. The order of the checks is the order in which Bitrix24 reports several faults at once.</summary>
    private JsonNode Bind(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        LocalUser user = call.Caller.User;
        int userId = Math.Max(parameters.Number(AuthType), 0);
        if (!user.IsAdministrator && userId > 0 && userId != user.Id)
        {
            throw RestException.AccessDenied("Access denied! Event binding with AUTH_TYPE requires administrator access rights");
        }

        string name = parameters.RequiredText(Event).ToUpperInvariant();
        bool isOffline = IsOffline(parameters);
        if (isOffline && !user.IsAdministrator)
        {
            throw RestException.AccessDenied("Access denied! Offline events binding requires administrator access rights");
        }

        if (isOffline && name == PortalEvents.OfflineEvent)
        {
            throw RestException.WrongValue(EventType, "Offline event cannot be registered for this event.");
        }

        string handler = isOffline ? "" : parameters.RequiredText(Handler);
        if (!isOffline)
        {
            HandlerUrl.Check(handler, hosts);
        }

        if (!events.For(call.Caller.Scopes).Contains(name))
        {
            throw RestException.BadRequest("ERROR_EVENT_NOT_FOUND", "Event not found");
        }

        var binding = new LocalEventBinding(Id: 0, name, handler, isOffline ? 0 : user.IsAdministrator ? userId : user.Id, isOffline)
        {
            Connector = parameters.Text(AuthConnector),
        };
        if (name == PortalEvents.OfflineEvent && parameters.Map(Options) is var options && options.Has(MinTimeout))
        {
            binding = binding with { MinTimeout = Math.Max(options.Number(MinTimeout), 0) };
        }

        return handlers.Add(binding)
            ? true
            : throw RestException.Core("Unable to set event handler: Handler already binded");
    }

    /// <summary>What is bound: an administrator sees all of it, an employee what brings their own tokens.</summary>
    private JsonArray Get(RestCall call) =>
    [
        .. handlers.Snapshot().Where(handler => MayTouch(call.Caller.User, handler)).Select(static JsonNode (handler) => handler.IsOffline
            ? new JsonObject { ["event"] = handler.Event, ["connector_id"] = handler.Connector, ["offline"] = 1 }
            : new JsonObject
            {
                ["event"] = handler.Event,
                ["handler"] = handler.Handler,
                ["auth_type"] = handler.UserId.ToString(CultureInfo.InvariantCulture),
                ["offline"] = 0,
            }),
    ];

    private JsonObject Unbind(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        LocalUser user = call.Caller.User;
        JsonNode? authType = parameters[AuthType];

        // An employee need not name the user. Who does so by a text, is refused: Bitrix24 compares types here.
        if (!user.IsAdministrator
            && authType is not null
            && (authType.GetValueKind() != JsonValueKind.Number || PhpValue.AsInteger(authType) != user.Id))
        {
            throw RestException.AccessDenied("Access denied! Event unbinding with AUTH_TYPE requires administrator access rights");
        }

        string name = parameters.RequiredText(Event).ToUpperInvariant();
        bool isOffline = IsOffline(parameters);
        if (isOffline && !user.IsAdministrator)
        {
            throw RestException.AccessDenied("Access denied! Offline events unbinding requires administrator access rights");
        }

        if (isOffline)
        {
            string connector = parameters.Text(AuthConnector);
            return Count(handlers.Remove(stored => stored.Event == name && stored.IsOffline && stored.Connector == connector));
        }

        string handler = parameters.RequiredText(Handler);
        return Count(handlers.Remove(stored =>
            stored.Event == name
            && !stored.IsOffline
            && stored.Handler == handler
            && MayTouch(user, stored)
            && (authType is null || stored.UserId == PhpValue.AsInteger(authType))));
    }

    private static JsonObject Count(int removed) => new() { ["count"] = removed };

    private static bool MayTouch(LocalUser user, LocalEventBinding handler) => user.IsAdministrator || handler.UserId == user.Id;

    private static bool IsOffline(LocalParameters parameters) => parameters.Text(EventType).ToUpperInvariant() switch
    {
        "" or "ONLINE" => false,
        "OFFLINE" => true,
        _ => throw RestException.WrongValue(EventType, "Value must be one of {online|offline}"),
    };
}
