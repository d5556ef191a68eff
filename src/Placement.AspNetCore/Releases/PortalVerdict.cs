using Placement.Catalog;
using Placement.Transport;

namespace Placement.Releases;

/// <summary>What became of an attempt to bring a portal up.</summary>
/// <param name="State">The state that it leads to.</param>
/// <param name="Outcome">The name of what went wrong; null: nothing did.</param>
internal sealed record PortalVerdict(PortalReleaseState State, string? Outcome)
{
    /// <summary>What a refusal of the portal, or of the authorization server, means.</summary>
    public static PortalVerdict Of(BitrixException refusal) => new(StateOf(refusal), OutcomeName.Of(refusal));

    /// <summary>What a report says: the portal has everything, or has refused something.</summary>
    public static PortalVerdict Of(RegistrationReport report)
    {
        if (report.Outcomes.FirstOrDefault(static outcome => outcome.Status == OutcomeStatus.Failed) is { } failed)
        {
            BitrixError? error = BitrixError.Find(failed.ErrorCode);
            PortalReleaseState state = error is null ? PortalReleaseState.Failed : StateOf(error) ?? PortalReleaseState.Failed;
            return new(state, failed.ErrorCode is { Length: > 0 } code ? OutcomeName.Of(code) : "not_registered");
        }

        return new(
            report.Outcomes.All(static outcome => outcome.Status == OutcomeStatus.Unchanged)
                ? PortalReleaseState.Unchanged
                : PortalReleaseState.Current,
            Outcome: null);
    }

    private static PortalReleaseState StateOf(BitrixException refusal) =>
        BitrixError.Find(refusal.Code) is { } error && StateOf(error) is { } state ? state
        : refusal.StatusCode is null || (int)refusal.StatusCode >= 500 ? PortalReleaseState.Unreachable
        : (int)refusal.StatusCode is >= 300 and < 400 ? PortalReleaseState.Moved
        : PortalReleaseState.Failed;

    /// <summary>What a code means; null: something else decides.</summary>
    private static PortalReleaseState? StateOf(BitrixError error) => error switch
    {
        { MeansRemoved: true } => PortalReleaseState.Gone,
        { Subject: ErrorSubject.ClosedPortal } => PortalReleaseState.Closed,
        { Subject: ErrorSubject.License } => PortalReleaseState.Unlicensed,
        { Subject: ErrorSubject.RefreshToken } => PortalReleaseState.NeedsTokens,
        { Subject: ErrorSubject.Administrator } => PortalReleaseState.AwaitingAdministrator,
        { EndsTokens: true } => PortalReleaseState.NeedsTokens,
        { Subject: ErrorSubject.Client } => PortalReleaseState.Failed,
        { Subject: ErrorSubject.Availability } or { IsOutcomeUnknown: true }
            or { Refusal: RefusalKind.QueryLimit or RefusalKind.OperatingTimeLimit } =>
            PortalReleaseState.Unreachable,
        _ => null,
    };
}
