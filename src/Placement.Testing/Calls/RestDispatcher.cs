using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.Testing.Configuration;
using Placement.Testing.Faults;
using Placement.Testing.Limits;
using Placement.Testing.Logging;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Calls;

/// <summary>Finds methods and runs them, for single calls and for the commands of a batch alike.</summary>
internal sealed partial class RestDispatcher(
    OperatingTime operatingTime,
    bool chargesBatchedMethods,
    PortalFaults portalFaults,
    IReadOnlyCollection<string> features,
    ApplicationAccess access,
    TimeProvider clock,
    ILogger logger)
{
    private const string Connector = "AUTH_CONNECTOR";

    /// <summary>The method with this name in any case.</summary>
    /// <param name="methods">The methods of a version of REST.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="RestException">There is none.</exception>
    public RestMethod Find(MethodTable methods, string name)
    {
        if (methods.Find(name) is { } method)
        {
            return method;
        }

        // Whatever else stands where the method should, such as a webhook's code, is nothing for a log.
        if (MethodName().IsMatch(name))
        {
            PortalLog.UnknownMethod(logger, name);
        }

        throw RestException.MethodNotFound();
    }

    public CallTimer StartTimer() => new(clock);

    /// <summary>Counts what the commands of a batch took together; null: each has been counted for its method.</summary>
    public (TimeSpan Consumed, DateTimeOffset ResetAt)? Charge(RestCaller caller, TimeSpan processing) =>
        chargesBatchedMethods ? null : operatingTime.Add(caller.Consumer, WellKnownMethods.Batch, processing);

    /// <summary>Runs a method on behalf of a caller.</summary>
    /// <param name="method">The method.</param>
    /// <param name="call">The call.</param>
    /// <param name="timer">Learns what the call took.</param>
    /// <param name="faults">The faults that are due on the call. Those of its operating time happen here.</param>
    /// <param name="isCommand">Whether it is a command of a batch.</param>
    /// <exception cref="RestException">The caller may not call it, or the method failed.</exception>
    public async Task<MethodOutcome> RunAsync(
        RestMethod method, RestCall call, CallTimer timer, DueFaults faults, bool isCommand = false)
    {
        RestCaller caller = call.Caller;
        Authorize(method, caller);
        if (call.Parameters.Text(Connector).Length > 0 && !features.Contains(PlanFeature.Connector))
        {
            throw RestException.WrongLicense("auth_connector");
        }

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
            return await method.Execute(call).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RestException && !call.CancellationToken.IsCancellationRequested)
        {
            PortalLog.MethodThrew(logger, method.Name, exception);
            throw RestException.InternalServerError("Internal server error", exception);
        }
        finally
        {
            timer.Processing = clock.GetElapsedTime(started);
            foreach (DueFault fault in faults.Of<OperatingTimeEffect>(static _ => true))
            {
                timer.Processing += ((OperatingTimeEffect)fault.Fault.Effect).Duration;
                faults.Inject(fault);
            }

            if (isCommand ? chargesBatchedMethods : !method.IsBatch)
            {
                timer.Operating = operatingTime.Add(caller.Consumer, method.Name, timer.Processing);
            }
        }
    }

    /// <summary>Runs a command of a batch: <see cref="RunAsync"/>, with the faults that happen to commands.</summary>
    /// <exception cref="RestException">The caller may not call it, the method failed, or a fault makes it look so.</exception>
    public async Task<MethodOutcome> RunCommandAsync(RestMethod method, RestCall call, CallTimer timer)
    {
        DueFaults faults = portalFaults.OnCommand(method.Name);
        ErrorEffect? error = faults.Inject<ErrorEffect>(static _ => true);
        if (error is { AfterEffect: false })
        {
            throw error.ToException();
        }

        MethodOutcome outcome;
        try
        {
            outcome = await RunAsync(method, call, timer, faults, isCommand: true).ConfigureAwait(false);
        }
        catch (RestException exception) when (error is not null)
        {
            // The fault hides how it went, but not from the test.
            throw error.ToException(exception.Thrown);
        }

        return error is null ? outcome : throw error.ToException();
    }

    private void Authorize(RestMethod method, RestCaller caller)
    {
        if (!method.IsCoveredBy(caller.Scopes))
        {
            PortalLog.MissingScope(logger, method.Name, method.Scope!);
            throw RestException.InsufficientScope();
        }

        if (!caller.User.IsActive)
        {
            throw RestException.UserNotAuthorized();
        }

        if (!caller.IsWebhook && !access.Has(caller.User))
        {
            throw RestException.UserWithoutAccess();
        }

        if (method.NeedsApplication && caller.IsWebhook)
        {
            throw RestException.WrongAuthType(explains: method.Scope == BitrixScope.Placement);
        }

        if (method.NeedsAdministrator && !caller.User.IsAdministrator)
        {
            throw RestException.AccessDenied();
        }
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9_]{1,40}){1,6}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MethodName();
}
