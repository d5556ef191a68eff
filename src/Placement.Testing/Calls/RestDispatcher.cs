using System.Text.Json.Nodes;
using Placement.Testing.Faults;
using Placement.Testing.Limits;
using Placement.Testing.Rest;

namespace Placement.Testing.Calls;

/// <summary>Finds methods and runs them, for single calls and for the commands of a batch alike.</summary>
internal sealed class RestDispatcher(MethodTable methods, OperatingTime operatingTime, PortalFaults portalFaults, TimeProvider clock)
{
    /// <summary>The method with this name in any case.</summary>
    /// <exception cref="RestException">There is none.</exception>
    public RestMethod Find(string name) => methods.Find(name) ?? throw RestException.MethodNotFound();

    public CallTimer StartTimer() => new(clock);

    /// <summary>Runs a method on behalf of a caller.</summary>
    /// <param name="method">The method.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="parameters">What is passed.</param>
    /// <param name="timer">Learns what the call took.</param>
    /// <param name="faults">The faults that are due on the call. Those of its operating time happen here.</param>
    /// <exception cref="RestException">The caller may not call it, or the method failed.</exception>
    public JsonNode? Run(RestMethod method, RestCaller caller, RestParameters parameters, CallTimer timer, DueFaults faults)
    {
        Authorize(method, caller);
        if (faults.Inject(StateChange.OperationTimeLimit))
        {
            operatingTime.Exhaust(caller.Consumer, method.Name);
        }

        if (operatingTime.IsUsedUp(caller.Consumer, method.Name))
        {
            throw RestException.OperationTimeLimit();
        }

        long started = clock.GetTimestamp();
        try
        {
            return method.Execute(new RestCall(caller, parameters));
        }
        finally
        {
            timer.Processing = clock.GetElapsedTime(started);
            foreach (DueFault fault in faults.Of<OperatingTimeEffect>(static _ => true))
            {
                timer.Processing += ((OperatingTimeEffect)fault.Fault.Effect).Duration;
                faults.Inject(fault);
            }

            if (!method.IsBatch)
            {
                timer.Operating = operatingTime.Add(caller.Consumer, method.Name, timer.Processing);
            }
        }
    }

    /// <summary>Runs a command of a batch: <see cref="Run"/>, with the faults that happen to commands.</summary>
    /// <exception cref="RestException">The caller may not call it, the method failed, or a fault makes it look so.</exception>
    public JsonNode? RunCommand(RestMethod method, RestCaller caller, RestParameters parameters, CallTimer timer)
    {
        DueFaults faults = portalFaults.OnCommand(method.Name);
        ErrorEffect? error = faults.Inject<ErrorEffect>(static _ => true);
        if (error is { AfterEffect: false })
        {
            throw error.ToException();
        }

        JsonNode? result = null;
        try
        {
            result = Run(method, caller, parameters, timer, faults);
        }
        catch (RestException) when (error is not null)
        {
            // The fault hides how it went.
        }

        return error is null ? result : throw error.ToException();
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
