using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Placement.Diagnostics;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>What releases log and count. Portals are named by their domain, as the store has it.</summary>
/// <remarks>The numbers are part of the documentation, docs/deploying.md, and are never used twice.</remarks>
internal static partial class ReleaseEvents
{
    /// <summary>The category of all of them.</summary>
    public const string Category = "Placement.Releases";

    private const string StateTag = "placement.release.state";

    private static readonly Counter<long> Portals = PlacementDiagnostics.Meter.CreateCounter<long>(
        "placement.release.portals", "{portal}", "Portals that a release was tried on, by what became of them.");

    /// <summary>The activity of one portal; null: nobody listens.</summary>
    public static Activity? Start(Portal? portal) =>
        PlacementDiagnostics.Activities.StartActivity("release")?.SetTag("server.address", portal?.ClientEndpoint.Host);

    /// <summary>Counts what became of a portal, and logs it once where somebody has to do something.</summary>
    public static void Tried(ILogger logger, ClaimedPortal claimed, PortalRelease now)
    {
        Portals.Add(1, new KeyValuePair<string, object?>(StateTag, now.State.ToString()));
        string portal = claimed.Portal?.Domain ?? now.MemberId;
        if (ReleaseConditions.IsDone(now.State))
        {
            Done(logger, portal, now.Number, now.State);
        }
        else if (now.State != claimed.Release.State || now.Number != claimed.Release.Number)
        {
            NotDone(logger, portal, now.Number, now.State, now.Outcome ?? "", Advice(now.State), Next(now));
        }
        else
        {
            StillNotDone(logger, portal, now.Number, now.State, now.Outcome ?? "", Next(now));
        }
    }

    [LoggerMessage(310, LogLevel.Information, "Release {Number} begins or goes on: {Unchanged} more portals have what it declares already")]
    public static partial void Begins(ILogger logger, long number, int unchanged);

    [LoggerMessage(
        311, LogLevel.Warning,
        "This host has release {Number}, and the store has {Stored}, where {Highest} is the highest so far: this host changes and removes "
        + "nothing. To take the highest back, set ReleaseOptions.RollsBack to its number; otherwise release with a higher one")]
    public static partial void Outdated(ILogger logger, long number, long stored, long highest);

    [LoggerMessage(
        312, LogLevel.Error,
        "Release {Number} is stored with other declarations than this host has, so this host changes nothing. Give every deployment that "
        + "declares something else a higher ReleaseOptions.Number")]
    public static partial void NumberUsedTwice(ILogger logger, long number);

    [LoggerMessage(
        313, LogLevel.Warning,
        "Release {Number} waits for approval, because {Reason}: it moves every customer. Approve it with {Setting}: {Value}")]
    public static partial void AwaitsApproval(ILogger logger, long number, string reason, string setting, string value);

    [LoggerMessage(314, LogLevel.Debug, "{Portal}: release {Number} is there ({State})")]
    public static partial void Done(ILogger logger, string portal, long number, PortalReleaseState state);

    [LoggerMessage(315, LogLevel.Warning, "{Portal}: release {Number} is not there: {State}, {Outcome}. {Advice} {Next}")]
    public static partial void NotDone(
        ILogger logger, string portal, long number, PortalReleaseState state, string outcome, string advice, string next);

    [LoggerMessage(316, LogLevel.Information, "{Portal}: release {Number} is still not there: {State}, {Outcome}. {Next}")]
    public static partial void StillNotDone(
        ILogger logger, string portal, long number, PortalReleaseState state, string outcome, string next);

    [LoggerMessage(
        317, LogLevel.Error,
        "Release {Number} stops: {Failed} of {Tried} portals have failed. Look at why, then resume it or release again")]
    public static partial void Stops(ILogger logger, long number, int failed, int tried);

    [LoggerMessage(318, LogLevel.Information, "Release {Number}: every portal was tried. {Done} of {Count} have it")]
    public static partial void Ends(ILogger logger, long number, int done, int count);

    [LoggerMessage(
        319, LogLevel.Error, "The portal store failed, or something else did that is no portal's fault, so the release goes on later")]
    public static partial void StoreFailed(ILogger logger, Exception exception);

    [LoggerMessage(320, LogLevel.Error, "{Portal}: the release could not be tried. It is tried again")]
    public static partial void TryFailed(ILogger logger, string portal, Exception exception);

    [LoggerMessage(321, LogLevel.Information, "{Portal}: tokens that nobody has used for long are renewed")]
    public static partial void KeptAlive(ILogger logger, string portal);

    [LoggerMessage(322, LogLevel.Warning, "{Portal}: tokens that nobody has used for long cannot be renewed because of {Error}")]
    public static partial void NotKeptAlive(ILogger logger, string portal, string error);

    [LoggerMessage(
        323, LogLevel.Warning,
        "The portal store does not keep releases (IReleaseStore): every start asks all portals, and other hosts do not know of it")]
    public static partial void StoreHasNoReleases(ILogger logger);

    [LoggerMessage(324, LogLevel.Information, "Release {Number} is {State} now")]
    public static partial void Changed(ILogger logger, long number, ReleaseState state);

    private static string Advice(PortalReleaseState state) => state switch
    {
        PortalReleaseState.AwaitingAdministrator or PortalReleaseState.NeedsTokens =>
            "An administrator of the portal has to open the application's installer.",
        PortalReleaseState.Closed => "The portal is closed, perhaps for a while.",
        PortalReleaseState.Unlicensed => "The portal's plan, or the application's subscription, has to be renewed.",
        PortalReleaseState.Moved => "The portal has moved to an address that is not trusted: see PlacementOptions.PortalHosts.",
        PortalReleaseState.Gone => "The portal does not have the application any more.",
        PortalReleaseState.Failed => "The portal refused what is declared: open the installer there, which says what to do.",
        _ => "The portal, or the authorization server, did not answer.",
    };

    private static string Next(PortalRelease portal) =>
        portal.NextTryAt is { } next ? $"It is tried again at {next:u}" : "It is not tried again by itself";
}
