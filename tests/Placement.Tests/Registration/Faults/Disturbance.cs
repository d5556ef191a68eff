using System.Net;
using System.Text.Json.Nodes;

namespace Placement.Tests.Registration.Faults;

/// <summary>
/// Makes a portal fail at random requests, and at last the application itself at a random command; the same for the
/// same seed.
/// </summary>
internal sealed class Disturbance
{
    private static readonly string[] RequestErrors =
    [
        "INTERNAL_SERVER_ERROR", "QUERY_LIMIT_EXCEEDED", "expired_token", "OVERLOAD_LIMIT", "ERROR_BATCH_METHOD_NOT_ALLOWED",
        "SOMETHING_NEW",
    ];

    private static readonly string[] CommandErrors =
    [
        "ERROR_CORE", "ERROR_ARGUMENT", "OPERATION_TIME_LIMIT", "INTERNAL_SERVER_ERROR", "ERROR_BATCH_METHOD_NOT_ALLOWED",
        "ERROR_PLACEMENT_MAX_COUNT", "ACCESS_DENIED",
    ];

    private static readonly HttpStatusCode[] Statuses =
    [
        HttpStatusCode.OK,
        HttpStatusCode.InternalServerError,
        HttpStatusCode.BadGateway,
        HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    ];

    private readonly Random _random;
    private readonly MemoryPortal _portal;
    private readonly CancellationTokenSource _cancellation;
    private readonly int _faultsInAHundred;
    private readonly int _crashAt;
    private readonly bool _crashIsPolite;
    private Fault _fault;
    private int _commandsUntilFault;
    private int _commands;

    public Disturbance(int seed, MemoryPortal portal, CancellationTokenSource cancellation)
    {
        _random = new Random(-1 - seed);
        _portal = portal;
        _cancellation = cancellation;
        _faultsInAHundred = _random.Next(3) * 30;
        _crashAt = _random.Next(2) == 0 ? _random.Next(1, 60) : int.MaxValue;
        _crashIsPolite = _random.Next(2) == 0;
        portal.BeforeRequest = BeforeRequest;
        portal.Before = _ => BeforeCommand();
        portal.After = _ => AfterCommand();
        portal.Answer = ChangeAnswer;
    }

    private enum Fault
    {
        None,
        RefuseRequest,
        LoseRequest,
        RefuseCommand,
        FailAfterCommand,
        CutConnection,
        CutAnswer,
        LoseAnswer,
    }

    public bool HasCrashed { get; private set; }

    private void BeforeRequest(string request)
    {
        StopIfCrashed();
        _fault = _random.Next(100) < _faultsInAHundred ? (Fault)_random.Next(1, 8) : Fault.None;
        _commandsUntilFault = _random.Next(request.StartsWith("batch", StringComparison.Ordinal) ? 8 : 1);
        switch (_fault)
        {
            case Fault.RefuseRequest:
                throw MemoryPortal.Refusal(RequestErrors[_random.Next(RequestErrors.Length)]);
            case Fault.LoseRequest:
                throw NoAnswer();
        }
    }

    private void BeforeCommand()
    {
        StopIfCrashed();
        if (_fault == Fault.RefuseCommand && _commandsUntilFault-- == 0)
        {
            throw MemoryPortal.Refusal(CommandErrors[_random.Next(CommandErrors.Length)]);
        }
    }

    private void AfterCommand()
    {
        if (++_commands == _crashAt)
        {
            if (_crashIsPolite)
            {
                _cancellation.Cancel();
            }
            else
            {
                HasCrashed = true;
                StopIfCrashed();
            }
        }

        if (_fault == Fault.FailAfterCommand && _commandsUntilFault-- == 0)
        {
            throw MemoryPortal.Refusal("INTERNAL_SERVER_ERROR");
        }

        if ((_fault == Fault.CutConnection && _commandsUntilFault-- == 0) || (_fault == Fault.LoseAnswer && !IsInBatch))
        {
            throw NoAnswer();
        }
    }

    private bool IsInBatch => _portal.Requests[^1].StartsWith("batch", StringComparison.Ordinal);

    private void ChangeAnswer(JsonObject answer)
    {
        if (_fault == Fault.LoseAnswer)
        {
            throw NoAnswer();
        }

        if (_fault == Fault.CutAnswer)
        {
            JsonObject results = answer["result"]!.AsObject();
            foreach (string key in results.Select(static result => result.Key).ToArray().Where(_ => _random.Next(3) == 0))
            {
                results.Remove(key);
            }
        }
    }

    private BitrixException NoAnswer() => _random.Next(2) == 0
        ? MemoryPortal.NoAnswer()
        : new BitrixException("the answer is not JSON") { StatusCode = Statuses[_random.Next(Statuses.Length)] };

    /// <summary>The process is gone: nobody waits for anything, and nothing is sent any more.</summary>
    private void StopIfCrashed()
    {
        if (HasCrashed)
        {
            throw new OperationCanceledException();
        }
    }
}
