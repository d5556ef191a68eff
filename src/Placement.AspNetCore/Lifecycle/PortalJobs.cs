using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Portals;

namespace Placement.Lifecycle;

/// <summary>
/// Does something to a portal: one thing at a time, and to its end, whether or not the request still is there that asked for it. Whoever
/// asks for what waits for its turn already gets the result of that. Only the log is told of what fails; the next run completes it.
/// </summary>
internal sealed class PortalJobs(
    PortalDirectory portals, PortalLocks locks, ILoggerFactory loggers, IHostApplicationLifetime? host = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>A host that stops waits for its requests for a while: as long as it does, they are worked on.</summary>
    private readonly CancellationToken _stopped = host?.ApplicationStopped ?? CancellationToken.None;

    private readonly object _gate = new();

    /// <summary>What has not begun, by the portal and what is done.</summary>
    private readonly Dictionary<(PortalKey Portal, object Job), Task> _waiting = [];

    /// <summary>Does it when it is the portal's turn, or waits with others for the same job.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="job">
    /// What is done: of two that are equal, one is enough, as long as it has not begun. Equal jobs have results of one type.
    /// </param>
    /// <param name="failed">The result where something was thrown.</param>
    /// <param name="work">What to do to the portal as it is stored then; null: it is not stored any more.</param>
    public Task<T> DoAsync<T>(Portal portal, object job, T failed, Func<Portal?, CancellationToken, Task<T>> work)
    {
        (PortalKey, object) key = (portal.Key, job);
        lock (_gate)
        {
            if (_waiting.TryGetValue(key, out Task? waiting))
            {
                InstallationEvents.Joined(_logger, portal.Domain);
                return (Task<T>)waiting;
            }

            Task<IDisposable> turn = locks.EnterAsync(portal.MemberId);
            Task<T> added = Task.Run(() => DoInTurnAsync(key, turn, portal, failed, work), CancellationToken.None);
            _waiting.Add(key, added);
            return added;
        }
    }

    private async Task<T> DoInTurnAsync<T>(
        (PortalKey Portal, object Job) key, Task<IDisposable> turn, Portal portal, T failed, Func<Portal?, CancellationToken, Task<T>> work)
    {
        using IDisposable entered = await turn.ConfigureAwait(false);
        lock (_gate)
        {
            // What is asked for from now on may be about something that this one does not see any more.
            _waiting.Remove(key);
        }

        try
        {
            return await work(await portals.FindAsync(portal, _stopped).ConfigureAwait(false), _stopped).ConfigureAwait(false);
        }
        catch (PortalStoreException exception)
        {
            InstallationEvents.StoreFailed(_logger, portal.Domain, exception);
        }
        catch (Exception exception)
        {
            InstallationEvents.WorkFailed(_logger, portal.Domain, exception);
        }

        return failed;
    }
}
