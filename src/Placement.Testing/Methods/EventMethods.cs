using System.Globalization;
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

    public IEnumerable<RestMethod> All =>
    [
        new("events", Events),
        new("event.bind", Bind) { NeedsApplication = true },
        new("event.get", Get) { NeedsApplication = true },
        new("event.unbind", Unbind) { NeedsApplication = true, NeedsAdministrator = true },
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

    private JsonNode Bind(RestCall call)
    {
        RestParameters parameters = call.Parameters;
        string name = parameters.RequiredText(Event).ToUpperInvariant();
        bool isOffline = IsOffline(parameters);
        string handler = isOffline ? "" : parameters.RequiredText(Handler);
        if (!isOffline)
        {
            HandlerUrl.Check(handler, hosts);
        }

        var binding = new LocalEventBinding(Id: 0, name, handler, AuthTypeFor(call, isOffline), isOffline)
        {
            Connector = parameters.Text(AuthConnector),
        };
        if (!events.For(call.Caller.Scopes).Contains(name))
        {
            throw RestException.BadRequest("ERROR_EVENT_NOT_FOUND", "Event not found");
        }

        return handlers.Add(binding)
            ? true
            : throw RestException.Core("Unable to set event handler: Handler already binded");
    }

    private JsonArray Get(RestCall call) =>
    [
        .. handlers.Snapshot().Select(static JsonNode (handler) => new JsonObject
        {
            ["event"] = handler.Event,
            ["handler"] = handler.Handler,
            ["auth_type"] = handler.UserId.ToString(CultureInfo.InvariantCulture),
            ["offline"] = handler.IsOffline ? 1 : 0,
        }),
    ];

    private JsonObject Unbind(RestCall call)
    {
        RestParameters parameters = call.Parameters;
        string name = parameters.RequiredText(Event).ToUpperInvariant();
        bool isOffline = IsOffline(parameters);
        string handler = isOffline ? "" : parameters.RequiredText(Handler);
        int? authType = parameters.Has(AuthType) ? parameters.Integer(AuthType) : null;

        return new JsonObject
        {
            ["count"] = handlers.Remove(stored =>
                stored.Event == name
                && stored.IsOffline == isOffline
                && stored.Handler == handler
                && (authType is null || stored.UserId == authType)),
        };
    }

    private static bool IsOffline(RestParameters parameters) =>
        parameters.Text(EventType).Equals("offline", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whose tokens the event brings. Only an administrator may name another user, or fetch events from the portal.</summary>
    private static int AuthTypeFor(RestCall call, bool isOffline)
    {
        int authType = Math.Max(call.Parameters.Integer(AuthType), 0);
        LocalUser user = call.Caller.User;
        if (user.IsAdministrator)
        {
            return authType;
        }

        if (isOffline || (authType > 0 && authType != user.Id))
        {
            throw RestException.AccessDenied();
        }

        return user.Id;
    }
}
