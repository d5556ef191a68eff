using System.Text.Json;
using Placement.Catalog;
using Placement.Releases;
using Placement.Tokens;

namespace Placement.Tooling;

/// <summary>Asks portals one after the other, at the pace of releases: their tokens may have to be renewed for it.</summary>
internal static class EachPortal
{
    private const int MaxConcurrency = 4;

    /// <summary>Asks them.</summary>
    /// <param name="application">The application.</param>
    /// <param name="portals">The portals.</param>
    /// <param name="channel">Is told what becomes of each.</param>
    /// <param name="ask">Asks one, and says what to write about it.</param>
    /// <param name="cancellationToken">Stops before the next.</param>
    public static async Task RunAsync(
        ToolApplication application, IReadOnlyList<Portal> portals, ToolChannel channel,
        Func<Portal, IBitrixClient, CancellationToken, Task<Action<Utf8JsonWriter>>> ask, CancellationToken cancellationToken)
    {
        int done = 0;
        channel.WriteProgress(0, portals.Count);
        var interval = TimeSpan.FromSeconds(1 / application.Releases.Options.StartsPerSecond);
        using var pace = new PeriodicTimer(interval);
        using var turns = new SemaphoreSlim(MaxConcurrency);
        List<Task> working = [];
        try
        {
            foreach (Portal portal in portals)
            {
                if (working.Count > 0)
                {
                    await pace.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
                }

                await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
                working.Add(AskAsync(portal));
            }
        }
        finally
        {
            await Task.WhenAll(working).ConfigureAwait(false);
        }

        async Task AskAsync(Portal portal)
        {
            try
            {
                Action<Utf8JsonWriter> write = await AskOneAsync(application, portal, ask, cancellationToken).ConfigureAwait(false);
                channel.Write("portal", json =>
                {
                    WritePortal(json, portal);
                    write(json);
                });
                channel.WriteProgress(Interlocked.Increment(ref done), portals.Count);
            }
            finally
            {
                turns.Release();
            }
        }
    }

    /// <summary>Which portal it is.</summary>
    public static void WritePortal(Utf8JsonWriter json, Portal portal)
    {
        json.WriteString("portal", portal.Domain);
        json.WriteString("memberId", portal.MemberId);
    }

    /// <summary>Why a portal does not have what it should.</summary>
    public static void WriteVerdict(Utf8JsonWriter json, PortalReleaseState state, string? outcome)
    {
        json.WriteString("state", state.ToString());
        if (outcome is not null)
        {
            json.WriteString("outcome", outcome);
            json.WriteString("advice", BitrixError.Find(outcome)?.Advice ?? "");
        }
    }

    private static async Task<Action<Utf8JsonWriter>> AskOneAsync(
        ToolApplication application, Portal portal,
        Func<Portal, IBitrixClient, CancellationToken, Task<Action<Utf8JsonWriter>>> ask, CancellationToken cancellationToken)
    {
        if (!portal.HasTokens)
        {
            return static json => WriteVerdict(json, PortalReleaseState.NeedsTokens, "no_tokens");
        }

        try
        {
            using IDisposable turn = await application.Locks.EnterAsync(portal.MemberId).ConfigureAwait(false);
            return await ask(portal, application.Clients.ForPortal(portal), cancellationToken).ConfigureAwait(false);
        }
        catch (BitrixException refusal) when (refusal.InnerException is TokenStoreException)
        {
            throw new PortalStoreException("The portal store failed, so that no tokens are renewed.", refusal.InnerException);
        }
        catch (BitrixException refusal)
        {
            var verdict = PortalVerdict.Of(refusal);
            return json => WriteVerdict(json, verdict.State, verdict.Outcome);
        }
        catch (ArgumentException refusal)
        {
            return json =>
            {
                json.WriteString("state", nameof(PortalReleaseState.Failed));
                json.WriteString("outcome", "address_not_public");
                json.WriteString("advice", refusal.Message);
            };
        }
    }
}
