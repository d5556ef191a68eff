using Placement.Portals;
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

        RequireApprovable(application, request);
        List<(StoredRelease Release, Portal[] Portals)> begun = [];
        foreach ((string clientId, Portal[] own) in ByApplication(application, portals))
        {
            begun.Add((await BeginAsync(application, request, clientId, cancellationToken).ConfigureAwait(false), own));
        }

        await releases.Walk.RunAsync(cancellationToken).ConfigureAwait(false);
        int done = await ResetAsync(application, request, portals, cancellationToken).ConfigureAwait(false);
        channel.WriteProgress(done, portals.Count);
        try
        {
            foreach ((StoredRelease release, Portal[] own) in begun)
            {
                ReleaseScope scope = ScopeOf(request, own) with
                {
                    Tried = _ => channel.WriteProgress(Math.Min(Interlocked.Increment(ref done), portals.Count), portals.Count),
                };
                await SweepAsync(releases, release, scope, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            try
            {
                await ReportAsync(application, begun, channel).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Why it has ended tells more than why that cannot be told of the portals.
            }

            throw;
        }

        await ReportAsync(application, begun, channel).ConfigureAwait(false);
    }

    /// <summary>The chosen portals of each application; the main one, where there are none.</summary>
    private static Dictionary<string, Portal[]> ByApplication(ToolApplication application, IReadOnlyList<Portal> portals) =>
        portals.Count == 0
            ? new Dictionary<string, Portal[]> { [application.ClientId] = [] }
            : portals.GroupBy(application.IdOf).ToDictionary(static group => group.Key, static group => group.ToArray());

    private static ReleaseScope ScopeOf(ToolRequest request, Portal[] portals) => new()
    {
        BucketsBelow = request.Portals.Count > 0 ? 0
            : request.Canaries is { } share ? (int)Math.Ceiling(share * PortalBucket.Count)
            : int.MaxValue,
        Named = [.. request.Portals.Count > 0 ? portals.Select(static portal => portal.MemberId.ToLowerInvariant()) : []],
    };

    /// <exception cref="ToolRefusalException">Something else is approved than the application has.</exception>
    private static void RequireApprovable(ToolApplication application, ToolRequest request)
    {
        var approval = ReleaseApproval.Of(application.Releases.Start.Own(), request.ApprovedAddress, clientId: null);
        if (request.ApprovedAddress is not null && !approval.IsOfAddress)
        {
            throw new ToolRefusalException(
                $"The address that is approved is not the application's, which is {application.BaseAddress}. Nothing was changed.");
        }

        if (request.ApprovedClientId is { } clientId && !application.ClientIds.Contains(clientId))
        {
            throw new ToolRefusalException(
                $"The client id that is approved is not the application's, which is {string.Join(" or ", application.ClientIds)}. Nothing "
                + "was changed.");
        }
    }

    private static async Task<StoredRelease> BeginAsync(
        ToolApplication application, ToolRequest request, string clientId, CancellationToken cancellationToken)
    {
        ToolReleases releases = application.Releases;
        var approval = ReleaseApproval.Of(releases.Start.Own(clientId), request.ApprovedAddress, request.ApprovedClientId);
        StoredRelease release = await releases.Start.BeginAsync(clientId, approval, cancellationToken).ConfigureAwait(false)
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
                    : "The store has the releases of another client id. If that is meant, say --approve-client-id " + clientId),
            _ when request.Resume
                && await ResumeAsync(releases, clientId, cancellationToken).ConfigureAwait(false) is { } resumed => resumed,
            _ => throw new ToolRefusalException(
                $"The release is {(release.State == ReleaseState.Paused ? "paused" : "stopped, because too much has failed")}. Look at "
                + "why; then say --resume."),
        };
    }

    private static async Task<StoredRelease?> ResumeAsync(ToolReleases releases, string clientId, CancellationToken cancellationToken)
    {
        await releases.Monitor.ForApplication(clientId).ResumeAsync(cancellationToken).ConfigureAwait(false);
        return await releases.Store.FindReleaseAsync(clientId, cancellationToken).ConfigureAwait(false)
            is { State: ReleaseState.Running } resumed ? resumed : null;
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
            string clientId = application.IdOf(portal);
            PortalRelease? release = await store
                .FindPortalReleaseAsync(clientId, portal.MemberId, cancellationToken).ConfigureAwait(false);
            if (asksAll)
            {
                await store.SavePortalReleaseAsync(
                    PortalWalk.Unknown(clientId, portal), claimant: null, cancellationToken).ConfigureAwait(false);
            }
            else if (release is not null
                && ReleaseConditions.IsDone(release.State)
                && release.Number == application.Releases.Options.Number)
            {
                known++;
            }
            else
            {
                await store.RetryPortalAsync(clientId, portal.MemberId, DateTimeOffset.UtcNow, cancellationToken).ConfigureAwait(false);
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
        ToolApplication application, List<(StoredRelease Release, Portal[] Portals)> begun, ToolChannel channel)
    {
        List<StoredRelease> stored = [];
        foreach ((StoredRelease release, Portal[] portals) in begun)
        {
            stored.Add(await application.Releases.Store
                .FindReleaseAsync(release.ClientId, CancellationToken.None).ConfigureAwait(false) ?? release);
            foreach (Portal portal in portals)
            {
                await ReportAsync(application, release, portal, channel).ConfigureAwait(false);
            }
        }

        // The last one is what a tool goes by that knows of one application.
        foreach (StoredRelease release in stored.OrderByDescending(static release => release.State == ReleaseState.Running))
        {
            channel.Write("release", json =>
            {
                json.WriteString("clientId", release.ClientId);
                json.WriteNumber("number", application.Releases.Options.Number);
                json.WriteString("state", release.State.ToString());
            });
        }
    }

    private static async Task ReportAsync(ToolApplication application, StoredRelease release, Portal portal, ToolChannel channel)
    {
        PortalRelease known = await application.Releases.Store
            .FindPortalReleaseAsync(release.ClientId, portal.MemberId, CancellationToken.None).ConfigureAwait(false)
            ?? PortalWalk.Unknown(release.ClientId, portal);
        channel.Write("portal", json =>
        {
            EachPortal.WritePortal(json, application, portal);
            EachPortal.WriteVerdict(json, known.Number == release.Number ? known.State : PortalReleaseState.Pending, known.Outcome);
            if (known.NextTryAt is { } next)
            {
                json.WriteString("nextTryAt", next);
            }
        });
    }
}
