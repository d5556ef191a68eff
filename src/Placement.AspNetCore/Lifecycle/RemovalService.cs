using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Portals;

namespace Placement.Lifecycle;

/// <summary>
/// Goes on, in the background, with removals that could not be settled when their notice came. All of them stand in the store, so that
/// they outlive the process; the store is looked through at the start and every hour.
/// </summary>
internal sealed class RemovalService(
    PortalRemoval removal,
    RemovalSchedule schedule,
    PortalDirectory portals,
    ILoggerFactory loggers,
    TimeProvider? timeProvider = null)
    : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start does not wait for a database.
        await Task.Yield();
        DateTimeOffset nextLook = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                (DateTimeOffset? due, Task added) = schedule.Next();
                if (_clock.GetUtcNow() is var now && now >= nextLook)
                {
                    nextLook = now + BetweenLooks;
                    await LookThroughAsync(nextLook, stoppingToken).ConfigureAwait(false);
                    (due, added) = schedule.Next();
                }

                foreach (PortalKey key in schedule.Take(_clock.GetUtcNow()))
                {
                    await ContinueAsync(key, stoppingToken).ConfigureAwait(false);
                }

                await WaitAsync(due < nextLook ? due.Value : nextLook, added, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // What is left stands in the store.
            }
            catch (Exception exception)
            {
                // Whatever a store gives up with, it does not stop the host. The store is looked through again in a minute.
                InstallationEvents.RemovalsNotRead(_logger, exception);
                nextLook = _clock.GetUtcNow() + BetweenFailures;
                await WaitAsync(nextLook, Task.Delay(Timeout.Infinite, stoppingToken), stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task LookThroughAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await foreach (Portal portal in portals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (portal.Removal is { } waiting && waiting.DueAt < until)
            {
                schedule.Add(portal.Key, waiting.DueAt);
            }
        }
    }

    private async Task ContinueAsync(PortalKey key, CancellationToken cancellationToken)
    {
        if (await portals.FindAsync(key, cancellationToken).ConfigureAwait(false) is { Removal: { } waiting } portal
            && waiting.DueAt <= _clock.GetUtcNow())
        {
            await removal.ContinueAsync(portal).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(DateTimeOffset until, Task added, CancellationToken cancellationToken)
    {
        TimeSpan wait = until - _clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var timer = Task.Delay(wait, _clock, waiting.Token);
            if (_clock.GetUtcNow() < until)
            {
                // The clock was not set forward while the timer was made.
                await Task.WhenAny(timer, added).ConfigureAwait(false);
            }

            await waiting.CancelAsync().ConfigureAwait(false);
        }
    }
}
