namespace Placement.Testing;

// What the portal is taught by a test or a developer.
public sealed partial class LocalPortal
{
    /// <summary>
    /// Teaches the portal a method, or what to answer in place of its own: alone, in batches, by webhook and from the browser. The portal
    /// checks token and scope as for any method, counts limits, injects faults and lists the requests. The scope is the one that the name
    /// begins with: <c>crm.deal.get</c> needs <c>crm</c>. A method that the portal has keeps its own rules of access.
    /// </summary>
    /// <param name="method">The method, in any case. Whatever was taught for it before gives way.</param>
    /// <param name="answer">
    /// Answers a call, on any thread and several at a time. What it throws reaches the caller as <c>INTERNAL_SERVER_ERROR</c>, and the test
    /// as <see cref="LocalRequest.Exception"/>.
    /// </param>
    /// <returns>What lets the portal forget the answer. Nobody has to: it ends with the portal.</returns>
    /// <exception cref="ArgumentException">There can be no such method, or it is <c>batch</c>.</exception>
    /// <example>
    /// <code>
    /// portal.Answer("crm.deal.get", call => new JsonObject { ["ID"] = call.Parameters.Text("id"), ["TITLE"] = "Roof" });
    /// </code>
    /// </example>
    public IDisposable Answer(string method, Func<LocalCall, LocalAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(answer);
        return _parts.Taught.Teach(method, (call, _) => Task.FromResult(answer(call)));
    }

    /// <summary>
    /// Teaches the portal a method that has something to wait for: <see cref="Answer(string, Func{LocalCall, LocalAnswer})"/>.
    /// </summary>
    /// <param name="method">The method, in any case. Whatever was taught for it before gives way.</param>
    /// <param name="answer">Answers a call. Its token ends when the client gives up, or the portal is disposed.</param>
    /// <returns>What lets the portal forget the answer.</returns>
    /// <exception cref="ArgumentException">There can be no such method, or it is <c>batch</c>.</exception>
    public IDisposable Answer(string method, Func<LocalCall, CancellationToken, Task<LocalAnswer>> answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(answer);
        return _parts.Taught.Teach(method, answer);
    }
}
