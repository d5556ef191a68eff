using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Tests.Registration;

/// <summary>
/// Keeps bindings as a portal does, for what a real one cannot be made to do: refuse, forget and lose answers at a
/// given command.
/// </summary>
internal sealed class MemoryPortal : IBitrixClient
{
    /// <summary>The rows of placement.get.</summary>
    public List<JsonObject> Rows { get; } = [];

    /// <summary>What placement.list offers.</summary>
    public string[] Offered { get; init; } = [];

    /// <summary>The calls so far: method without prefix, placement, handler's path, user.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The parameters of each call.</summary>
    public List<JsonObject> Parameters { get; } = [];

    /// <summary>Is told each call before it has its effect; throws to refuse it.</summary>
    public Action<string> Before { get; set; } = static _ => { };

    /// <summary>Is told each call after it had its effect; throws to lose the answer.</summary>
    public Action<string> After { get; set; } = static _ => { };

    public static BitrixException Refusal(string code, string? description = "Because.", string? argument = null) =>
        new($"placement.bind: {code} (400)") { Code = code, Description = description, StatusCode = HttpStatusCode.BadRequest, Method = "placement.bind", Argument = argument };

    public static BitrixException NoAnswer() => new("placement.bind: the portal did not answer.", new IOException()) { Method = "placement.bind" };

    public void Store(string placement, string path, string title = "", string options = "[]", int userId = 0) => Rows.Add(new JsonObject
    {
        ["placement"] = placement,
        ["handler"] = new Uri(Bindings.AppAddress, path).ToString(),
        ["userId"] = userId,
        ["title"] = title,
        ["options"] = JsonNode.Parse(options),
        ["langAll"] = new JsonObject { ["en"] = new JsonObject { ["TITLE"] = title, ["DESCRIPTION"] = "", ["GROUP_NAME"] = "" } },
    });

    /// <summary>What is stored: placement, path, user, titles.</summary>
    public IEnumerable<string> Stored() => Rows.Select(static row =>
        $"{Name(row["placement"], row["handler"], row["userId"])} {string.Join('/', row["langAll"]!.AsObject().Select(static text => text.Value!["TITLE"]))}".Trim());

    public Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
    {
        JsonObject sent = parameters.IsEmpty ? [] : JsonNode.Parse(parameters.Span)!.AsObject();
        string call = $"{method["placement.".Length..]} {Name(sent["PLACEMENT"], sent["HANDLER"], sent["USER_ID"])}".Trim();
        Calls.Add(call);
        Parameters.Add(sent);
        Before(call);
        JsonNode result = method switch
        {
            "placement.get" => new JsonArray([.. Rows.Select(static row => row.DeepClone())]),
            "placement.list" => new JsonArray([.. Offered.Select(static code => (JsonNode)code)]),
            "placement.bind" => Bind(sent),
            "placement.unbind" => Unbind(sent),
            _ => throw Refusal("ERROR_METHOD_NOT_FOUND"),
        };
        After(call);

        // Too late for the effect, as over a network.
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new BitrixResponse(JsonSerializer.SerializeToElement(result)));
    }

    private static string Name(JsonNode? placement, JsonNode? handler, JsonNode? userId)
    {
        string path = handler is null ? "" : new Uri(handler.ToString()).AbsolutePath;
        string user = userId is null || userId.ToString() == "0" ? "" : $" user {userId.ToString()}";
        return $"{placement} {path}{user}";
    }

    private static bool IsAt(JsonObject row, JsonObject sent) =>
        string.Equals(row["placement"]!.ToString(), sent["PLACEMENT"]!.ToString(), StringComparison.OrdinalIgnoreCase)
        && (sent["HANDLER"] is null || row["handler"]!.ToString() == sent["HANDLER"]!.ToString())
        && (sent["USER_ID"] is null || row["userId"]!.ToString() == sent["USER_ID"]!.ToString());

    private JsonNode Bind(JsonObject sent)
    {
        int userId = int.Parse(sent["USER_ID"]?.ToString() ?? "0", CultureInfo.InvariantCulture);
        string placement = sent["PLACEMENT"]!.ToString();
        if (placement == "REST_APP_URI" && Rows.Any(static row => row["placement"]!.ToString() == "REST_APP_URI"))
        {
            throw Refusal("ERROR_PLACEMENT_MAX_COUNT", "Placement max count: 1");
        }

        if (Rows.Any(row => IsAt(row, sent) && row["userId"]!.GetValue<int>() == userId))
        {
            throw Refusal("ERROR_CORE", "Unable to set placement handler: Handler already binded");
        }

        JsonObject texts = sent["LANG_ALL"]?.DeepClone().AsObject()
            ?? new JsonObject { ["en"] = new JsonObject { ["TITLE"] = sent["TITLE"]?.ToString() ?? "My application", ["DESCRIPTION"] = sent["DESCRIPTION"]?.ToString() ?? "" } };
        Rows.Add(new JsonObject
        {
            ["placement"] = placement,
            ["handler"] = sent["HANDLER"]!.ToString(),
            ["userId"] = userId,
            ["title"] = texts.First().Value!["TITLE"]?.ToString(),
            ["options"] = sent["OPTIONS"]?.DeepClone() ?? new JsonArray(),
            ["langAll"] = texts,
        });
        return true;
    }

    private JsonObject Unbind(JsonObject sent)
    {
        int removed = Rows.RemoveAll(row => IsAt(row, sent));
        return new JsonObject { ["count"] = 2 * removed };
    }
}
