using System.Diagnostics.CodeAnalysis;

namespace Placement.Lifecycle;

/// <summary>What became of an installation or an update.</summary>
internal sealed record InstallationResult
{
    /// <summary>What became of the widgets; null: none could be registered.</summary>
    public RegistrationReport? Report { get; init; }

    /// <summary>Why no widget could be registered; null: that is not the reason.</summary>
    public BitrixException? Refusal { get; init; }

    /// <summary>
    /// Why the portal's users could not open what would be registered, to follow "the application's address": nothing was; null: they can.
    /// </summary>
    public string? AddressProblem { get; init; }

    /// <summary>Why the handlers of events could not be bound; null: they are. The application works without them.</summary>
    public BitrixException? EventRefusal { get; init; }

    /// <summary>
    /// What is wrong with the application's client id or secret, as a sentence, though everything is registered: its tokens cannot be
    /// renewed; null: nothing is.
    /// </summary>
    public string? SecretProblem { get; init; }

    /// <summary>
    /// Whether something on the application's own side failed: its store, or what it does of its own. Only the log says what.
    /// </summary>
    public bool HasInternalFailure { get; init; }

    /// <summary>Whether the application works on the portal.</summary>
    [MemberNotNullWhen(true, nameof(Report))]
    public bool Succeeded => Report is { Succeeded: true } && !HasInternalFailure;
}
