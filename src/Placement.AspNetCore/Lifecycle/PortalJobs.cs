using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Placement.Lifecycle;

/// <summary>
/// Does something to a portal: one thing at a time, and to its end, whether or not the request still is there that asked for it. Only the
/// log is told of what
/// fails; the next run completes it.
/// </summary>
internal sealed class PortalJobs(IPortalStore store, PortalLocks locks, ILoggerFactory loggers, IHostApplicationLifetime? host = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>A host that stops waits for its requests for a while: as long as it does, they are worked on.</summary>
    private readonly CancellationToken _stopped = host?.ApplicationStopped ?? CancellationToken.None;

    /// <summary>Does it when it is the portal's turn.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="work">What to do to the portal as it is stored then; null: it is not stored any more.</param>
    public async Task DoAsync(Portal portal, Func<Portal?, CancellationToken, Task> work)
    {
        using IDisposable turn = await locks.EnterAsync(portal.MemberId).ConfigureAwait(false);
        try
        {
            await work(await store.FindAsync(portal.MemberId, _stopped).ConfigureAwait(false), _stopped).ConfigureAwait(false);
        }
        catch (PortalStoreException exception)
        {
            InstallationEvents.StoreFailed(_logger, portal.Domain, exception);
        }
        catch (Exception exception)
        {
            InstallationEvents.WorkFailed(_logger, portal.Domain, exception);
        }
    }
}
