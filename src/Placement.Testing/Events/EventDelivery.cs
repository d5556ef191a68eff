namespace Placement.Testing;

/// <summary>What became of one event at one handler. A handler that fails does not stop the others.</summary>
/// <param name="Event">The event, upper case; of a notice that is none, its error code.</param>
/// <param name="Handler">The handler's address, as it was registered.</param>
/// <param name="StatusCode">The HTTP status of the handler's answer; null: it could not be reached.</param>
/// <param name="Error">Why it could not be reached; null: it was.</param>
public sealed record EventDelivery(string Event, string Handler, int? StatusCode, string? Error)
{
    /// <summary>Whether the handler took it: its status is 2xx.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>Insists that the handler took it.</summary>
    /// <returns>This delivery.</returns>
    /// <exception cref="InvalidOperationException">It did not; the message says what it answered.</exception>
    public EventDelivery EnsureSuccess() =>
        IsSuccess
            ? this
            : throw new InvalidOperationException(
                $"{Handler} did not take {Event}: {Error ?? FormattableString.Invariant($"it answered {StatusCode}")}.");
}
