using System.Text.Json.Nodes;
using Placement.Testing.Http;
using Placement.Testing.State;

namespace Placement.Testing.Methods;

/// <summary>Finds methods and runs them, for single calls and for the commands of a batch alike.</summary>
internal sealed class RestDispatcher(IEnumerable<RestMethod> methods, OperatingTime operatingTime, TimeProvider clock)
{
    private readonly Dictionary<string, RestMethod> _methods = methods.ToDictionary(static method => method.Name, StringComparer.Ordinal);

    /// <summary>The method with this name in any case, or null.</summary>
    public RestMethod? Find(string name) => _methods.GetValueOrDefault(name.ToLowerInvariant());

    public CallTimer StartTimer() => new(clock);

    /// <summary>Runs a method on behalf of a caller.</summary>
    /// <exception cref="RestException">The caller may not call it, or the method failed.</exception>
    public JsonNode? Run(RestMethod method, RestCaller caller, RestParameters parameters, CallTimer timer)
    {
        Authorize(method, caller);
        long started = clock.GetTimestamp();
        try
        {
            return method.Execute(new RestCall(this, caller, parameters));
        }
        finally
        {
            timer.Processing = clock.GetElapsedTime(started);
            if (!method.IsBatch)
            {
                timer.Operating = operatingTime.Add(caller.Consumer, method.Name, timer.Processing);
            }
        }
    }

    private static void Authorize(RestMethod method, RestCaller caller)
    {
        if (method.Scope is { } scope && !caller.Scopes.Contains(scope))
        {
            throw RestException.InsufficientScope();
        }

        if (method.NeedsApplication && caller.IsWebhook)
        {
            throw RestException.ApplicationContextRequired();
        }

        if (method.NeedsAdministrator && !caller.User.IsAdministrator)
        {
            throw RestException.AccessDenied();
        }
    }
}
