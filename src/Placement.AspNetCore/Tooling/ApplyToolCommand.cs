using Placement.Releases;

namespace Placement.Tooling;

/// <summary>Brings portals to what is declared, as a release does: the same walk, the same store, the same pace.</summary>
internal sealed class ApplyToolCommand : IToolCommand
{
    public async Task RunAsync(
        ToolApplication application, ToolRequest request, IReadOnlyList<Portal> portals, ToolChannel channel,
        CancellationToken cancellationToken)
    {
        ToolReleases releases = application.Releases;
        application.RequireAddress();
        if (releases.IsStored && releases.Options.Number < 1)
        {
            throw new ToolRefusalException(
                "The release has no number: set Bitrix24:Releases:Number, to the number of the build for instance.");
        }

        StoredRelease release = await BeginAsync(application, request, cancellationToken).ConfigureAwait(false);
        await releases.Walk.RunAsync(cancellationToken).ConfigureAwait(false);
        int known = await ResetAsync(application, request, portals, cancellationToken).ConfigureAwait(false);
        int done = known;
        channel.WriteProgress(done, portals.Count);
        var scope = new ReleaseScope
        {
            BucketsBelow = request.Portals.Count > 0 ? 0 : request.Canaries is { } share
                ? (int)Math.Ceiling(share * PortalBucket.Count)
                : int.MaxValue,
            Named = [.. request.Portals.Count > 0 ? portals.Select(static portal => portal.MemberId.ToLowerInvariant()) : []],
            Tried = _ => channel.WriteProgress(Math.Min(Interlocked.Increment(ref done), portals.Count), portals.Count),
        };
        try
        {
            await SweepAsync(releases, release, scope, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ReportAsync(application, release, portals, channel).ConfigureAwait(false);
        }
    }

    private static async Task<StoredRelease> BeginAsync(
        ToolApplication application, ToolRequest request, CancellationToken cancellationToken)
    {
        ToolReleases releases = application.Releases;
        if (request.ApprovedAddress is { } address)
        {
            releases.Options.ApprovedAddress = Uri.TryCreate(address, UriKind.Absolute, out Uri? approved)
                && approved.AbsoluteUri.TrimEnd('/') == application.RequireAddress().AbsoluteUri.TrimEnd('/')
                ? approved
                : throw new ToolRefusalException(
                    $"The address that is approved is not the application's, which is {application.BaseAddress}. Nothing was changed.");
        }

        if (request.ApprovedClientId is { } clientId)
        {
            releases.Options.ApprovedClientId = clientId == application.ClientId
                ? clientId
                : throw new ToolRefusalException(
                    $"The client id that is approved is not the application's, which is {application.ClientId}. Nothing was changed.");
        }

        StoredRelease release = await releases.Start.BeginAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ToolRefusalException(
                $"The store has another release than number {releases.Options.Number} of this build: a later one, or one with the "
                + "same number and other declarations. Give this build a higher number, or set Bitrix24:Releases:RollsBack to the one "
                + "that it takes back.");
        return release.State switch
        {
            ReleaseState.Running => release,
            ReleaseState.AwaitingApproval => throw new ToolRefusalException(
                release.ApprovedAddress is { } former
                    ? $"The application's address was {former} and is {application.BaseAddress}: every customer moves there. If that is "
                        + $"meant, say --approve-address {application.BaseAddress}"
                    : "The store has the releases of another client id. If that is meant, say --approve-client-id "
                        + application.ClientId),
            _ when request.Resume => await ResumeAsync(releases, release, cancellationToken).ConfigureAwait(false),
            _ => throw new ToolRefusalException(
                $"The release is {(release.State == ReleaseState.Paused ? "paused" : "stopped, because too much has failed")}. Look at "
                + "why; then say --resume."),
        };
    }

    private static async Task<StoredRelease> ResumeAsync(
        ToolReleases releases, StoredRelease release, CancellationToken cancellationToken)
    {
        IReadOnlyList<PortalReleaseCount> counts = await releases.Store
            .CountPortalsAsync(release.ClientId, bucketsBelow: 0, named: [], cancellationToken).ConfigureAwait(false);
        var stage = ReleaseStage.Of(counts, releases.Options, accepted: 0);
        return await releases.Store.SaveReleaseAsync(
            release with { State = ReleaseState.Running, AcceptedFailures = stage.Failed }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has portals asked that are named, or that somebody wants asked again, whatever is known of them.</summary>
    /// <returns>How many of the others have the release already.</returns>
    private static async Task<int> ResetAsync(
        ToolApplication application, ToolRequest request, IReadOnlyList<Portal> portals, CancellationToken cancellationToken)
    {
        IReleaseStore store = application.Releases.Store;
        bool asksAll = request.Again || request.Portals.Count > 0;
        int known = 0;
        foreach (Portal portal in portals)
        {
            PortalRelease? release = await store
                .FindPortalReleaseAsync(application.ClientId, portal.MemberId, cancellationToken).ConfigureAwait(false);
            bool isDone = release is { State: PortalReleaseState.Current or PortalReleaseState.Unchanged }
                && release.Number == application.Releases.Options.Number;
            if (asksAll)
            {
                await store.SavePortalReleaseAsync(
                    PortalWalk.Unknown(application.ClientId, portal), claimant: null, cancellationToken).ConfigureAwait(false);
            }
            else if (isDone)
            {
                known++;
            }
            else
            {
                await store.RetryPortalAsync(
                    application.ClientId, portal.MemberId, DateTimeOffset.UtcNow, cancellationToken).ConfigureAwait(false);
            }
        }

        return known;
    }

    private static async Task SweepAsync(
        ToolReleases releases, StoredRelease release, ReleaseScope scope, CancellationToken cancellationToken)
    {
        StoredRelease? current = release;
        while (current is { State: ReleaseState.Running } && current.Number == release.Number)
        {
            bool hasTried = await releases.Sweep.RunAsync(current, scope, cancellationToken).ConfigureAwait(false);
            StoredRelease? next = await releases.Store.FindReleaseAsync(release.ClientId, cancellationToken).ConfigureAwait(false);
            if (!hasTried && next?.Revision == current.Revision)
            {
                return;
            }

            current = next;
        }
    }

    private static async Task ReportAsync(
        ToolApplication application, StoredRelease release, IReadOnlyList<Portal> portals, ToolChannel channel)
    {
        StoredRelease? stored = await application.Releases.Store
            .FindReleaseAsync(release.ClientId, CancellationToken.None).ConfigureAwait(false);
        foreach (Portal portal in portals)
        {
            PortalRelease known = await application.Releases.Store
                .FindPortalReleaseAsync(release.ClientId, portal.MemberId, CancellationToken.None).ConfigureAwait(false)
                ?? PortalWalk.Unknown(release.ClientId, portal);
            channel.Write("portal", json =>
            {
                EachPortal.WritePortal(json, portal);
                EachPortal.WriteVerdict(
                    json, known.Number == release.Number ? known.State : PortalReleaseState.Pending, known.Outcome);
                if (known.NextTryAt is { } next)
                {
                    json.WriteString("nextTryAt", next);
                }
            });
        }

        channel.Write("release", json =>
        {
            json.WriteNumber("number", release.Number);
            json.WriteString("state", (stored ?? release).State.ToString());
        });
    }
}
