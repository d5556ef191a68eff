using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary>What REST 3.0 has on this portal, beside what it was taught: its own documentation, and batches.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/rest-v3.html</remarks>
internal sealed class Version3Methods(RestDispatcher dispatcher, MethodTable methods)
{
    private const string Commands = "cmd";

    public IEnumerable<RestMethod> All =>
    [
        new("rest.documentation.openapi", Document),
        new("documentation", Document),
        new(WellKnownMethods.Batch, RunAsync) { IsBatch = true },
    ];

    /// <summary>Commands one after the other. There are no errors of commands: one that fails, fails all.</summary>
    private async Task<MethodOutcome> RunAsync(RestCall call)
    {
        if (call.Parameters.Has(Commands))
        {
            throw RestException.BadRequest(Version3.Code("INVALIDSELECT"), "The form of earlier versions is not understood");
        }

        JsonArray results = [];
        foreach (LocalParameters command in call.Parameters.Names.Select(call.Parameters.Map))
        {
            RestMethod method = dispatcher.Find(methods, command.Text("method").ToLowerInvariant());
            if (method.IsBatch)
            {
                throw RestException.BatchMethodNotAllowed();
            }

            var query = new JsonObject(PhpValue.Entries(command["query"])
                .Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
            MethodOutcome outcome = await dispatcher.RunCommandAsync(
                method, call with { Parameters = new LocalParameters(query) }, dispatcher.StartTimer()).ConfigureAwait(false);
            results.Add(outcome.Result);
        }

        return new MethodOutcome(results);
    }

    /// <summary>The methods that the caller may call, as OpenAPI describes them. It comes without an envelope.</summary>
    private MethodOutcome Document(RestCall call) => new(new JsonObject
    {
        ["openapi"] = "3.0.0",
        ["info"] = new JsonObject { ["title"] = "Bitrix24 REST V3 API", ["version"] = "1.0.0" },
        ["paths"] = new JsonObject(methods.Names.Order(StringComparer.Ordinal)
            .Where(name => methods.Find(name)?.IsCoveredBy(call.Caller.Scopes) == true)
            .Select(static name => KeyValuePair.Create("/" + name, (JsonNode?)Operation()))),
    })
    {
        IsBare = true,
    };

    private static JsonObject Operation() => new()
    {
        ["post"] = new JsonObject
        {
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "The result" } },
        },
    };
}
