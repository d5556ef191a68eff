using System.Text.Json.Nodes;
using Placement.Testing.Http;

namespace Placement.Testing.Methods;

/// <summary><c>batch</c>: up to 50 commands in one request, each of which may use the results of those before it.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html</remarks>
internal static class BatchMethods
{
    public const string Name = "batch";
    public const int MaxCommands = 50;

    private const string Commands = "CMD";
    private const string Halt = "HALT";

    public static IEnumerable<RestMethod> All => [new(Name, Run) { IsBatch = true }];

    private static JsonObject Run(RestCall call)
    {
        bool halt = call.Parameters.Flag(Halt);
        var results = new JsonObject();
        var errors = new List<KeyValuePair<string, JsonNode?>>();
        var times = new List<KeyValuePair<string, JsonNode?>>();

        int count = 0;
        foreach ((string key, JsonNode? command) in PhpValue.Entries(call.Parameters[Commands]))
        {
            count++;
            CallTimer? timer = null;
            try
            {
                if (count > MaxCommands)
                {
                    throw RestException.BadRequest("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");
                }

                (RestMethod method, JsonObject parameters) = Read(command, call.Dispatcher);
                BatchReferences.Resolve(parameters, results);
                timer = call.Dispatcher.StartTimer();
                results[key] = call.Dispatcher.RunCommand(method, call.Caller, new RestParameters(parameters), timer);
            }
            catch (RestException exception)
            {
                errors.Add(new(key, Envelope.Error(exception)));
            }

            // A command that may not be called has taken no time. One without operating time left says when it is released.
            if (timer?.Operating is not null)
            {
                times.Add(new(key, timer.ToJson()));
            }

            if (halt && errors.Count > 0)
            {
                break;
            }
        }

        return new JsonObject
        {
            ["result"] = PhpValue.Map(results.Select(static result => KeyValuePair.Create(result.Key, result.Value?.DeepClone()))),
            ["result_error"] = PhpValue.Map(errors),
            // Only list methods say how many rows there are, and the portal has none of them.
            ["result_total"] = PhpValue.Map([]),
            ["result_next"] = PhpValue.Map([]),
            ["result_time"] = PhpValue.Map(times),
        };
    }

    /// <summary>A command: the method, and after the first question mark its parameters as a query string.</summary>
    private static (RestMethod Method, JsonObject Parameters) Read(JsonNode? command, RestDispatcher dispatcher)
    {
        string text = PhpValue.AsText(command) ?? throw RestException.Missing(Commands);
        int question = text.IndexOf('?', StringComparison.Ordinal);
        RestMethod method = dispatcher.Find(question < 0 ? text : text[..question]) ?? throw RestException.MethodNotFound();
        if (method.IsBatch)
        {
            throw RestException.BatchMethodNotAllowed();
        }

        var query = new PhpArray();
        if (question >= 0)
        {
            PhpQuery.Read(text[(question + 1)..], query);
        }

        return (method, query.ToObject());
    }
}
