using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Placement.Testing.Calls;
using Placement.Testing.Logging;
using Placement.Testing.Rest;

namespace Placement.Testing.Teaching;

/// <summary>The methods that functions of the developer answer.</summary>
internal sealed partial class TaughtMethods(ILogger logger) : IMethodSource
{
    private readonly ConcurrentDictionary<string, TaughtMethod> _methods = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _methods.Keys;

    public RestMethod? Find(string name) => _methods.GetValueOrDefault(name)?.Method;

    /// <summary>Teaches a method, until the answer is disposed of or another one is taught.</summary>
    /// <exception cref="ArgumentException">There can be no such method.</exception>
    public IDisposable Teach(string method, Func<LocalCall, CancellationToken, Task<LocalAnswer>> answer)
    {
        string name = method.ToLowerInvariant();
        if (!MethodName().IsMatch(name))
        {
            throw new ArgumentException($"'{method}' is no method's name, such as crm.deal.get.", nameof(method));
        }

        if (name == WellKnownMethods.Batch)
        {
            throw new ArgumentException("The portal runs batches itself: teach it the methods that stand in them.", nameof(method));
        }

        var taught = new TaughtMethod(new RestMethod(name, call => AnswerAsync(name, answer, call)) { Scope = MethodScope.Of(name) }, this);
        _methods[name] = taught;
        return taught;
    }

    private async Task<MethodOutcome> AnswerAsync(
        string name, Func<LocalCall, CancellationToken, Task<LocalAnswer>> answer, RestCall call)
    {
        RestCaller caller = call.Caller;
        var asked = new LocalCall(name, call.Parameters, caller.User, caller.Scopes, caller.IsWebhook);
        try
        {
            // Null is what a lambda that returns null means by it.
            LocalAnswer? given = await answer(asked, call.CancellationToken).ConfigureAwait(false);
            return given?.ToOutcome() ?? new MethodOutcome(Result: null);
        }
        catch (Exception exception) when (exception is not RestException && !call.CancellationToken.IsCancellationRequested)
        {
            PortalLog.AnswerThrew(logger, name, exception);
            throw RestException.InternalServerError("Internal server error", exception);
        }
    }

    [GeneratedRegex(@"^[a-z0-9_]+(\.[a-z0-9_]+)*\z")]
    private static partial Regex MethodName();

    private sealed class TaughtMethod(RestMethod method, TaughtMethods all) : IDisposable
    {
        public RestMethod Method { get; } = method;

        /// <summary>Forgets the method, unless another answer was taught meanwhile.</summary>
        public void Dispose() => all._methods.TryRemove(KeyValuePair.Create(Method.Name, this));
    }
}
