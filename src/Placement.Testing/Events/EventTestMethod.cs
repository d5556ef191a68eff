using System.Text.Json.Nodes;
using Placement.Testing.Calls;

namespace Placement.Testing.Events;

/// <summary><c>event.test</c>: lets ONAPPTEST happen.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/test-handler.html</remarks>
internal sealed class EventTestMethod(EventSender events)
{
    public IEnumerable<RestMethod> All => [new("event.test", TestAsync) { NeedsApplication = true }];

    /// <summary>Answers the same whether or not anybody has heard of it.</summary>
    private async Task<MethodOutcome> TestAsync(RestCall call)
    {
        var query = new JsonObject(call.Parameters.Names.Select(name => KeyValuePair.Create(name, call.Parameters[name])));
        await events.TestAsync(query, call.Caller.User, call.CancellationToken).ConfigureAwait(false);
        return new MethodOutcome(1);
    }
}
