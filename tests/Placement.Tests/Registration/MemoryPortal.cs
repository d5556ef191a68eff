using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Catalog;

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

    /// <summary>Whether the portal knows <c>batch</c>.</summary>
    public bool TakesBatch { get; init; } = true;

    /// <summary>The requests so far: the method, and of a batch the number of its commands.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The commands so far, also those in batches: method without prefix, placement, handler's path, user.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The parameters of each call.</summary>
    public List<JsonObject> Parameters { get; } = [];

    /// <summary>Is told each request before anything of it is done; throws to refuse it.</summary>
    public Action<string> BeforeRequest { get; set; } = static _ => { };

    /// <summary>
    /// Is told each command before it has its effect; throws to refuse it. An error without a code is no answer, so that
    /// it loses that of the whole batch.
    /// </summary>
    public Action<string> Before { get; set; } = static _ => { };

    /// <summary>Is told each command after it had its effect; throws to lose the answer.</summary>
    public Action<string> After { get; set; } = static _ => { };

    /// <summary>Changes the answer to a batch.</summary>
    public Action<JsonObject> Answer { get; set; } = static _ => { };

    public static BitrixException Refusal(string code, string? description = "Because.", string? argument = null) =>
        new($"placement.bind: {code} (400)")
        {
            Code = code,
            Description = description,
            StatusCode = HttpStatusCode.BadRequest,
            Method = "placement.bind",
            Argument = argument,
        };

    public static BitrixException NoAnswer() =>
        new("placement.bind: the portal did not answer.", new IOException()) { Method = "placement.bind" };

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
        bool isBatch = method == "batch";
        Requests.Add(isBatch ? $"batch {sent["cmd"]!.AsObject().Count}" : method);
        BeforeRequest(Requests[^1]);
        JsonNode result = !isBatch ? Execute(method, sent) : TakesBatch ? ExecuteBatch(sent) : throw Refusal("ERROR_METHOD_NOT_FOUND");

        // Too late for the effect, as over a network.
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new BitrixResponse(JsonSerializer.SerializeToElement(result)));
    }

    private JsonObject ExecuteBatch(JsonObject sent)
    {
        bool halt = sent["halt"]!.GetValue<int>() == 1;
        var results = new JsonObject();
        var errors = new JsonObject();
        foreach ((string key, JsonNode? command) in sent["cmd"]!.AsObject())
        {
            string[] parts = command!.ToString().Split('?', 2);
            try
            {
                results[key] = Execute(parts[0], PhpText.Decode(parts[1]));
            }
            catch (BitrixException refusal) when (refusal.Code is not null)
            {
                errors[key] = new JsonObject
                {
                    ["error"] = refusal.Code,
                    ["error_description"] = refusal.Description,
                    ["argument"] = refusal.Argument,
                };
                if (halt)
                {
                    break;
                }
            }
        }

        var answer = new JsonObject { ["result"] = results, ["result_error"] = errors.Count == 0 ? new JsonArray() : errors };
        Answer(answer);
        return answer;
    }

    private JsonNode Execute(string method, JsonObject sent)
    {
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
        return result;
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
        int besides = Rows.Count(row => row["placement"]!.ToString() == placement && row["userId"]!.GetValue<int>() == userId);
        if (besides >= PlacementCatalog.Find(placement)?.Family.MaxCount)
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
