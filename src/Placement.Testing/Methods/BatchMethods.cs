using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary><c>batch</c>: up to 50 commands in one request, each of which may use the results of those before it.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html</remarks>
internal sealed class BatchMethods(RestDispatcher dispatcher, MethodTable methods)
{
    public const int MaxCommands = 50;

    private const string Commands = "CMD";
    private const string Halt = "HALT";

    public IEnumerable<RestMethod> All => [new(WellKnownMethods.Batch, RunAsync) { IsBatch = true }];

    private async Task<MethodOutcome> RunAsync(RestCall call)
    {
        bool halt = PhpValue.IsTruthy(call.Parameters.Find(Halt));
        var answers = new BatchAnswers();
        TimeSpan processing = TimeSpan.Zero;
        Exception? thrown = null;

        int count = 0;
        foreach ((string key, JsonNode? command) in PhpValue.Entries(call.Parameters.Find(Commands)))
        {
            count++;
            if (command?.GetValueKind() != JsonValueKind.String)
            {
                // Bitrix24 passes over what is no command, without a word.
                continue;
            }

            CallTimer timer = dispatcher.StartTimer();
            try
            {
                if (count > MaxCommands)
                {
                    throw RestException.BadRequest("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");
                }

                (RestMethod method, JsonObject parameters) = Read(command.GetValue<string>());
                BatchReferences.Resolve(parameters, answers);
                MethodOutcome outcome = await dispatcher.RunCommandAsync(
                    method, call with { Parameters = new LocalParameters(parameters) }, timer).ConfigureAwait(false);
                answers.Add(key, outcome, timer);
            }
            catch (RestException exception)
            {
                thrown ??= exception.Thrown;
                answers.Add(key, exception);
                if (halt)
                {
                    break;
                }
            }
            finally
            {
                processing += timer.Processing;
            }
        }

        if (dispatcher.Charge(call.Caller, processing) is { } operating)
        {
            answers.Charge(operating);
        }

        return new MethodOutcome(answers.ToJson()) { Thrown = thrown };
    }

    /// <summary>A command: the method, and after the first question mark its parameters as a query string.</summary>
    private (RestMethod Method, JsonObject Parameters) Read(string text)
    {
        int question = text.IndexOf('?', StringComparison.Ordinal);
        RestMethod method = dispatcher.Find(methods, question < 0 ? text : text[..question]);
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
