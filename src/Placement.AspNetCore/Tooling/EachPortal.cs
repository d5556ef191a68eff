using System.Text.Json;
using Placement.Bindings;
using Placement.Catalog;
using Placement.Releases;
using Placement.Tokens;

namespace Placement.Tooling;

/// <summary>Asks portals one after the other, at the pace of releases: their tokens may have to be renewed for it.</summary>
/// <param name="question">What they are asked.</param>
internal sealed class EachPortal(IPortalQuestion question) : IToolCommand
{
    private const int MaxConcurrency = 4;

    /// <inheritdoc/>
    /// <exception cref="PortalStoreException">The store failed. No other portal is asked then: tokens may be renewed for it.</exception>
    public async Task RunAsync(
        ToolApplication application, ToolRequest request, IReadOnlyList<Portal> portals, ToolChannel channel,
        CancellationToken cancellationToken)
    {
        if (question.NeedsAddress)
        {
            application.RequireAddress();
        }

        int done = 0;
        channel.WriteProgress(0, portals.Count);
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / application.Releases.Options.StartsPerSecond));
        using var turns = new SemaphoreSlim(MaxConcurrency);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> working = [];
        try
        {
            foreach (Portal portal in portals)
            {
                if (working.Count > 0)
                {
                    await pace.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false);
                }

                await turns.WaitAsync(stopping.Token).ConfigureAwait(false);
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
                Action<Utf8JsonWriter> write = await AskOneAsync(application, request, portal, stopping.Token).ConfigureAwait(false);
                channel.Write("portal", json =>
                {
                    WritePortal(json, application, portal);
                    write(json);
                });
                channel.WriteProgress(Interlocked.Increment(ref done), portals.Count);
            }
            catch
            {
                await stopping.CancelAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                turns.Release();
            }
        }
    }

    /// <summary>Which portal it is and, where there are several, which of the applications it has.</summary>
    public static void WritePortal(Utf8JsonWriter json, ToolApplication application, Portal portal)
    {
        json.WriteString("portal", portal.Domain);
        json.WriteString("memberId", portal.MemberId);
        if (application.ClientIds.Count > 1)
        {
            json.WriteString("clientId", application.IdOf(portal));
        }
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

    /// <summary>Asks one. What it has begun is finished, or given up after as long as a release gives a portal up.</summary>
    private async Task<Action<Utf8JsonWriter>> AskOneAsync(
        ToolApplication application, ToolRequest request, Portal portal, CancellationToken stopping)
    {
        if (!portal.HasTokens)
        {
            return static json => WriteVerdict(json, PortalReleaseState.NeedsTokens, "no_tokens");
        }

        using IDisposable turn = await application.Locks.EnterAsync(portal.MemberId).ConfigureAwait(false);
        stopping.ThrowIfCancellationRequested();
        using var limited = new CancellationTokenSource(ReleaseSweep.LongestTry);
        try
        {
            return await question
                .AskAsync(application, request, portal, application.Clients.ForPortal(portal), limited.Token).ConfigureAwait(false);
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
        catch (OperationCanceledException) when (limited.IsCancellationRequested)
        {
            return static json => WriteVerdict(json, PortalReleaseState.Unreachable, "timeout");
        }
        catch (ArgumentException refusal) when (
            refusal.ParamName == "baseAddress" && ProblemOf(application.BaseAddress, portal) is { } problem)
        {
            return json => WriteAddress(json, problem);
        }
        catch (Exception failure) when (failure is not (PortalStoreException or ToolRefusalException or OperationCanceledException))
        {
            ReleaseEvents.TryFailed(application.Logger, portal.Domain, failure);
            return json => WriteVerdict(json, PortalReleaseState.Failed, failure.GetType().Name);
        }
    }

    private static string? ProblemOf(Uri? address, Portal portal) =>
        address is null ? null : PublicAddress.ProblemOf(address, portal.ClientEndpoint);

    private static void WriteAddress(Utf8JsonWriter json, string problem)
    {
        json.WriteString("state", nameof(PortalReleaseState.Failed));
        json.WriteString("outcome", "address_not_public");
        json.WriteString("advice", $"The application's address {problem}. Set Bitrix24:BaseAddress to the one that its users reach.");
    }
}
