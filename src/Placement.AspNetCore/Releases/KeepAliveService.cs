using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.RequestVerification;
using Placement.Tokens;
using Placement.Transport;

namespace Placement.Releases;

/// <summary>
/// Renews the tokens of portals that nobody has used for months, before they die: once in so long a time, and spread over weeks, because
/// Bitrix24 blocks applications that renew without need.
/// </summary>
internal sealed class KeepAliveService(
    OwnPortals portals, IPortalShare share, IStartPace pace, PortalClients clients, ClientIdentity application, ReleaseSwitch isOn,
    IOptions<ReleaseOptions> options, ILoggerFactory loggers, TimeProvider? timeProvider = null)
    : BackgroundService
{
    /// <summary>Any user may call it, and it is in every scope.</summary>
    private const string Method = "app.info";

    /// <summary>The time over which the portals are spread.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromDays(45);

    /// <summary>
    /// How far the next bucket is whose host has its turn, each day that tokens are overdue: the host of their own may be one that renews
    /// nothing. It is as many as a shard has, which hosts share by.
    /// </summary>
    private const int BucketsPerDay = PortalBucket.Count / ReleaseShard.Count + 1;

    /// <summary>Hosts that are started at the same moment need not begin with this.</summary>
    private static readonly TimeSpan BeforeFirstWalk = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenWalks = TimeSpan.FromDays(1);

    /// <summary>How long tokens are good for, from when they were issued.</summary>
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromHours(1);

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!isOn.IsOn(options.Value) || options.Value.KeepAliveAfter is not { } age)
        {
            return;
        }

        try
        {
            await Task.Delay(BeforeFirstWalk, _clock, stoppingToken).ConfigureAwait(false);
            while (true)
            {
                await RunAsync(age, stoppingToken).ConfigureAwait(false);
                await Task.Delay(BetweenWalks, _clock, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // There is no hurry.
        }
    }

    /// <summary>Renews what is due.</summary>
    private async Task RunAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (Portal portal in portals.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (PortalTokens tokens in Pairs(portal).Where(tokens => IsDue(portal, tokens, age)))
                {
                    await RenewAsync(portal, tokens, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A store that fails does not stop the host. The next walk comes tomorrow.
            ReleaseEvents.StoreFailed(_logger, failure);
        }
    }

    private static IEnumerable<PortalTokens> Pairs(Portal portal)
    {
        if (portal.Tokens is { RefreshToken: not null } tokens)
        {
            yield return tokens;
        }

        if (portal.SystemUserTokens is { RefreshToken: not null } systemTokens)
        {
            yield return systemTokens;
        }
    }

    private bool IsDue(Portal portal, PortalTokens tokens, TimeSpan age)
    {
        int bucket = PortalBucket.Of(portal.MemberId);
        DateTimeOffset issued = tokens.ExpiresAt - AccessTokenLifetime ?? portal.UpdatedAt;
        TimeSpan overdue = _clock.GetUtcNow() - issued - age - (Spread * bucket / PortalBucket.Count);
        return overdue >= TimeSpan.Zero
            && share.IsMine((int)((bucket + ((long)overdue.TotalDays * BucketsPerDay)) % PortalBucket.Count));
    }

    private async Task RenewAsync(Portal portal, PortalTokens tokens, CancellationToken cancellationToken)
    {
        TimeSpan wait = await pace.ReserveAsync(application.Id, count: 1, cancellationToken).ConfigureAwait(false);
        await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
        try
        {
            await clients.ForTokens(portal, tokens).CallAsync(Method, default, cancellationToken).ConfigureAwait(false);
            ReleaseEvents.KeptAlive(_logger, portal.Domain);
        }
        catch (BitrixException refusal) when (refusal.InnerException is not TokenStoreException)
        {
            ReleaseEvents.NotKeptAlive(_logger, portal.Domain, OutcomeName.Of(refusal));
        }
        catch (Exception failure) when (
            failure is not (BitrixException or PortalStoreException) && !cancellationToken.IsCancellationRequested)
        {
            // Whatever is wrong with this portal, the others are not at fault.
            ReleaseEvents.NotKeptAlive(_logger, portal.Domain, failure.GetType().Name);
        }
    }
}
