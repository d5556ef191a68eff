using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>What has happened between portal and application, the newest first.</summary>
internal sealed class PageLogs(
    RecentLog<LocalRequest> requests, RecentLog<EventDelivery> deliveries, EventHandlerStore handlers, PortalFaults faults)
{
    private const int Shown = 100;

    public JsonObject Write() => new()
    {
        ["requests"] = new JsonArray([.. requests.Snapshot().Reverse().Take(Shown).Select(Request)]),
        ["deliveries"] = new JsonArray([.. deliveries.Snapshot().Reverse().Take(Shown).Select(PageState.Delivery)]),
        ["eventHandlers"] = new JsonArray([.. handlers.Snapshot().Select(Handler)]),
        ["faults"] = new JsonArray([.. faults.Injected.Reverse().Take(Shown).Select(Fault)]),
        ["armedFaults"] = new JsonArray([.. faults.Armed.Select(static JsonNode (fault) => fault.ToString())]),
    };

    private static JsonNode Request(LocalRequest request) => new JsonObject
    {
        ["method"] = request.Method,
        ["parameters"] = request.Parameters,
        ["status"] = request.Status,
        ["error"] = request.ErrorCode,
        ["userId"] = request.UserId,
        ["isWebhook"] = request.IsWebhook,
        ["at"] = request.ReceivedAt.ToString("O"),
        ["fault"] = request.Fault?.ToString(),
    };

    private static JsonNode Handler(LocalEventBinding handler) => new JsonObject
    {
        ["event"] = handler.Event,
        ["handler"] = handler.Handler,
        ["userId"] = handler.UserId,
        ["isOffline"] = handler.IsOffline,
    };

    private static JsonNode Fault(InjectedFault fault) => new JsonObject
    {
        ["fault"] = fault.Fault.ToString(),
        ["method"] = fault.Method,
        ["at"] = fault.At.ToString("O"),
    };
}
